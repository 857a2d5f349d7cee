/** Who has to close what a function of another file opens, or is given? */
import { specify } from "../specify.ts";

const typed = true;

specify(
  "no-undisposed-session",
  {
    valid: [
      {
        title: "a function of another file opens it, and it is closed here",
        code: `import { opened } from "./elsewhere.ts";
export async function size(path: string): Promise<number> {
  const handle = await opened(path);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
`,
        typed,
      },
      {
        title: "a function of another file opens it, and it is returned",
        code: `import { opened } from "./elsewhere.ts";
export async function openLog(): Promise<unknown> {
  const handle = await opened("log");
  return handle;
}
`,
        typed,
      },
      {
        title: "a function of another file closes it",
        code: `import { open } from "node:fs/promises";
import { shut } from "./elsewhere.ts";
export async function touch(path: string): Promise<void> {
  const handle = await open(path, "a");
  await shut(handle);
}
`,
        typed,
      },
      {
        title: "a function of another file closes it if it is told to",
        code: `import { open } from "node:fs/promises";
import { shutIf } from "./elsewhere.ts";
export async function touch(path: string, isDone: boolean): Promise<void> {
  const handle = await open(path, "a");
  await shutIf(handle, isDone);
}
`,
        typed,
      },
      {
        title: "a function of another file keeps it",
        code: `import { open } from "node:fs/promises";
import { keep } from "./elsewhere.ts";
export async function touch(path: string): Promise<void> {
  const handle = await open(path, "a");
  keep(handle);
}
`,
        typed,
      },
      {
        title: "a function of another file closes it when something happens",
        code: `import { open } from "node:fs/promises";
import { closeOnExit } from "./elsewhere.ts";
export async function touch(path: string): Promise<void> {
  const handle = await open(path, "a");
  closeOnExit(handle, process);
}
`,
        typed,
      },
      {
        title: "a function of another file takes many of them",
        code: `import { open } from "node:fs/promises";
import { shutAll } from "./elsewhere.ts";
export async function touch(path: string): Promise<void> {
  const handle = await open(path, "a");
  await shutAll(handle);
}
`,
        typed,
      },
      {
        title: "a function of another file gives what its module keeps",
        code: `import { sharedHandle } from "./elsewhere.ts";
export async function size(): Promise<number> {
  const handle = await sharedHandle();
  return (await handle.stat()).size;
}
`,
        typed,
      },
      {
        title: "a method that a class of the program overrides may close it",
        code: `import { open } from "node:fs/promises";
import type { Base } from "./elsewhere.ts";
export async function touch(path: string, base: Base): Promise<void> {
  const handle = await open(path, "a");
  await base.finish(handle);
}
`,
        typed,
      },
      {
        title: "without types nothing is known of what another file opens",
        code: `import { opened } from "./elsewhere.ts";
export async function size(path: string): Promise<number> {
  const handle = await opened(path);
  return (await handle.stat()).size;
}
`,
      },
      {
        title: "a declaration without a body tells nothing",
        code: `import { open } from "node:fs/promises";
import { unknownTo } from "./handles.ts";
export async function touch(path: string): Promise<void> {
  const handle = await open(path, "a");
  await unknownTo(handle);
}
`,
        typed,
      },
    ],
    invalid: [
      {
        title: "a function of another file opens it, and nobody closes it",
        code: `import { opened } from "./elsewhere.ts";
export async function size(path: string): Promise<number> {
  const handle = await opened(path);
  return (await handle.stat()).size;
}
`,
        typed,
      },
      {
        title: "an arrow function of another file opens it, and nobody closes it",
        code: `import { openedByArrow } from "./elsewhere.ts";
export async function size(path: string): Promise<number> {
  const handle = await openedByArrow(path);
  return (await handle.stat()).size;
}
`,
        typed,
      },
      {
        title: "a function of another file only uses it",
        code: `import { open } from "node:fs/promises";
import { measure } from "./elsewhere.ts";
export async function size(path: string): Promise<number> {
  const handle = await open(path);
  return measure(handle);
}
`,
        typed,
      },
      {
        title: "a function of this file only uses it",
        code: `import { open, type FileHandle } from "node:fs/promises";
async function measure(handle: FileHandle): Promise<number> {
  const { size } = await handle.stat();
  return size;
}
export async function size(path: string): Promise<number> {
  const handle = await open(path);
  return measure(handle);
}
`,
      },
      {
        title: "a function of another file only looks at it",
        code: `import { open } from "node:fs/promises";
import { describe, quietly } from "./elsewhere.ts";
export async function size(path: string): Promise<string> {
  const handle = await open(path);
  await quietly(handle);
  return describe(handle);
}
`,
        typed,
      },
    ],
  },
  { minimum: 12 },
);
