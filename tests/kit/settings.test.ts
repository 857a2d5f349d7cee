/** Do the settings reach the rules through ESLint, and does a mistake in them get one line that names the key? */
import { tmpdir } from "node:os";
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import * as parser from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { readPage } from "../doc-blocks.ts";
import { lint } from "../lint-case.ts";
import { textOf } from "../project-files.ts";

const PAGE = textOf("docs/settings.md");
const [LIBRARY, PYTHON_LIBRARY] = [...PAGE.matchAll(/^```json\n([^]*?)^```$/gmu)].map(([, json = ""]) => JSON.parse(json) as unknown);
const BLOCKS = readPage(PAGE).blocks;
const ANNOUNCE = BLOCKS.find(({ language }) => language === "ts")?.code ?? "";

describe("the example of the page", () => {
  it("is silent while nobody knows the library", async () => {
    expect(await messagesOf(ANNOUNCE, {})).toEqual([]);
  });

  it("is reported as the page says once the library is known", async () => {
    const [first, ...others] = await messagesOf(ANNOUNCE, { libraries: [LIBRARY] });
    expect(first).toMatchObject({ ruleId: "async-lifecycle/no-reuse-after-close", line: 6 });
    expect(PAGE).toContain(`\n${first?.message ?? "nothing"}\n`);
    expect(others).toEqual([]);
  });

  it.each([
    [
      "no-undisposed-session",
      `import { connect } from "@acme/broker";
export async function hello() {
  const session = await connect("a");
  await session.publish("news", "hello");
}
`,
    ],
    [
      "no-floating-tasks",
      `import type { Session } from "@acme/broker";
export async function hello(session: Session) {
  session.publish("news", "hello");
}
`,
    ],
    [
      "no-close-while-running",
      `import { connect } from "@acme/broker";
export async function hello() {
  const session = await connect("a");
  const publishing = session.publish("news", "hello");
  await session.close();
  await publishing;
}
`,
    ],
    [
      "no-blocking-in-async",
      `import { publishSync } from "@acme/broker";
export async function hello() {
  publishSync("news", "hello");
}
`,
    ],
  ])("lets %s report", async (rule, code) => {
    const found = await messagesOf(code, { libraries: [LIBRARY] });
    expect(found.map(({ ruleId }) => ruleId)).toEqual([`async-lifecycle/${rule}`]);
    expect(await messagesOf(code, {})).toEqual([]);
  });

  it("names every key of the settings", () => {
    const table = PAGE.slice(PAGE.indexOf("| key | value |"), PAGE.indexOf("## `disposal`"));
    expect([...table.matchAll(/^\| `(\w+)`/gmu)].map(([, key]) => key)).toEqual(["disposal", "libraries", "pythonVersion", "unsafeFixes"]);
  });
});

describe("the example of a library of Python", () => {
  const [announce, repaired] = BLOCKS.filter(({ language, mark, settings }) => language === "py" && mark !== undefined && !("pythonVersion" in settings));

  it.each(["no-reuse-after-close", "no-undisposed-session", "no-floating-tasks"])("is silent for %s while nobody knows the library", (rule) => {
    expect(inPython(rule, announce?.code ?? "", {})).toEqual([]);
  });

  it("is reported once the library is known, and repaired as the page says", () => {
    const settings = { libraries: [PYTHON_LIBRARY] };
    const [first, ...others] = inPython("no-reuse-after-close", announce?.code ?? "", settings);
    expect(first).toMatchObject({ line: 7 });
    expect(others).toEqual([]);
    const [start = 0, end = 0] = first?.fix?.range ?? [];
    const code = announce?.code ?? "";
    expect(code.slice(0, start) + (first?.fix?.text ?? "") + code.slice(end)).toBe(repaired?.code);
  });

  it("is for Python alone, as the other one is for JavaScript", async () => {
    expect(await messagesOf(ANNOUNCE, { libraries: [PYTHON_LIBRARY] })).toEqual([]);
    expect(inPython("no-reuse-after-close", announce?.code ?? "", { libraries: [LIBRARY] })).toEqual([]);
  });

  it("lets other rules report", () => {
    const code = `from acme_broker import Session, publish_sync
async def hello():
    session = Session()
    session.publish("news", "hello")
    publish_sync("news", "hello")
`;
    for (const rule of ["no-undisposed-session", "no-floating-tasks", "no-blocking-in-async"]) {
      expect(inPython(rule, code, { libraries: [PYTHON_LIBRARY] }), rule).toHaveLength(1);
      expect(inPython(rule, code, {}), rule).toEqual([]);
    }
  });
});

