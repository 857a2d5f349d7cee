/** Does what an author says of a function in another file come before what its body does? */
import { expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { lintTyped, typedProgram } from "./typed-program.ts";

function caller(name: string): string {
  return `import { open } from "node:fs/promises";
import { ${name} } from "./annotated.ts";
export async function touch(path: string): Promise<void> {
  const handle = await open(path, "a");
  await ${name}(handle);
}
`;
}

const program = typedProgram(
  new Map([
    [
      "annotated.ts",
      `import type { FileHandle } from "node:fs/promises";
/** @owns handle */
export async function takeOver(handle: FileHandle): Promise<void> {
  await handle.stat();
}
/** @borrows handle */
export async function lend(handle: FileHandle): Promise<void> {
  await handle.close();
}
`,
    ],
    ["owned.ts", caller("takeOver")],
    ["borrowed.ts", caller("lend")],
  ]),
);

it.each([
  ["owned.ts", []],
  ["borrowed.ts", [4]],
])("%s", (name, lines) => {
  const messages = lintTyped(program, name, { own: plugin }, { "own/no-undisposed-session": "error" });
  expect(messages.map(({ line }) => line)).toEqual(lines);
});
