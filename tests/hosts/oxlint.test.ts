/**
 * Does oxlint, which runs plugins of ESLint, find what ESLint finds without types, and does it write the same fixes?
 *
 * The same packed plugin is run by both on the examples, on the cases of the rules, and on packages of the corpus.
 */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { npmSources } from "../../tools/corpus/sources.ts";
import { textOf } from "../project-files.ts";
import { type CollectedCase, collectCases } from "../situations/collect.ts";
import { isPython } from "../../tools/edit-checks/text.ts";
import { ROOT } from "./installed.ts";
import { configure, findByEslint, findByOxlint, fixByEslint, type Found, HOST, type HowToLint, oxlint, recommendedRules, type Rules, strictRules } from "./oxlint.ts";
import { OXLINT } from "./versions.ts";

const PLUGIN = "eslint-plugin-async-lifecycle";

/** Packages with findings, in modules and in scripts, in TypeScript and in JavaScript. */
const PACKAGES = ["agenda", "@fastify/static", "graphile-worker", "penthouse"];

// Outside of this repository: oxlint passes over what git ignores, whatever flags it is given.
const projects = realpathSync(mkdtempSync(path.join(tmpdir(), "oxlint-")));

afterAll(() => {
  rmSync(projects, { recursive: true });
});

/** A folder with nothing but a package.json in it, for which the host's packages are installed. */
function project(name: string): string {
  const folder = path.join(projects, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), `{ "private": true, "type": "module" }`);
  // As in every repository: oxlint passes over what git does, and of itself not even over this.
  writeFileSync(path.join(folder, ".gitignore"), "node_modules/\n");
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(path.join(HOST, "node_modules", PLUGIN), path.join(folder, "node_modules", PLUGIN));
  return folder;
}

/** Only oxlint's findings with a plus, only ESLint's with a minus. */
function differences(oxlints: Found, eslints: Found): readonly string[] {
  return [
    ...oxlints.findings.filter((one) => !eslints.findings.includes(one)).map((one) => `+ ${one}`),
    ...eslints.findings.filter((one) => !oxlints.findings.includes(one)).map((one) => `- ${one}`),
  ];
}

async function compared(folder: string, how: HowToLint): Promise<{ readonly oxlints: Found; readonly eslints: Found; readonly differing: readonly string[] }> {
  configure(folder, how);
  const oxlints = findByOxlint(folder);
  const eslints = await findByEslint(folder, how);
  return { oxlints, eslints, differing: differences(oxlints, eslints) };
}

const STRICT: HowToLint = { rules: strictRules() };

describe("the examples", () => {
  const examples = project("examples");
  cpSync(path.join(ROOT, "examples/typescript"), examples, { recursive: true });

  it("have the same findings", async () => {
    const { differing, oxlints } = await compared(examples, STRICT);
    expect(differing).toEqual([]);
    expect(new Set(oxlints.findings.map((one) => one.split(" ")[1]))).toEqual(new Set(Object.keys(STRICT.rules).map((rule) => rule.split("/")[1])));
  });

  it.each([
    { flag: "--fix", settings: {} },
    // oxlint applies the first suggestion of a finding that has no fix; the plugin makes that its fix.
    { flag: "--fix-suggestions", settings: { "async-lifecycle": { unsafeFixes: true } } },
  ])("are left the same by $flag", async ({ flag, settings }) => {
    const fixed = project(`examples-${flag}`);
    cpSync(path.join(ROOT, "examples/typescript"), fixed, { recursive: true });
    const expected = await fixByEslint(fixed, { ...STRICT, settings });
    configure(fixed, STRICT);
    const runs = settled(fixed, flag, [...expected.keys()]);
    const left = new Map([...expected.keys()].map((file) => [file, readFileSync(path.join(fixed, file), "utf8")]));
    expect(left).toEqual(expected);
    expect([...expected].filter(([file, text]) => text !== textOf(`examples/typescript/${file}`)).length).toBeGreaterThan(5);
    console.log(`${flag}: ${runs} runs until nothing changes.`);
  });
});

/** Runs oxlint until it changes no file any more, since one run makes one pass; gives the number of runs. */
function settled(folder: string, flag: string, files: readonly string[]): number {
  const texts = (): readonly string[] => files.map((file) => readFileSync(path.join(folder, file), "utf8"));
  for (let runs = 0; runs < 10; runs++) {
    const before = texts();
    oxlint(folder, [flag, "."]);
    if (isDeepStrictEqual(texts(), before)) return runs;
  }
  throw new Error(`oxlint ${flag} does not settle in ${folder}.`);
}

