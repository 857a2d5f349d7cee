/** Are the repairs of Python written so that they mean what was asked for, and declined where they would not? */
import { describe, expect, it } from "vitest";
import { compileProblems, findPython } from "../../../tools/cpython.ts";
import { AWAITED, INSIDE, type IntentCase, LOOPS, OTHERS } from "./edit-cases/intents.ts";
import { written } from "./edit-cases/written.ts";

const GROUPS: readonly (readonly [string, readonly IntentCase[]])[] = [
  ["a task that is awaited", AWAITED],
  ["work that is done inside", INSIDE],
  ["a loop that is left to asyncio", LOOPS],
  ["other repairs", OTHERS],
];

function codeOf({ body = "", code }: IntentCase): string {
  return code ?? `async def f(a):\n${body.replace(/^(?=.)/gmu, "    ")}`;
}

for (const [title, cases] of GROUPS) {
  describe(title, () => {
    it.each(cases)("$title", (one) => {
      const result = written(codeOf(one), one.repair, one);
      expect(result.verdict).toBe(one.verdict);
      if (result.verdict !== "declined") expect(`${result.title}\n\n${result.text}`).toMatchSnapshot();
    });
  });
}

const python = findPython();

it("is all taken by CPython", (context) => {
  if ("missing" in python) {
    console.warn(`Edits are not compiled: ${python.missing}.`);
    context.skip(python.missing);
    return;
  }
  // What may await at its top is no file by itself.
  const cases = GROUPS.flatMap(([, each]) => each).filter(({ runsInLoop }) => runsInLoop !== true);
  const problems = compileProblems(
    python,
    cases.map((one) => written(codeOf(one), one.repair, one).text),
  );
  expect(problems.flatMap((problem, index) => (problem === undefined ? [] : [`${cases[index]?.title ?? ""}: ${problem}`]))).toEqual([]);
});
