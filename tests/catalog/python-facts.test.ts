/** Does asyncio do what its catalog entry says, where there is a Python? */
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import asyncio from "../../src/catalog/python/asyncio.ts";
import type { Outcome } from "../../src/core/effects.ts";
import { findPython } from "../../tools/cpython.ts";

/** Arguments that each method can be called with. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  call_soon: "print",
  create_task: "work()",
  run_in_executor: "None, print",
  run_until_complete: "work()",
  set_debug: "False",
};

/** Runs a program; gives the last line of what it prints. */
function lastLine(body: string): string {
  const program = `import asyncio, warnings\nwarnings.simplefilter("ignore")\nasync def work(): pass\n${body}`;
  const { stdout, stderr } = spawnSync("python3", ["-I", "-c", program], { encoding: "utf8" });
  return stdout.trim().split("\n").at(-1) ?? stderr;
}

/** What a statement raises in a program, or `works`. */
function outcomeOf(before: string, statement: string, indent = ""): string {
  const lines = ["try:", `    ${statement}`, "    print('works')", "except Exception as error:", "    print(error)"];
  return lastLine(`${before}\n${lines.map((line) => indent + line).join("\n")}\n${indent === "" ? "" : "asyncio.run(main())\n"}`);
}

function errorOf(outcome: Outcome | undefined): string {
  return outcome?.effect === "throws" ? outcome.error : (outcome?.effect ?? "");
}

const python = findPython();
if ("missing" in python) {
  it("is not asked, for want of a Python", (context) => {
    console.warn(`The facts about asyncio are not checked: ${python.missing}.`);
    context.skip(python.missing);
  });
} else {
  describe("a closed loop", () => {
    const [loop] = asyncio.resources;
    const closed = "loop = asyncio.new_event_loop()\nloop.close()";
    const facts = [
      ...Object.entries(loop?.reuseOf ?? {}).map(([method, outcome]) => [method, errorOf(outcome)] as const),
      ...[...(loop?.harmless ?? []), ...(loop?.closedTests ?? []), "close"].map((method) => [method, "works"] as const),
    ];
    it.each(facts)("%s: %s", (method, expected) => {
      expect(outcomeOf(closed, `loop.${method}(${ARGUMENTS[method] ?? ""})`)).toBe(expected);
    });
  });

  describe("within a coroutine", () => {
    const [fresh, current] = asyncio.resources.map(({ methods }) => methods?.["run_until_complete"]?.run?.nested);
    it.each([
      ["asyncio.run(work())", errorOf(asyncio.exports["run"]?.call?.run?.nested)],
      ["asyncio.get_event_loop().run_until_complete(work())", errorOf(current)],
      ["asyncio.get_running_loop().run_forever()", errorOf(current)],
      ["asyncio.new_event_loop().run_until_complete(work())", errorOf(fresh)],
    ])("%s: %s", (statement, expected) => {
      expect(outcomeOf("async def main():", statement, "    ")).toBe(expected);
    });
  });
}
