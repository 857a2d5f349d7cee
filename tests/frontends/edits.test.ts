/** Is each repair written as its intent says, and declined where it would break something? */
import { describe, expect, it } from "vitest";
import { AWAITING, BEFORE, CALLS, type IntentCase, RUNS } from "./edits-cases/intents.ts";
import { written } from "./edits-cases/written.ts";

function check(one: IntentCase): void {
  const result = written(one.code, one.repair, one);
  expect(result.verdict).toBe(one.verdict);
  if (result.verdict !== "declined") expect(`${result.title}\n\n${result.text}`).toMatchSnapshot();
}

describe("a task that nobody awaits", () => {
  it.each(AWAITING)("$title", check);
});

describe("a task that something is closed under", () => {
  it.each(BEFORE)("$title", check);
});

describe("a run inside of a run", () => {
  it.each(RUNS)("$title", check);
});

describe("a call that fails, blocks or is left alone", () => {
  it.each(CALLS)("$title", check);
});
