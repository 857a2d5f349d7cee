/** Is a resource of Python held in a block, with everything else left as it was? */
import { describe, expect, it } from "vitest";
import { compileProblems, findPython } from "../../../tools/cpython.ts";
import { FAILING, HAPPY, type HoldCase, LEAKS, MANUAL } from "./edit-cases/hold.ts";
import { hold } from "./edit-cases/resources.ts";
import { written } from "./edit-cases/written.ts";

function codeOf({ body = "", code }: HoldCase): string {
  if (code !== undefined) return code;
  let isData = false;
  const lines = body.split("\n").map((line) => {
    const isInside = isData;
    if ((line.match(/"""|'''/gu) ?? []).length % 2 === 1) isData = !isData;
    return isInside || line === "" ? line : `    ${line}`;
  });
  return `async def f(a):\n${lines.join("\n")}`;
}

function check(one: HoldCase): void {
  const result = written(codeOf(one), hold(one), one);
  expect(result.verdict).toBe(one.verdict);
  if (result.verdict !== "declined") expect(`${result.title}\n\n${result.text}`).toMatchSnapshot();
}

const GROUPS: readonly (readonly [string, readonly HoldCase[]])[] = [
  ["that was never closed", LEAKS],
  ["that `finally` closes", MANUAL],
  ["that is closed when all goes well", HAPPY],
  ["that is used after its close", FAILING],
];

for (const [title, cases] of GROUPS) {
  describe(`a resource ${title}`, () => {
    it.each(cases)("$title", check);
  });
}

const python = findPython();

it("is held so that CPython takes all of it", (context) => {
  if ("missing" in python) {
    console.warn(`Edits are not compiled: ${python.missing}.`);
    context.skip(python.missing);
    return;
  }
  // What may await at its top is no file by itself.
  const cases = GROUPS.flatMap(([, each]) => each).filter(({ runsInLoop }) => runsInLoop !== true);
  const problems = compileProblems(
    python,
    cases.map((one) => written(codeOf(one), hold(one), one).text),
  );
  expect(problems.flatMap((problem, index) => (problem === undefined ? [] : [`${cases[index]?.title ?? ""}: ${problem}`]))).toEqual([]);
});
