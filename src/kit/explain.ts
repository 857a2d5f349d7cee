/** What lies behind one report: the way that leads to it, in words and as a picture? */
import type { Moment, Step } from "../core/findings.ts";
import type { BranchAnswer, Site } from "../core/ir.ts";
import { pictureOf } from "../core/picture.ts";
import type { Way } from "../core/ways.ts";
import type { ExplainedPicture, ExplainedText, Explanation, Place } from "./explaining.ts";
import type { Parts } from "./front-end.ts";
import type { FileAnalysis } from "./run-analysis.ts";
import { type TracedFinding, wordsOfStep } from "./step-words.ts";

/** A report that is to be explained. */
export interface ReportToExplain {
  readonly file: string;
  readonly rule: string;
  readonly messageId: string;
  readonly at: Site;
  /** The finding behind it; undefined where types alone have found it, or a comment is wrong. */
  readonly finding: TracedFinding | undefined;
  /** The text of the file as the rules have it. */
  readonly text: string;
  /** What the fix does, where there is one. */
  readonly fix?: string;
}

/** Explains a report. */
export function explain(report: ReportToExplain, analysis: FileAnalysis): Explanation {
  const { at, file, finding, messageId, rule, text } = report;
  const places = new Places(text, analysis.parts);
  const ways = finding === undefined ? [] : analysis.waysTo(finding);
  const told = ways.flatMap(({ steps }) => steps);
  const position = analysis.parts?.positionOf(at.start) ?? at;
  return {
    file,
    rule,
    messageId,
    ...(report.fix !== undefined && { fix: report.fix }),
    line: position.line,
    column: position.column + 1,
    at: places.of(at),
    steps: told.map((step, index) => ({
      what: step.what,
      words: finding === undefined ? "" : wordsOfStep(step, finding, textAt(text, step.site), { isFirst: index === 0, isLast: index === told.length - 1 }),
      place: places.of(step.what === "entered" ? firstLine(text, step.site) : step.site),
    })),
    asides: finding === undefined ? [] : asidesOf(finding, told).map(({ site }) => ({ words: "closed here on other ways", place: places.of(site) })),
    pictures: picturesOf(ways, places),
    texts: places.texts,
  };
}

/** One picture a function, with all stretches of the way in it; steps are counted over all of them. */
function picturesOf(ways: readonly Way[], places: Places): readonly ExplainedPicture[] {
  let before = 0;
  return ways.flatMap((way) => {
    const first = before;
    before += way.steps.length;
    const { graph } = way;
    if (graph === undefined || way.passes.length === 0) return [];
    const picture = pictureOf({ ...way, graph });
    const counted = (steps: readonly number[]): readonly number[] => steps.map((step) => first + step);
    return {
      name: picture.name,
      place: places.of(picture.site),
      boxes: picture.boxes.map(({ rows, steps, ...box }) => ({
        ...box,
        steps: counted(steps),
        rows: rows.map((row) => ({ isTest: row.isTest, steps: counted(row.steps), place: places.of(row.site) })),
      })),
      arrows: picture.arrows.map(({ answer, ...arrow }) => ({ ...arrow, words: answer === undefined ? "" : answerWord(answer) })),
    };
  });
}

function answerWord({ asks, holds }: BranchAnswer): string {
  const words = {
    element: ["another element", "no more"],
    handler: ["is one", "is none"],
    match: ["matches", "does not match"],
    nullish: ["is null", "is there"],
    truth: ["true", "false"],
  } as const;
  return words[asks][holds ? 0 : 1];
}

/** Closes that are not on the way, of what is open at its end. */
function asidesOf(finding: TracedFinding, steps: readonly Step[]): readonly Moment[] {
  if (!("isThrown" in finding) || finding.isField) return [];
  return finding.closes.filter(({ site }) => steps.every((step) => step.site.start !== site.start));
}

function textAt(text: string, { start, end }: Site): string {
  return text.slice(start, end);
}

/** A run may be a whole function, or the whole file: it begins with its first line. */
function firstLine(text: string, site: Site): Site {
  const length = textAt(text, site).search(/[\r\n]/u);
  return length < 0 ? site : { ...site, end: site.start + length };
}

/** Places in the texts that a file is made of. */
class Places {
  readonly texts: ExplainedText[];
  readonly #parts: Parts | undefined;
  readonly #indices = new Map<string, number>();

  constructor(text: string, parts: Parts | undefined) {
    this.texts = parts === undefined ? [{ part: "", text }] : [];
    this.#parts = parts;
  }

  of({ start, end }: Site): Place {
    const found = this.#parts?.placeOf(start, end);
    if (found === undefined) return { text: 0, start, end };
    const { part, text } = found;
    let index = this.#indices.get(part);
    if (index === undefined) {
      index = this.texts.push({ part, text }) - 1;
      this.#indices.set(part, index);
    }
    return { text: index, start: found.start, end: found.end };
  }
}
