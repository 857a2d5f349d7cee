/** How is the flow graph of a function drawn, with the way through it? */
import type { ExplainedArrow, ExplainedBox, ExplainedPicture, ExplainedText } from "../../../kit/explaining.ts";
import { shortened } from "../../../core/labels.ts";
import { SourceLines } from "../frames.ts";
import { columns, shown, widthOf } from "../width.ts";
import { html, type Html, escapeHtml, Html as Markup } from "./html.ts";
import { type Layout, layOut, type Placed, type Route } from "./layout.ts";

const CHARACTER = 7.3;
const ROW = 22;
const PADDING = 7;
const BADGE = 20;
const LONGEST = 46;
/** A drawing that is too wide is made smaller down to this, and then scrolls. */
const SMALLEST = 0.7;
/** A function with more boxes is drawn around its way. */
const MANY = 70;

interface Row {
  readonly line: string;
  readonly text: string;
  readonly isTest: boolean;
  readonly steps: readonly number[];
}

interface Drawn {
  readonly box: ExplainedBox;
  readonly rows: readonly Row[];
  readonly gutter: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow that only shows that something may be thrown out of the function. */
interface Stub {
  readonly from: number;
}

/** The drawing of a function. `isPython` says how its lines end. */
export function drawFlow(picture: ExplainedPicture, texts: readonly ExplainedText[], isPython: boolean): Html {
  const focused = focus(picture);
  const { arrows, stubs } = withoutThrows(focused);
  const used = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const boxes = focused.boxes.filter(({ id, kind }) => kind !== "raise" || used.has(id)).map(box => drawn(box, texts, isPython));
  const layout = layOut(
    boxes.map(({ box, height, width }) => ({ id: box.id, width, height })),
    arrows.map(({ from, kind, to }) => ({ from, to, isBack: kind === "back" })),
  );
  const width = Math.ceil(layout.width) + 24;
  const order = [...arrows.keys()].sort((left, right) => Number(arrows[left]?.isOnWay) - Number(arrows[right]?.isOnWay));
  const lines = order.flatMap(index => {
    const [arrow, route] = [arrows[index], layout.routes[index]];
    return arrow && route ? drawArrow(arrow, route) : [];
  });
  const hidden = picture.boxes.length - focused.boxes.length;
  return html`<figure class="flow">
<svg role="img" aria-label="${`Flow graph of ${nameOf(picture)}: ${boxes.length} boxes, with the way to the finding`}" width="${width}" height="${Math.ceil(layout.height)}" viewBox="0 0 ${width} ${Math.ceil(layout.height)}" style="min-width: ${Math.ceil(width * SMALLEST)}px">
${lines}
${stubs.flatMap(stub => drawStub(stub, layout))}
${boxes.flatMap(each => drawBox(each, layout))}
</svg>
${hidden > 0 ? html`<figcaption>${hidden} boxes away from the way are left out.</figcaption>` : undefined}
</figure>`;
}

/** How a function is called in headings. */
export function nameOf({ name }: ExplainedPicture): string {
  return name.startsWith("(") ? name.slice(1, -1) : `${name}()`;
}

/** Of a long function the boxes on the way, and those beside it. */
function focus(picture: ExplainedPicture): ExplainedPicture {
  if (picture.boxes.length <= MANY) return picture;
  const kept = new Set(picture.boxes.filter(({ isOnWay }) => isOnWay).map(({ id }) => id));
  const beside = picture.arrows.filter(({ from, kind }) => kept.has(from) && kind !== "exception").map(({ to }) => to);
  for (const id of beside) kept.add(id);
  return {
    ...picture,
    boxes: picture.boxes.filter(({ id }) => kept.has(id)),
    arrows: picture.arrows.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

/** Nearly everything may throw out of the function: only on the way that is an arrow, elsewhere the mark of one. */
function withoutThrows({ arrows, boxes }: ExplainedPicture): { readonly arrows: readonly ExplainedArrow[]; readonly stubs: readonly Stub[] } {
  const raise = boxes.find(({ kind }) => kind === "raise")?.id;
  const isStub = ({ isOnWay, kind, to }: ExplainedArrow): boolean => to === raise && kind === "exception" && !isOnWay;
  return { arrows: arrows.filter(arrow => !isStub(arrow)), stubs: arrows.filter(isStub) };
}

function drawn(box: ExplainedBox, texts: readonly ExplainedText[], isPython: boolean): Drawn {
  const rows = box.rows.filter(row => isTelling(row, texts)).map(({ isTest, place, steps }): Row => {
    const { text } = texts[place.text] ?? { text: "" };
    const code = shown(shortened(text.slice(place.start, place.end)));
    const cut = widthOf(code) > LONGEST ? `${columns(code, 0, LONGEST - 1)}…` : code;
    return { line: String(new SourceLines(text, isPython).numberOf(place.start)), text: cut, isTest, steps };
  });
  const gutter = Math.max(0, ...rows.map(({ line }) => line.length));
  const widest = Math.max(0, ...rows.map(({ isTest, steps, text }) => (widthOf(text) + (isTest ? 2 : 0)) * CHARACTER + steps.length * BADGE));
  if (rows.length > 0) return { box, rows, gutter, width: widest + (gutter + 1) * CHARACTER + 2 * PADDING + 8, height: rows.length * ROW + 2 * PADDING };
  const word = wordOf(box);
  if (word === "") return { box, rows, gutter, width: 14, height: 14 };
  return { box, rows, gutter, width: word.length * CHARACTER + box.steps.length * BADGE + 28, height: 26 };
}

/** A name that is merely filled tells nothing. */
function isTelling({ isTest, place, steps }: ExplainedBox["rows"][number], texts: readonly ExplainedText[]): boolean {
  return isTest || steps.length > 0 || !/^[\w$]*$/u.test(texts[place.text]?.text.slice(place.start, place.end) ?? "");
}

function wordOf({ kind }: ExplainedBox): string {
  return { block: "", entry: "start", exit: "end", raise: "throws" }[kind];
}

function drawBox({ box, gutter, height, rows, width }: Drawn, { boxes }: Layout): Html[] {
  const at = boxes.get(box.id);
  if (at === undefined) return [];
  const kind = `box ${box.kind}${box.isOnWay ? " way" : ""}${rows.length === 0 ? " bare" : ""}`;
  const steps = stepsOf(box.steps);
  const transform = `translate(${round(at.x)} ${round(at.y)})`;
  if (rows.length === 0) {
    const word = wordOf(box);
    if (word === "") return [html`<g class="${kind}" transform="${transform}"><circle cx="7" cy="7" r="5"/></g>`];
    return [
      html`<g class="${kind}"${steps} transform="${transform}"><rect width="${round(width)}" height="${height}" rx="13"/><text x="14" y="17.5">${word}</text>${badges(box.steps, width - 12, 13)}</g>`,
    ];
  }
  const lines = rows.map((row, index) => drawRow(row, PADDING + index * ROW, gutter, width));
  return [html`<g class="${kind}" transform="${transform}"><rect width="${round(width)}" height="${height}" rx="7"/>${lines}</g>`];
}

function drawRow({ isTest, line, steps, text }: Row, y: number, gutter: number, width: number): Html {
  const code = PADDING + (gutter + 1) * CHARACTER;
  return html`<g class="row${isTest ? " test" : ""}"${stepsOf(steps)}><rect x="2" y="${y}" width="${round(width - 4)}" height="${ROW}" rx="4"/><text class="no" x="${round(PADDING + gutter * CHARACTER)}" y="${y + 15}">${line}</text><text x="${round(code + 3)}" y="${y + 15}">${text}${isTest ? html`<tspan class="q"> ?</tspan>` : undefined}</text>${badges(steps, width - 6, y + ROW / 2)}</g>`;
}

function stepsOf(steps: readonly number[]): Html | undefined {
  return steps.length === 0 ? undefined : html` data-steps="${steps.join(" ")}"`;
}

function badges(steps: readonly number[], right: number, middle: number): Html[] {
  return steps.map((step, index) => {
    const x = right - 8 - (steps.length - 1 - index) * BADGE;
    return html`<g class="badge"><circle cx="${round(x)}" cy="${round(middle)}" r="8"/><text x="${round(x)}" y="${round(middle + 3.5)}">${step + 1}</text></g>`;
  });
}

function drawArrow({ isOnWay, kind, words }: ExplainedArrow, { isBack, points }: Route): Html[] {
  const [first] = points;
  if (first === undefined) return [];
  const style = `arrow ${isBack ? "back" : kind}${isOnWay ? " way" : ""}`;
  const label = words === "" ? undefined : labelAt(words, points, isBack);
  return [html`<g class="${style}"><path d="${isBack ? backPath(points) : downPath(points)}"/>${head(points, isBack)}${label}</g>`];
}

/** From rank to rank in curves that leave and arrive upright. */
function downPath(points: Route["points"]): string {
  const parts: string[] = [];
  for (const [index, { x, y }] of points.entries()) {
    const before = points[index - 1];
    const isLast = index === points.length - 1;
    const end = isLast ? y - 6 : y;
    if (before === undefined) parts.push(`M${round(x)} ${round(y)}`);
    else if (before.x === x) parts.push(`V${round(end)}`);
    else parts.push(`C${round(before.x)} ${round((before.y + end) / 2)} ${round(x)} ${round((before.y + end) / 2)} ${round(x)} ${round(end)}`);
  }
  return parts.join("");
}

/** Out to the right, up, and back in. */
function backPath([start, out, up, end]: Route["points"]): string {
  if (!start || !out || !up || !end) return "";
  const bend = 10;
  return `M${round(start.x)} ${round(start.y)}H${round(out.x - bend)}q${bend} 0 ${bend} ${-bend}V${round(up.y + bend)}q0 ${-bend} ${-bend} ${-bend}H${round(end.x + 6)}`;
}

function head(points: Route["points"], isBack: boolean): Html | undefined {
  const end = points.at(-1);
  if (end === undefined) return undefined;
  const [x, y] = [round(end.x), round(end.y)];
  const d = isBack ? `M${x} ${y}l9 -4.5v9z` : `M${x} ${y}l-4.5 -9h9z`;
  return html`<path class="head" d="${d}"/>`;
}

function labelAt(words: string, points: Route["points"], isBack: boolean): Html | undefined {
  const [first, second] = points;
  if (first === undefined || second === undefined) return undefined;
  if (isBack) return html`<text class="label" x="${round(first.x + 6)}" y="${round(first.y - 5)}">${words}</text>`;
  const isLeft = second.x < first.x;
  return html`<text class="label" x="${round(first.x + (isLeft ? -6 : 6))}" y="${round(first.y + 14)}" text-anchor="${isLeft ? "end" : "start"}">${words}</text>`;
}

function drawStub({ from }: Stub, { boxes }: Layout): Html[] {
  const box: Placed | undefined = boxes.get(from);
  if (box === undefined) return [];
  const [x, y] = [round(box.x + box.width), round(box.y + box.height - 10)];
  return [html`<g class="arrow exception stub"><title>Something here may throw, which leaves the function.</title><path d="M${x} ${y}h12"/><path class="cross" d="M${x + 12} ${y - 4}l8 8m0 -8l-8 8"/></g>`];
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

/** What the lines of a drawing mean. */
export const legend: Html = new Markup(
  [["normal way", "the way to the finding"], ["normal", "goes on"], ["back", "next round of a loop"], ["exception", "an exception"]]
    .map(([style = "", words = ""]) => `<span class="key"><svg width="34" height="10" aria-hidden="true"><g class="arrow ${style}"><path d="M1 5h32"/></g></svg>${escapeHtml(words)}</span>`)
    .join(""),
);
