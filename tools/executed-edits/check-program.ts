/** Does one program keep working under every edit that its rule offers, on one runtime? */
import { type EditedText, editedTexts } from "./edited-texts.ts";
import type { Program, Way } from "./program.ts";
import type { RunResult, Runtime } from "./runtime.ts";
import { checkAfter, checkBefore } from "./verdict.ts";

/** What the edits of a program came to on a runtime. */
export interface ProgramReport {
  readonly program: Program;
  readonly runtime: string;
  /** Different texts that fixes leave, and that suggestions leave. */
  readonly fixes: number;
  readonly suggestions: number;
  /** Number of times that a text was run. */
  readonly runs: number;
  /** What does not hold, with the text where an edit is to blame. */
  readonly problems: readonly Problem[];
}

/** Something that does not hold. */
export interface Problem {
  readonly told: string;
  /** The text that the edit left. */
  readonly text?: string;
}

/** Milliseconds after which a program that ought to end is taken to hang, and one that ought to hang is believed to. */
const LIMITS = { ends: 30_000, hangs: 2_500 };

/** Chooses some of a list; by default all are taken. */
export type Choose = <Item>(items: readonly Item[], most: number) => readonly Item[];

/** How many are chosen, where not all are taken. */
const FEW = { settings: 1, texts: 2, ways: 1 };

/** Runs the program and every edited text in each of its ways, or those that are chosen. */
export async function checkProgram(program: Program, runtime: Runtime, choose: Choose = (items) => items): Promise<ProgramReport> {
  const { findings, texts } = editedTexts(program, { ...runtime, settings: choose(runtime.settings, FEW.settings) });
  const problems: Problem[] = checkOffer(program, findings, texts).map((told) => ({ told }));
  let runs = 0;
  const run = async (text: string, way: Way, limit: number): Promise<RunResult> => {
    runs++;
    return await runtime.run(program, text, { args: way.args, limit });
  };
  for (const { breaches, name, text } of texts) problems.push(...breaches.map((breach) => ({ told: `${name}: ${breach}`, text })));
  for (const way of choose(program.ways, FEW.ways)) {
    const before = await run(program.text, way, way.before.kind === "hangs" ? LIMITS.hangs : LIMITS.ends);
    const wrong = checkBefore(way, before);
    problems.push(...wrong.map((told) => ({ told: `before any edit, ${way.name}: ${told}` })));
    if (wrong.length > 0) continue;
    for (const { isWhole, name, text } of choose(texts, FEW.texts)) {
      const after = await run(text, way, LIMITS.ends);
      const broken = checkAfter({ program, way, isWhole, reproach: runtime.reproach, before, after });
      problems.push(...broken.map((told) => ({ told: `${name}, ${way.name}: ${told}`, text })));
    }
  }
  const fixes = texts.filter(({ kind }) => kind === "fix").length;
  return { program, runtime: runtime.name, fixes, suggestions: texts.length - fixes, runs, problems };
}

/** Is offered what the header says? */
function checkOffer({ edits, rule }: Program, findings: number, texts: readonly EditedText[]): string[] {
  if (findings === 0) return [`${rule} reports nothing`];
  if ("declined" in edits) return texts.length === 0 ? [] : [`an edit is offered: ${texts.map(({ name }) => name).join("; ")}`];
  return (["fix", "suggestion"] as const).filter((kind) => edits[kind] && !texts.some((text) => text.kind === kind)).map((kind) => `no ${kind} is offered`);
}