describe("pythonVersion", () => {
  const [block] = BLOCKS.filter(({ settings }) => "pythonVersion" in settings);

  it("decides what is offered, as the page says", () => {
    const code = block?.code ?? "";
    const offered = (settings: object): unknown => inPython("no-floating-tasks", code, settings)[0]?.suggestions?.map(({ desc }) => desc);
    const [keep, group] = ["Keep it in `background_tasks` until it is done.", "Start it in `asyncio.TaskGroup`, which waits for it at its end."];
    expect(offered(block?.settings ?? {})).toEqual([keep, "Await it."]);
    expect(offered({ pythonVersion: "3.11" })).toEqual([keep, group, "Await it."]);
  });
});

describe("a library of the user's", () => {
  it("wins over what the catalog says about the same export", async () => {
    const code = `import { Client } from "undici";
export async function load(url: string) {
  const client = new Client(url);
  await client.close();
  await client.request({ path: "/", method: "GET" });
}
`;
    const own = { name: "undici", modules: ["undici"], version: "9.0.0", source: "https://example.com", resources: [], exports: { Client: { construct: {} } } };
    expect((await messagesOf(code, {})).map(({ ruleId }) => ruleId)).toContain("async-lifecycle/no-reuse-after-close");
    expect(await messagesOf(code, { libraries: [own] })).toEqual([]);
  });

  it("may have names that objects have from birth", async () => {
    const hostile = { ...(LIBRARY as object), name: "constructor", modules: ["__proto__", "toString"] };
    expect(await messagesOf(ANNOUNCE, { libraries: [hostile] })).toEqual([]);
  });
});

describe("unsafeFixes", () => {
  const code = `import { readFileSync } from "node:fs";
export async function load(path: string) {
  return readFileSync(path, "utf8");
}
`;

  it("makes a suggestion the fix", async () => {
    expect((await messagesOf(code, {}))[0]).toMatchObject({ suggestions: [{ desc: "Await `readFile` instead." }] });
    const [message] = await messagesOf(code, { unsafeFixes: true });
    expect(message?.fix).toBeDefined();
    expect(message?.suggestions).toBeUndefined();
  });
});

describe("a mistake", () => {
  it.each<[string, unknown, string]>([
    ["an unknown key", { library: [] }, `: unknown key "library"; known are libraries, disposal, pythonVersion, unsafeFixes.`],
    ["a key that objects have from birth", JSON.parse(`{"__proto__": 1}`), `: unknown key "__proto__"; known are libraries, disposal, pythonVersion, unsafeFixes.`],
    ["settings that are no object", ["using"], `: expected an object, got ["using"].`],
    ["no known way of disposal", { disposal: "never" }, `.disposal: expected "auto", "using" or "try-finally", got "never".`],
    ["a version that is no text", { pythonVersion: 3.12 }, `.pythonVersion: expected a string such as "3.12", got 3.12.`],
    ["a text that is no version", { pythonVersion: ">=3.11" }, `.pythonVersion: expected a string such as "3.12", got ">=3.11".`],
    ["a text where true or false belongs", { unsafeFixes: "yes" }, `.unsafeFixes: expected true or false, got "yes".`],
    ["libraries that are no list", { libraries: LIBRARY }, `.libraries: expected a list, got an object.`],
    ["a library without modules", { libraries: [{ name: "acme" }] }, `.libraries[0]: missing key "modules".`],
    [
      "a resource with a key that is nearly right",
      { libraries: [{ ...(LIBRARY as object), resources: [{ closer: {} }] }] },
      `.libraries[0].resources[0]: unknown key "closer" (did you mean "closers"?).`,
    ],
  ])("%s is named in one line", async (_name, settings, rest) => {
    const error: unknown = await messagesOf(ANNOUNCE, settings).catch((reason: unknown) => reason);
    const [line] = (error instanceof Error ? error.message : "").split("\n");
    expect(line).toBe(`settings["async-lifecycle"]${rest}`);
  });

  it("is named by the first rule that runs, and only once", async () => {
    const error: unknown = await messagesOf(ANNOUNCE, { disposal: 1 }).catch((reason: unknown) => reason);
    expect(error instanceof Error ? error.message.split("settings[").length - 1 : 0).toBe(1);
  });
});

async function messagesOf(code: string, settings: unknown): Promise<Linter.LintMessage[]> {
  const all: ESLint.Plugin = plugin;
  const rules = Object.keys(all.rules ?? {}).filter((name) => name !== "prefer-context-manager");
  // No package.json there says what the program runs on.
  const cwd = tmpdir();
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.ts"],
        plugins: { "async-lifecycle": all },
        languageOptions: { parser },
        settings: { "async-lifecycle": settings },
        rules: Object.fromEntries(rules.map((name) => [`async-lifecycle/${name}`, "error"])),
      },
    ],
  });
  const [result] = await eslint.lintText(code, { filePath: path.join(cwd, "file.ts") });
  return result?.messages ?? [];
}

function inPython(rule: string, code: string, settings: object): Linter.LintMessage[] {
  return lint({ plugin, rule, code, filename: "file.py", settings: { "async-lifecycle": settings } });
}
