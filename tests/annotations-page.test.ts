/** Does the page about annotations tell the truth? The two rules that read them are held against its blocks. */
import { expect, it } from "vitest";
import plugin from "../src/index.ts";
import { readPage } from "./doc-blocks.ts";
import { lint } from "./lint-case.ts";
import { textOf } from "./project-files.ts";

const RULES = ["no-reuse-after-close", "no-undisposed-session"];

it.each(readPage(textOf("docs/annotations.md")).blocks.map((block) => [block.line, block] as const))(
  "line %i behaves as it is marked",
  (_line, { code, mark }) => {
    const found = RULES.flatMap((rule) => lint({ plugin, rule, code, filename: "file.ts" }));
    expect(mark === "correct" || mark === "incorrect").toBe(true);
    expect(found.length > 0, found.map(({ message }) => message).join(" ")).toBe(mark === "incorrect");
  },
);