describe("docs/oxlint.md", () => {
  const page = textOf("docs/oxlint.md");
  const shown = JSON.parse(/^```json\n(?<text>[^]*?)^```$/mu.exec(page)?.groups?.["text"] ?? "") as HowToLint;
  const code = `async function work(): Promise<void> {
  await fetch("https://example.com");
}
export function begin(): void {
  // eslint-disable-next-line async-lifecycle/no-floating-tasks
  work();
  // oxlint-disable-next-line async-lifecycle/no-floating-tasks
  work();
  work();
}
`;

  /** A folder with the configuration that the page shows, changed, and the code. */
  function shownIn(name: string, change: object = {}): string {
    const folder = project(name);
    writeFileSync(path.join(folder, "begin.ts"), code);
    writeFileSync(path.join(folder, "begin.py"), "import asyncio\n\nasync def main():\n    asyncio.sleep(1)\n");
    writeFileSync(path.join(folder, ".oxlintrc.json"), JSON.stringify({ ...shown, ...change }));
    return folder;
  }

  it("shows a configuration with the rules of `recommended`", () => {
    expect(shown.rules).toEqual(recommendedRules());
    const { status, stdout } = oxlint(shownIn("shown"), ["--format", "unix"]);
    const own = stdout.split("\n").filter((line) => line.includes("async-lifecycle"));
    expect(own.map((line) => line.split(":").slice(0, 2).join(":"))).toEqual(["begin.ts:9"]);
    expect(status).toBe(1);
  });

  it("says the truth about wrong settings and options", () => {
    const settings = oxlint(shownIn("wrong-setting", { settings: { "async-lifecycle": { library: [] } } }), []);
    expect(settings.stdout).toContain(`settings["async-lifecycle"]: unknown key "library"; known are libraries, disposal, pythonVersion, unsafeFixes.`);
    expect(settings.status).toBe(1);
    const options = oxlint(shownIn("wrong-option", { rules: { "async-lifecycle/no-floating-tasks": ["error", { nope: true }] } }), []);
    expect(options.stdout + options.stderr).toContain(`Unexpected property "nope".`);
    expect(options.status).toBe(1);
  });

  it("says the truth about Python", () => {
    const { stdout } = oxlint(shownIn("python"), ["begin.py"]);
    expect(stdout).toContain("No files found to lint");
  });

  it("names what was compared", () => {
    expect(page).toContain(`run version ${OXLINT}.`);
    for (const name of PACKAGES) expect(page).toMatch(new RegExp(`\\b${name.replace("@", "")} \\d`, "u"));
  });
});

describe("the cases of the rules", () => {
  it("have the same findings", async () => {
    const wanted = (await collectCases()).filter(({ case: { filename = "file.ts", typed }, rule }) =>
      typed !== true && !isPython(filename) && Object.hasOwn(STRICT.rules, `async-lifecycle/${rule}`));
    const differing: string[] = [];
    let [found, files] = [0, 0];
    // Settings hold for a whole run, options for a folder.
    for (const [settings, cases] of groupsBy(wanted, ({ case: one }) => one.settings)) {
      const folder = project(`cases-${files}`);
      const inFolders: Record<string, Rules> = {};
      for (const [number, { case: one, rule }] of cases.entries()) {
        const rules: Rules = { [`async-lifecycle/${rule}`]: ["error", ...(one.options ?? [])] };
        const name = `rules-${createHash("sha256").update(JSON.stringify(rules)).digest("hex").slice(0, 8)}`;
        inFolders[name] = rules;
        mkdirSync(path.join(folder, name), { recursive: true });
        writeFileSync(path.join(folder, name, `${number}-${one.filename ?? "file.ts"}`), one.code);
      }
      const both = await compared(folder, { rules: {}, inFolders, settings });
      for (const difference of both.differing) {
        const one = cases[Number(/\/(?<number>\d+)-/u.exec(difference)?.groups?.["number"])];
        differing.push(`${one?.file ?? ""} "${one?.case.title ?? ""}": ${difference}`);
      }
      found += both.eslints.findings.length;
      files += cases.length;
    }
    console.log(`${files} cases, ${found} findings, ${differing.length} of them differ.`, ...differing);
    expect(found).toBeGreaterThan(500);
    expect(differing).toEqual([]);
  }, 900_000);
});

/** The cases, apart by what a question about them gives. */
function groupsBy<Answer>(cases: readonly CollectedCase[], question: (one: CollectedCase) => Answer): readonly (readonly [Answer, readonly CollectedCase[]])[] {
  const groups = new Map<string, readonly [Answer, CollectedCase[]]>();
  for (const one of cases) {
    const answer = question(one);
    const key = JSON.stringify(answer) as string | undefined;
    const group = groups.get(key ?? "") ?? ([answer, []] as const);
    groups.set(key ?? "", group);
    group[1].push(one);
  }
  return [...groups.values()];
}

describe("packages of the corpus", () => {
  it.each(PACKAGES)("%s has the same findings", async (name) => {
    const source = (await npmSources()).find((each) => each.name === name);
    if (source === undefined) throw new Error(`The corpus has no ${name}.`);
    if (!(await source.isFetched())) await source.fetch();
    const folder = project(path.basename(source.folder));
    for (const file of await source.files()) {
      const target = path.join(folder, path.relative(source.folder, file));
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(file, target);
    }
    const { differing, eslints, oxlints } = await compared(folder, STRICT);
    const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
    console.log(
      `${path.basename(source.folder)}: ${eslints.findings.length} findings in ${eslints.files} files; ` +
        `oxlint ${seconds(oxlints.milliseconds)}, ESLint ${seconds(eslints.milliseconds)}.`,
      ...differing,
    );
    expect(differing).toEqual([]);
    expect(eslints.findings).not.toEqual([]);
  });
});
