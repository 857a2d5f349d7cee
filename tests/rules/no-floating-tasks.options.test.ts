/** What do the options of `no-floating-tasks` allow, with and without types? */
import { specify } from "../specify.ts";

const SAVE = `async function save() {
  await new Promise((resolve) => setTimeout(resolve, 10));
  throw new Error("lost");
}
`;

specify(
  "no-floating-tasks",
  {
    valid: [
      { title: "178: void is allowed by default", code: `${SAVE}void save();\nexport const later = () => void save();\n` },
      {
        title: "ignoreIIFE leaves immediately invoked async functions alone",
        options: [{ ignoreIIFE: true }],
        code: `(async () => {
  await new Promise((resolve) => setTimeout(resolve, 10));
  throw new Error("lost");
})();
(async function run() {
  await new Promise((resolve) => setTimeout(resolve, 10));
  throw new Error("lost");
})();
`,
      },
      {
        title: "ignoreIIFE with types",
        typed: true,
        options: [{ ignoreIIFE: true }],
        code: `declare function load(): Promise<void>;
(async () => {
  await load();
})();
`,
      },
      {
        title: "checkStored off leaves stored tasks, arrays and queries alone",
        options: [{ checkStored: false }],
        code: `import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
export async function run(urls) {
  const one = fetch("/one");
  const all = urls.map(async (url) => fetch(url));
  const pushed = [];
  for (const url of urls) pushed.push(fetch(url));
  const query = prisma.user.delete({ where: { id: 1 } });
}
`,
      },
      {
        title: "allowForKnownSafeCalls by name without types",
        options: [{ allowForKnownSafeCalls: ["save"] }],
        code: `${SAVE}save();\nconst saving = save();\n`,
      },
      {
        title: "allowForKnownSafeCalls from a file without types",
        options: [{ allowForKnownSafeCalls: [{ from: "file", name: ["load", "save"] }] }],
        code: `${SAVE}save();\n`,
      },
      {
        title: "allowForKnownSafeCalls from a package without types",
        options: [{ allowForKnownSafeCalls: [{ from: "package", package: "axios", name: "get" }] }],
        code: `import { get } from "axios";\nget("https://example.com/beacon");\n`,
      },
      {
        title: "allowForKnownSafeCalls with types",
        typed: true,
        options: [{ allowForKnownSafeCalls: [{ from: "file", name: "save" }] }],
        code: `declare function save(): Promise<void>;
save();
export function run(): void {
  const saving = save();
}
`,
      },
      {
        title: "allowForKnownSafePromises with types",
        typed: true,
        options: [{ allowForKnownSafePromises: [{ from: "file", name: "SafePromise" }] }],
        code: `class SafePromise<Value> extends Promise<Value> {
  readonly isSafe = true;
}
declare function save(): SafePromise<void>;
save();
export function run(): void {
  const saving = save();
}
`,
      },
      {
        title: "a thenable is no task by default",
        typed: true,
        code: `declare class Query {
  then(done: (rows: string[]) => void, failed: (error: unknown) => void): Query;
}
declare function query(): Query;
query();
`,
      },
      {
        title: "node:test can be allowed with types as for no-floating-promises",
        typed: true,
        options: [{ allowForKnownSafeCalls: [{ from: "package", package: "node:test", name: ["describe", "it", "test"] }] }],
        code: `import { describe, it, test } from "node:test";
test("adds", async () => {});
describe("sum", () => {
  it("subtracts", () => {});
});
`,
      },
    ],
    invalid: [
      {
        title: "178: void is reported when ignoreVoid is off",
        options: [{ ignoreVoid: false }],
        code: `${SAVE}export function run() {\n  void save();\n}\n`,
        errors: [{ messageId: "dropped", line: 6, suggestions: 0 }],
      },
      {
        title: "void is not suggested where it would be reported too",
        options: [{ ignoreVoid: false }],
        code: `${SAVE}export async function run() {\n  save();\n}\nexport function runLater() {\n  save();\n}\n`,
        errors: [{ messageId: "dropped", line: 6, suggestions: 1 }, { messageId: "dropped", line: 9, suggestions: 0 }],
      },
      {
        title: "void is not suggested with types where it would be reported too",
        typed: true,
        options: [{ ignoreVoid: false }],
        code: `declare function save(): Promise<void>;
export async function run(): Promise<void> {
  save();
}
export function runLater(): void {
  save();
}
`,
        errors: [{ messageId: "dropped", line: 3, suggestions: 1 }, { messageId: "dropped", line: 6, suggestions: 0 }],
      },
      {
        title: "178: void is reported with types when ignoreVoid is off",
        typed: true,
        options: [{ ignoreVoid: false }],
        code: `declare function save(): Promise<void>;
export function run(): void {
  void save();
}
`,
        errors: [{ messageId: "dropped", line: 3 }],
      },
      {
        title: "ignoreIIFE does not reach a chain on an immediately invoked function",
        options: [{ ignoreIIFE: true }],
        code: `(async () => {
  await new Promise((resolve) => setTimeout(resolve, 10));
  throw new Error("lost");
})().then(() => console.log("done"));
`,
        errors: [{ messageId: "dropped", line: 1 }],
      },
      {
        title: "checkStored off still reports statements",
        options: [{ checkStored: false }],
        code: `${SAVE}export function run() {\n  const saving = save();\n  save();\n}\n`,
        errors: [{ messageId: "dropped", line: 7 }],
      },
      {
        title: "checkThenables reports a dropped thenable",
        typed: true,
        options: [{ checkThenables: true }],
        code: `declare class Query {
  then(done: (rows: string[]) => void, failed: (error: unknown) => void): Query;
}
declare function query(): Query;
query();
`,
        errors: [{ messageId: "dropped", line: 5 }],
      },
      {
        title: "allowForKnownSafeCalls names one function and no other",
        options: [{ allowForKnownSafeCalls: ["load"] }],
        code: `${SAVE}save();\n`,
        errors: [{ messageId: "dropped", line: 5 }],
      },
      {
        title: "allowForKnownSafePromises names one type and no other",
        typed: true,
        options: [{ allowForKnownSafePromises: [{ from: "file", name: "SafePromise" }] }],
        code: `declare function save(): Promise<void>;
export function run(): void {
  save();
}
`,
        errors: [{ messageId: "dropped", line: 3 }],
      },
    ],
  },
  { minimum: 18 },
);
