/**
 * Do programs still do what they did when they are edited? One for each rule, on what is at hand; `npm run verify:edits`
 * runs all of them on all runtimes.
 */
import { describe, expect, it } from "vitest";
import { checkProgram } from "../tools/executed-edits/check-program.ts";
import { findPrograms } from "../tools/executed-edits/find-programs.ts";
import { EXECUTED_LANGUAGES } from "../tools/executed-edits/languages.ts";

/** Number of programs of each rule that are run here. */
const CHOSEN = 1;

/** Changes which programs are chosen. */
const SEED = 20_261_122;

describe.each(EXECUTED_LANGUAGES)("$language", ({ atHand, language }) => {
  const programs = findPrograms(language);
  const rules = [...new Set(programs.map(({ rule }) => rule))];

  it("each rule has twelve programs that are edited", () => {
    const counts = rules.map((rule) => programs.filter((program) => program.rule === rule && !("declined" in program.edits)).length);
    expect(rules).toHaveLength(7);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(12);
  });

  const here = atHand();
  if ("missing" in here) {
    it("no program is run", (context) => {
      console.warn(`No program of ${language} is run: ${here.missing}.`);
      context.skip(here.missing);
    });
    return;
  }
  const { canRun, runtime } = here;
  it.each(rules.flatMap((rule) => some(programs.filter((program) => program.rule === rule && canRun(program)), CHOSEN)))(
    "$rule: $title",
    async (program) => {
      const { problems } = await checkProgram(program, runtime, some);
      expect(problems.map(({ told }) => told)).toEqual([]);
    },
  );
});

/** Some of the items, by a generator of numbers that starts with the seed. */
function some<Item>(items: readonly Item[], most: number): Item[] {
  const left = [...items];
  let state = SEED;
  return Array.from({ length: Math.min(most, left.length) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return left.splice((state >>> 8) % left.length, 1);
  }).flat();
}
