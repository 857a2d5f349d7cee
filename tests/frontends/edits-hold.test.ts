/** Is a resource held in its block as the facts about `using` allow? */
import { describe, expect, it } from "vitest";
import { FAILING, HAPPY, type HoldCase, LEAKS, MANUAL } from "./edits-cases/hold.ts";
import { hold } from "./edits-cases/resources.ts";
import { written } from "./edits-cases/written.ts";

function codeOf({ body = "", code }: HoldCase): string {
  const lines = body.split("\n");
  let isData = false;
  const indented = lines.map((line) => {
    const isInside = isData;
    if ((line.match(/`/gu) ?? []).length % 2 === 1) isData = !isData;
    return isInside || line === "" ? line : `  ${line}`;
  });
  return code ?? `async function f(a) {\n${indented.join("\n")}\n}\n`;
}

function check(one: HoldCase): void {
  const result = written(codeOf(one), hold(one), one);
  expect(result.verdict).toBe(one.verdict);
  if (result.verdict !== "declined") expect(`${result.title}\n\n${result.text}`).toMatchSnapshot();
  // The standard parser has scopes of its own; what it reads is to be written in the same way.
  const isJavaScript = one.body !== undefined && !one.body.includes("x: Session");
  if (isJavaScript) expect(written(codeOf(one), hold(one), { ...one, filename: "case.js" })).toEqual(result);
}

describe("a resource that was never closed", () => {
  it.each(LEAKS)("$title", check);
});

describe("a resource that `finally` closes", () => {
  it.each(MANUAL)("$title", check);
});

describe("a resource that is closed when all goes well", () => {
  it.each(HAPPY)("$title", check);
});

describe("a resource that is used after its close", () => {
  it.each(FAILING)("$title", check);
});
