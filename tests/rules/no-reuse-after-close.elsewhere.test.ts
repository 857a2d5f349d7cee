/** Is something used after a function of another file has closed it? */
import { specify } from "../specify.ts";

const typed = true;

/** A function whose statements stand in the middle of a program that imports everything. */
function service(statements: string): string {
  return `import { open } from "node:fs/promises";
import * as all from "./elsewhere.ts";
import { finishByThird } from "./elsewhere-deep.ts";
export async function run(path: string, isDone: boolean, cleaner: all.Cleaner, base: all.Base): Promise<void> {
  const handle = await open(path);
${statements
  .split("\n")
  .map((line) => `  ${line}\n`)
  .join("")}  void [finishByThird, cleaner, base, isDone];
}
`;
}

specify(
  "no-reuse-after-close",
  {
    valid: [
      { title: "a function of another file uses it, and leaves it open", code: service("await all.measure(handle);\nawait handle.stat();\nawait handle.close();"), typed },
      { title: "a function of another file closes it on some ways only", code: service("await all.shutIf(handle, isDone);\nif (!isDone) await handle.stat();"), typed },
      { title: "a function of another file keeps it", code: service("all.keep(handle);\nawait handle.stat();"), typed },
      { title: "a function of another file closes it later", code: service('all.closeOnExit(handle, process);\nawait handle.stat();'), typed },
      { title: "what lands in a rest parameter of a function of another file", code: service("await all.shutAll(handle);\nawait handle.stat();"), typed },
      { title: "a method of another file that a class of the program overrides", code: service("await base.finish(handle);\nawait handle.stat();"), typed },
      { title: "a function of another file reads a number of what is closed", code: service("await handle.close();\nall.describe(handle);"), typed },
      { title: "limit: a function in the third file from here is not followed", code: service("await finishByThird(handle);\nawait handle.stat();"), typed },
      { title: "without types nothing is known of another file", code: service("await all.shut(handle);\nawait handle.stat();") },
      { title: "a generator of another file", code: service("for (const part of all.parts(handle)) await part;\nawait handle.close();"), typed },
      { title: "another function of the same name is called", code: service("const shut = async (value: unknown): Promise<void> => void value;\nawait shut(handle);\nawait handle.stat();\nawait handle.close();"), typed },
    ],
    invalid: [
      { title: "a function of another file closes it", code: service("await all.shut(handle);\nawait handle.stat();"), typed },
      { title: "a function of another file closes it by a function of a third", code: service("await all.shutByAnother(handle);\nawait handle.stat();"), typed },
      { title: "a method of an object of another file closes it", code: service("await all.files.finish(handle);\nawait handle.stat();"), typed },
      { title: "an arrow function in an object of another file closes it", code: service("await all.files.finishNow(handle);\nawait handle.stat();"), typed },
      { title: "a property of an object of another file is the function that closes it", code: service("await all.files.finishAtOnce(handle);\nawait handle.stat();"), typed },
      { title: "an object of another file holds the function that closes it under its name", code: service("await all.files.finishLater(handle);\nawait handle.stat();"), typed },
      { title: "a static method of a class of another file closes it", code: service("await all.Cleaner.finishNow(handle);\nawait handle.stat();"), typed },
      { title: "a method of a class of another file closes it", code: service("await cleaner.finish(handle);\nawait handle.stat();"), typed },
      { title: "a function of another file uses what is closed", code: service("await handle.close();\nawait all.measure(handle);"), typed },
      {
        title: "it is closed here by the name under which it was imported",
        code: `import { open } from "node:fs/promises";
import { shut as finish } from "./elsewhere.ts";
export async function run(path: string): Promise<void> {
  const handle = await open(path);
  await finish(handle);
  await handle.stat();
}
`,
        typed,
      },
    ],
  },
  { minimum: 15 },
);
