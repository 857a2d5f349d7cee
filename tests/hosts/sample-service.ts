/** Which small project do the tests of build servers lint? One of TypeScript, JavaScript and Python, with a mistake in each. */
import { markersOf } from "../../tools/example-markers.ts";

/** A finding, as all formats have it. */
export interface Place {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

/** The configuration that README shows, with types for TypeScript. */
export const CONFIG = `import asyncLifecycle from "eslint-plugin-async-lifecycle";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  { files: ["**/*.ts"], extends: [tseslint.configs.base], languageOptions: { parserOptions: { projectService: true } } },
  asyncLifecycle.configs.recommended,
  asyncLifecycle.configs.python,
);
`;

/** The versions that the project needs; `eslint-plugin-async-lifecycle` is the packed one. */
export const PACKAGES = {
  "eslint": "10.15.0",
  "eslint-plugin-async-lifecycle": "packed",
  "typescript": "6.0.3",
  "typescript-eslint": "8.73.0",
};

/** What is linted. A line that is reported says so at its end. */
export const SOURCES: Readonly<Record<string, string>> = {
  "src/report.ts": `import { Pool } from "pg";

export async function report(): Promise<unknown> {
  const pool = new Pool();
  await pool.end();
  return await pool.query("select 1"); // expect: no-reuse-after-close
}
`,
  "src/letters.js": `import { open } from "node:fs/promises";

export async function send(letter) {
  await fetch("https://post.example", { method: "POST", body: letter });
}

export async function sendAll(letters) {
  letters.forEach(async (letter) => { // expect: no-floating-tasks
    await send(letter);
  });
}

export async function size(path) {
  const file = await open(path); // expect: no-undisposed-session
  return (await file.stat()).size;
}
`,
  "jobs/mail.py": `import asyncio


async def send(letter):
    await asyncio.sleep(1)


async def send_all(letters):
    for letter in letters:
        send(letter)  # expect: no-floating-tasks


async def main():
    asyncio.run(send("Welcome!"))  # expect: no-nested-run
`,
};

/** The project, with its configuration. */
export const SERVICE: Readonly<Record<string, string>> = {
  ...SOURCES,
  "package.json": `{ "name": "service", "private": true, "type": "module", "engines": { "node": ">=24" } }\n`,
  "tsconfig.json": `{ "compilerOptions": { "target": "esnext", "module": "nodenext", "strict": true, "noEmit": true, "types": [] }, "include": ["src"] }\n`,
  "eslint.config.js": CONFIG,
};

/** What has to be found in the sources, in the order of {@link inOrder}. */
export const EXPECTED: readonly Place[] = inOrder(
  Object.entries(SOURCES).flatMap(([file, text]) =>
    markersOf(text).map((marker) => {
      const [line = "", rule = ""] = marker.split(": ");
      return { file, line: Number(line), rule: `async-lifecycle/${rule}` };
    }),
  ),
);

/** The places by file and line. */
export function inOrder(places: readonly Place[]): readonly Place[] {
  return [...places].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule));
}
