/** How is it to write a program in an editor, with the real language server of ESLint? */
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newProject, SETTINGS, startServer } from "./editor-project.ts";
import type { CodeAction, Diagnostic, LanguageClient, OpenDocument } from "./lsp-client.ts";

let folder: string;
let client: LanguageClient;

beforeAll(async () => {
  folder = newProject();
  client = await startServer(folder);
});

afterAll(async () => {
  await client[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** What a user does with a file, and what is seen then. */
interface Subject {
  readonly what: string;
  readonly file: string;
  readonly languageId: string;
  readonly text: string;
  /** Each finding: its rule, and what is underlined. */
  readonly findings: readonly string[];
  /** What is typed, character by character, and behind what. */
  readonly typed: readonly [behind: string, text: string];
  /** Taken away, it leaves an error of syntax. */
  readonly needed: string;
  /** Actions at the finding of a rule: how the title begins, and the change of the text that it makes. */
  readonly actions: readonly (readonly [rule: string, title: string, before: string, after: string])[];
  /** Changes of the text by `source.fixAll.eslint`. */
  readonly all: readonly (readonly [before: string, after: string])[];
}

const NOTEBOOK = `{
 "cells": [
  {
   "cell_type": "code",
   "metadata": {},
   "source": [
    "import asyncio\\n",
    "for name in [\\"é\\"]:\\n",
    "    asyncio.sleep(1)\\n",
    "x = 1"
   ]
  },
  {
   "cell_type": "code",
   "metadata": {},
   "source": [
    "asyncio.run(main())"
   ]
  }
 ],
 "metadata": {},
 "nbformat": 4
}
`;

const SUBJECTS: readonly Subject[] = [
  {
    what: "TypeScript with types",
    file: "src/main.ts",
    languageId: "typescript",
    text: `import { open } from "node:fs/promises";
import { send } from "./send.js";

export async function size(path: string) {
  const file = await open(path);
  const { size } = await file.stat();
  send(String(size));
  return size;
}
`,
    findings: ["no-undisposed-session: open(path)", "no-floating-tasks: send(String(size));"],
    typed: ["(path: string) {\n", "  console.log(`${path}`, [1, 2].map((each) => ({ each })));\n"],
    needed: ") {\n",
    actions: [
      ["no-undisposed-session", "Fix this", "const file", "await using file"],
      ["no-floating-tasks", "Await it.", "send(String", "await send(String"],
      ["no-floating-tasks", "Disable async-lifecycle/no-floating-tasks for this line", "  send(String", "  // eslint-disable-next-line async-lifecycle/no-floating-tasks\n  send(String"],
    ],
    all: [["const file", "await using file"]],
  },
  {
    what: "JavaScript without types",
    file: "src/plain.js",
    languageId: "javascript",
    text: `import { open, writeFile } from "node:fs/promises";

export async function size(path) {
  const file = await open(path);
  writeFile("log", path);
  return (await file.stat()).size;
}
`,
    findings: ["no-undisposed-session: open(path)", 'no-floating-tasks: writeFile("log", path)'],
    typed: ["(path) {\n", "  const paths = [path, `${path}.log`].filter((each) => each !== '');\n"],
    needed: "(path) {",
    actions: [
      ["no-undisposed-session", "Fix this", "const file", "await using file"],
      ["no-floating-tasks", "Await it.", "writeFile(\"log", "await writeFile(\"log"],
      ["no-undisposed-session", "Disable async-lifecycle/no-undisposed-session for this line", "  const file", "  // eslint-disable-next-line async-lifecycle/no-undisposed-session\n  const file"],
    ],
    all: [["const file", "await using file"]],
  },
  {
    what: "Python",
    file: "src/main.py",
    languageId: "python",
    text: `import asyncio

import aiohttp


async def latest(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    asyncio.sleep(1)
    return await response.json()
`,
    findings: ["no-undisposed-session: aiohttp.ClientSession()", "no-floating-tasks: asyncio.sleep(1)"],
    typed: ["latest(url):\n", "    for name in ['é', f\"{url}\"]: print(name, {1: [2]})\n"],
    needed: "(url):",
    actions: [
      [
        "no-undisposed-session",
        "Fix this",
        `session = aiohttp.ClientSession()
    response = await session.get(url)
    asyncio.sleep(1)
    return`,
        `async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        asyncio.sleep(1)
        return`,
      ],
      ["no-floating-tasks", "Fix this", "asyncio.sleep(1)", "await asyncio.sleep(1)"],
      ["no-floating-tasks", "Suppress it", "    asyncio.sleep(1)", "    # eslint-disable-next-line async-lifecycle/no-floating-tasks\n    asyncio.sleep(1)"],
    ],
    all: [
      [
        `session = aiohttp.ClientSession()
    response = await session.get(url)
    asyncio.sleep(1)
    return`,
        `async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        await asyncio.sleep(1)
        return`,
      ],
    ],
  },
  {
    what: "a notebook, as the text that it is",
    file: "src/notes.ipynb",
    languageId: "json",
    text: NOTEBOOK,
    findings: ["no-floating-tasks: asyncio.sleep(1)", "no-nested-run: asyncio.run(main())"],
    typed: ['"x = 1', "\\n\",\n    \"print({x: [x, 'é']})"],
    needed: ' "nbformat": 4',
    actions: [
      ["no-floating-tasks", "Fix this", "asyncio.sleep", "await asyncio.sleep"],
      ["no-nested-run", "Fix this", "asyncio.run(main())", "await main()"],
      [
        "no-floating-tasks",
        "Suppress it",
        '    "    asyncio.sleep',
        '    "    # eslint-disable-next-line async-lifecycle/no-floating-tasks\\n",\n    "    asyncio.sleep',
      ],
    ],
    all: [["asyncio.sleep", "await asyncio.sleep"], ["asyncio.run(main())", "await main()"]],
  },
];

function opened(file: string, languageId: string, text: string): OpenDocument {
  writeFileSync(path.join(folder, file), text);
  return client.open(pathToFileURL(path.join(folder, file)), languageId, text);
}

function ruleOf({ code = "" }: Diagnostic): string {
  return code.replace("async-lifecycle/", "");
}

/** Findings as {@link Subject.findings} has them; an error of syntax has no rule. */
function seen(document: OpenDocument, found: readonly Diagnostic[]): string[] {
  return found.map((one) => (one.code === undefined ? "error" : `${ruleOf(one)}: ${document.underlined(one)}`));
}

async function offered(document: OpenDocument, rule: string, title: string): Promise<CodeAction> {
  const diagnostic = (await document.diagnostics()).find((one) => ruleOf(one) === rule);
  const actions = diagnostic ? await document.actions([diagnostic]) : [];
  const action = actions.find((one) => one.title.startsWith(title));
  if (!action) throw new Error(`"${title}" is not offered for ${rule}, but ${actions.map((one) => one.title).join(", ")}.`);
  return action;
}

function edited(text: string, changes: Subject["all"]): string {
  return changes.reduce((left, [before, after]) => left.replace(before, () => after), text);
}

describe.each(SUBJECTS)("$what", ({ actions, all, file, findings, languageId, needed, text, typed: [behind, typed] }) => {
  it("is underlined where the mistakes are", async () => {
    const document = opened(file, languageId, text);
    expect(seen(document, await document.diagnostics())).toEqual(findings);
  });

  it("is so at every key that is hit", async () => {
    const document = opened(file, languageId, text);
    let at = document.offsetOf(behind) + behind.length;
    let broken = 0;
    for (const character of typed) {
      document.type(at, at, character);
      at += character.length;
      const found = seen(document, await document.diagnostics());
      const errors = found.filter((one) => one === "error");
      expect(errors.length, document.text).toBeLessThanOrEqual(1);
      broken += errors.length;
      // What is wrong with the syntax may hide findings, and makes none up.
      const told = found.filter((one) => one !== "error");
      expect(told, document.text).toEqual(errors.length === 0 ? findings : findings.filter((one) => told.includes(one)));
    }
    expect(broken).toBeGreaterThan(0);
    expect(seen(document, await document.diagnostics())).toEqual(findings);
  });

  it("has one error while its syntax is broken, and all findings afterwards", async () => {
    const document = opened(file, languageId, text);
    const at = document.offsetOf(needed);
    document.type(at, at + needed.length, "");
    const found = await document.diagnostics();
    expect(seen(document, found)).toEqual(["error"]);
    expect(found[0]?.message).toMatch(/(?:Parsing|Preprocessing) error|valid JSON/iu);
    document.type(at, at, needed);
    expect(seen(document, await document.diagnostics())).toEqual(findings);
  });

  it.each(actions)("%s: %s", async (rule, title, before, after) => {
    const document = opened(file, languageId, text);
    const others = (await document.diagnostics()).filter((one) => ruleOf(one) !== rule);
    expect(await document.apply(await offered(document, rule, title))).toBe(edited(text, [[before, after]]));
    const left = await document.diagnostics();
    expect(left.map(({ code }) => code)).toEqual(others.map(({ code }) => code));
  });

  it("is fixed as a whole", async () => {
    const document = opened(file, languageId, text);
    const [action] = await document.actions([], "source.fixAll.eslint");
    expect(action?.kind).toBe("source.fixAll.eslint");
    expect(action && (await document.apply(action))).toBe(edited(text, all));
    expect(seen(document, await document.diagnostics())).not.toContain("error");
    for (const again of await document.actions([], "source.fixAll.eslint")) expect(await document.apply(again)).toBe(edited(text, all));
  });
});

describe("the server", () => {
  const [typescript, , python] = SUBJECTS;
  if (!typescript || !python) throw new Error("There are subjects.");

  it("opens the page of a rule", async () => {
    const document = opened(typescript.file, typescript.languageId, typescript.text);
    await document.apply(await offered(document, "no-floating-tasks", "Show documentation"));
    const asked = client.told.findLast(({ method }) => method === "eslint/openDoc")?.params as { readonly url: string } | undefined;
    expect(asked?.url).toMatch(/^https:.*\/docs\/rules\/no-floating-tasks\.md$/u);
  });

  it("writes a comment of JavaScript into Python, which is why there is a suggestion, last of ours", async () => {
    const document = opened(python.file, python.languageId, python.text);
    const [session] = await document.diagnostics();
    const titles = (await document.actions(session ? [session] : [])).map(({ title }) => title);
    expect(titles.slice(0, 4)).toEqual([
      "Fix this async-lifecycle/no-undisposed-session problem",
      "Suppress it with `# eslint-disable-next-line`. (async-lifecycle/no-undisposed-session)",
      "Disable async-lifecycle/no-undisposed-session for this line",
      "Disable async-lifecycle/no-undisposed-session for the entire file",
    ]);
    expect(await document.apply(await offered(document, "no-undisposed-session", "Disable"))).toContain("// eslint-disable-next-line");
    expect(seen(document, await document.diagnostics())).toEqual(["error"]);
  });

  it("leaves its own comment out when it is told so", async () => {
    const codeAction = { disableRuleComment: { enable: false }, showDocumentation: { enable: true } };
    await using other = await startServer(folder, { ...SETTINGS, codeAction });
    const document = other.open(pathToFileURL(path.join(folder, python.file)), python.languageId, python.text);
    const [session] = await document.diagnostics();
    const titles = (await document.actions(session ? [session] : [])).map(({ title }) => title);
    expect(titles.filter((title) => /Disable|Suppress/u.test(title))).toEqual([
      "Suppress it with `# eslint-disable-next-line`. (async-lifecycle/no-undisposed-session)",
    ]);
  });

  it("takes Python without a file for JavaScript, unless all rules are off there", async () => {
    const cell = new URL("vscode-notebook-cell:/notes.ipynb#W0sZmlsZQ");
    const found = await client.open(cell, "python", python.text).diagnostics();
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining("Parsing error")]);
    await using other = await startServer(folder, { ...SETTINGS, rulesCustomizations: [{ rule: "*", severity: "off" }] });
    expect(await other.open(cell, "python", python.text).diagnostics()).toEqual([]);
  });
});

describe("a file of 1,000 lines", () => {
  it.each(SUBJECTS.slice(0, 3))("in $what", async ({ file, findings, languageId, text, what }) => {
    const document = opened(file.replace("/", "/long-"), languageId, longer(text, languageId === "python"));
    expect(document.text.split("\n").length).toBeGreaterThanOrEqual(1000);
    const first = await timed(document);
    const after: number[] = [];
    for (let round = 0; round < 10; round++) {
      // In the middle, where everything below moves.
      const middle = document.text.indexOf("\n\n", document.text.length / 2);
      document.type(middle, middle, "\n");
      after.push(await timed(document));
    }
    after.sort((left, right) => left - right);
    const shown = (milliseconds = 0): string => `${milliseconds.toFixed(0)} ms`;
    console.log(`${what}: diagnostics after ${shown(first)} at first, then ${shown(after[5])} after a key (${shown(after[0])} to ${shown(after[9])}).`);
    expect(seen(document, await document.diagnostics()).slice(0, findings.length)).toEqual(findings);
  });

  async function timed(document: OpenDocument): Promise<number> {
    const started = performance.now();
    await document.diagnostics();
    return performance.now() - started;
  }

  /** The functions of a text again and again, under other names. */
  function longer(text: string, isPython: boolean): string {
    const at = text.indexOf(isPython ? "async def" : "export async");
    const [head, body] = [text.slice(0, at), text.slice(at)];
    let all = head;
    for (let copy = 0; all.split("\n").length < 1000; copy++) all += `${body.replace(/(?<=function |def )\w+/u, (name) => `${name}${copy}`)}\n${isPython ? "\n" : ""}`;
    return all;
  }
});
