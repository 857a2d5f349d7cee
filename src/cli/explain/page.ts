/** How does an explanation look as a page? One file, which loads nothing. */
import { createHash } from "node:crypto";
import type { Explained, ExplainedFiles } from "../explain.ts";
import type { Repair } from "./diff.ts";
import { drawFlow, legend, nameOf } from "./page/flow.ts";
import { html, type Html, Html as Markup, prose } from "./page/html.ts";
import { script } from "./page/script.ts";
import { renderSource } from "./page/source.ts";
import { style } from "./page/style.ts";

/** The page with all findings. Text of the linted files is in it as text only. */
export function renderPage({ findings, silent }: ExplainedFiles): string {
  const files = new Map<string, Explained[]>();
  for (const finding of findings) files.set(finding.name, [...(files.get(finding.name) ?? []), finding]);
  const numbers = new Map(findings.map((finding, index) => [finding, index + 1]));
  const count = `${findings.length} ${findings.length === 1 ? "finding" : "findings"}`;
  const title = [...files.keys(), ...silent].slice(0, 1).join("") || "no file";
  // Only this very script may run, whatever the source that is shown.
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${`${title}: ${count}`}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<strong>async-lifecycle</strong><span class="count">${count}</span>
<button type="button" id="theme" hidden aria-label="Colours: as the system">◐ <span>system</span></button>
</header>
<div class="layout">
<nav aria-label="Findings">${[...files].map(([name, some]) => renderEntries(name, some, numbers))}${silent.map(name => html`<p class="silent">${name}<br>Nothing was found.</p>`)}</nav>
<main id="findings" tabindex="-1">${findings.map((finding, index) => renderFinding(finding, index + 1))}${findings.length === 0 ? html`<p class="nothing">There is nothing to explain.</p>` : undefined}</main>
</div>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return page.markup;
}

function renderEntries(name: string, findings: readonly Explained[], numbers: ReadonlyMap<Explained, number>): Html {
  const entries = findings.map(finding => {
    const number = numbers.get(finding) ?? 0;
    return html`<li><a href="#finding-${number}"><span class="${severityOf(finding)}">${placeOf(finding)}</span><span class="rule">${finding.rule}</span><span class="brief">${prose(briefOf(finding.message))}</span></a></li>`;
  });
  return html`<h2>${name}</h2><ol>${entries}</ol>`;
}

/** The first sentence says what it is. */
function briefOf(message: string): string {
  const [first = message] = message.split(/(?<=[.;])\s/u);
  return first.replace(/[.;]$/u, "");
}

/** `12:5`; in a notebook the cell and the line in it. */
function placeOf({ column, explanation, line, isPython }: Explained): string {
  const text = explanation.texts[explanation.at.text];
  if (text === undefined || text.part === "") return `${line}:${column}`;
  const before = text.text.slice(0, explanation.at.start).split(isPython ? /\r\n|[\r\n]/u : /\n/u);
  return `${text.part}, ${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

function severityOf({ isError }: Explained): string {
  return isError ? "place error" : "place warning";
}

function renderFinding(finding: Explained, number: number): Html {
  const { explanation, isPython, message, name, repairs, rule, url } = finding;
  const { pictures, steps } = explanation;
  const link = url === undefined ? html`<code>${rule}</code>` : html`<a href="${url}" rel="noreferrer">${rule}</a>`;
  const list = steps.map(
    ({ what, words }, index) => html`<li><button type="button" class="step ${what}" data-step="${index}" tabindex="${index === 0 ? 0 : -1}"><span class="badge${isPrimary(finding, index) ? " primary" : ""}">${index + 1}</span><span>${prose(words)}</span></button></li>`,
  );
  return html`
<section class="finding" id="finding-${number}" aria-labelledby="title-${number}">
<p class="where"><span class="${severityOf(finding)}">${finding.isError ? "error" : "warning"}</span> ${link} <span class="file">${name}:${placeOf(finding)}</span></p>
<h1 id="title-${number}">${prose(message)}</h1>
<div class="columns">
<div class="reading">
${steps.length > 0 ? html`<h2>The way to it</h2><ol class="steps" aria-label="Steps">${list}</ol>` : undefined}
<h2>Source</h2>
${renderSource(finding)}
</div>
${pictures.length > 0 ? html`<div class="drawing"><h2>Flow</h2><p class="legend">${legend}</p><div class="pane" tabindex="0" role="group" aria-label="Flow graph">${pictures.map(picture => html`<h3>${nameOf(picture)}</h3>${drawFlow(picture, explanation.texts, isPython)}`)}</div></div>` : undefined}
</div>
${repairs.length > 0 ? html`<div class="repairs"><h2>What repairs it</h2>${repairs.map((repair, index) => renderRepair(repair, index === 0))}</div>` : undefined}
</section>`;
}

function isPrimary({ explanation: { at, steps } }: Explained, index: number): boolean {
  const place = steps[index]?.place;
  return place?.text === at.text && place.start === at.start && place.end === at.end;
}

function renderRepair({ diff, kind, title }: Repair, isOpen: boolean): Html {
  const lines = diff.split("\n").slice(0, -1).map(line => html`<span class="${lineStyle(line)}">${line}
</span>`);
  const heading = html`<summary><span class="kind ${kind}">${kind === "fix" ? "fix" : "suggestion"}</span> ${prose(title === "" ? "`--fix` writes this." : title)}</summary>`;
  const body = html`${heading}<pre class="diff"><code>${lines}</code></pre>`;
  return isOpen ? html`<details open>${body}</details>` : html`<details>${body}</details>`;
}

function lineStyle(line: string): string {
  if (/^(?:---|\+\+\+) /u.test(line)) return "file";
  if (line.startsWith("@@")) return "hunk";
  if (line.startsWith("+")) return "added";
  return line.startsWith("-") ? "removed" : "same";
}
