/** What does the page do? Without it every finding is shown, one below the other. */

/** The script. It reads what is in the page and makes no markup of it. */
export const script = `
"use strict";
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
root.classList.add("scripted");

// Findings: one at a time, by the part of the address behind the hash.
const findings = all(".finding");
const links = all("nav a");
function show() {
  const wanted = findings.find((each) => "#" + each.id === location.hash) ?? findings[0];
  for (const each of findings) each.classList.toggle("current", each === wanted);
  for (const link of links) {
    if (wanted && link.hash === "#" + wanted.id) {
      link.setAttribute("aria-current", "true");
      scrollInto(document.querySelector("nav"), link);
    } else link.removeAttribute("aria-current");
  }
  if (wanted) reveal(wanted);
}
addEventListener("hashchange", () => { show(); scrollTo(0, 0); });

// Steps: what belongs to one is marked in the list, in the source and in the drawing.
function mark(finding, step) {
  for (const each of all("[data-steps], [data-step]", finding)) {
    const steps = each.dataset.step === undefined ? each.dataset.steps.split(" ") : [each.dataset.step];
    each.classList.toggle("is-active", step !== undefined && steps.includes(step));
  }
}
function scrollInto(pane, target) {
  if (!pane || !target) return;
  const [outer, inner] = [pane.getBoundingClientRect(), target.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) pane.scrollTop += inner.top - outer.top - outer.height / 2 + inner.height / 2;
  if (inner.left < outer.left || inner.right > outer.right) pane.scrollLeft += inner.left - outer.left - Math.max(20, (outer.width - inner.width) / 2);
}
function follow(finding, step) {
  mark(finding, step);
  scrollInto(finding.querySelector(".pane"), finding.querySelector('.pane [data-steps~="' + step + '"]'));
  const text = finding.querySelector('.source [data-steps~="' + step + '"]');
  const gap = text?.closest("details");
  if (gap) gap.open = true;
  const box = text?.getBoundingClientRect();
  if (box && (box.top < 60 || box.bottom > innerHeight)) text.scrollIntoView({ block: "center", inline: "nearest" });
}
function reveal(finding) {
  const first = finding.querySelector(".pane [data-steps]");
  scrollInto(finding.querySelector(".pane"), first);
}
for (const finding of findings) {
  const steps = all(".step", finding);
  let chosen;
  const choose = (button) => {
    chosen = button.dataset.step;
    for (const each of steps) {
      each.tabIndex = each === button ? 0 : -1;
      if (each === button) each.setAttribute("aria-current", "step");
      else each.removeAttribute("aria-current");
    }
    follow(finding, chosen);
  };
  for (const button of steps) {
    button.addEventListener("focus", () => choose(button));
    button.addEventListener("click", () => choose(button));
  }
  const over = (event) => {
    const target = event.target.closest("[data-step], [data-steps]");
    const step = target?.dataset.step ?? target?.dataset.steps.split(" ")[0];
    mark(finding, step === undefined || step === "" ? chosen : step);
  };
  finding.addEventListener("mouseover", over);
  finding.addEventListener("mouseleave", () => mark(finding, chosen));
  finding.addEventListener("click", (event) => {
    const target = event.target.closest("mark, .row[data-steps], .box[data-steps], .note[data-steps]");
    const step = target?.dataset.steps.split(" ")[0];
    if (step) steps[Number(step)]?.focus();
  });
}

// Arrow keys go from step to step, and from finding to finding.
function arrows(items, event) {
  const at = items.indexOf(document.activeElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[Math.min(items.length - 1, Math.max(0, to))].focus();
}
for (const list of all(".steps")) list.addEventListener("keydown", (event) => arrows(all(".step", list), event));
document.querySelector("nav").addEventListener("keydown", (event) => arrows(links, event));

// Colours: as the system has it, or as chosen.
const theme = document.getElementById("theme");
const names = ["system", "light", "dark"];
function paint(name) {
  if (name === "system") delete root.dataset.theme;
  else root.dataset.theme = name;
  theme.querySelector("span").textContent = name;
  theme.setAttribute("aria-label", "Colours: " + (name === "system" ? "as the system" : name));
}
let name = "system";
try { name = names.includes(localStorage.getItem("async-lifecycle-theme")) ? localStorage.getItem("async-lifecycle-theme") : name; } catch {}
theme.hidden = false;
paint(name);
theme.addEventListener("click", () => {
  name = names[(names.indexOf(name) + 1) % names.length];
  paint(name);
  try { localStorage.setItem("async-lifecycle-theme", name); } catch {}
});
show();
`;
