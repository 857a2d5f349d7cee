/**
 * Is the package what people expect to install: nothing missing, nothing too much, types that fit every way of importing it?
 *
 * The packed archive is looked at as the registry would get it, by publint and by "are the types wrong", and a configuration
 * in TypeScript is compiled against it by each compiler that people have.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesUnder, textOf } from "../project-files.ts";
import { installed, packedPlugin } from "./installed.ts";
import { COMPILERS, ESLINTS, PACKAGE_CHECKS, TYPESCRIPT_ESLINT } from "./versions.ts";

/** The files of an archive of npm, without its one folder. */
function packedFiles(archive: string): ReadonlyMap<string, string> {
  const bytes = gunzipSync(readFileSync(archive));
  const files = new Map<string, string>();
  // A tar archive is a row of blocks of 512 bytes: a header with name and size (in octal), then the text.
  for (let at = 0; bytes[at] !== 0 && at < bytes.length; ) {
    const field = (start: number, length: number): string => bytes.toString("utf8", at + start, at + start + length).split("\0")[0] ?? "";
    const size = Number.parseInt(field(124, 12), 8);
    const name = field(0, 100);
    const folder = field(345, 155);
    if (!name.startsWith("package/") && folder === "") throw new Error(`The archive has ${name} outside of its folder.`);
    files.set((folder === "" ? name : `${folder}/${name}`).slice("package/".length), bytes.toString("utf8", at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

const archive = packedPlugin();
const files = packedFiles(archive);
const names = [...files.keys()].sort();

describe("the archive", () => {
  it("has the build, the pages, the README and the licence, and nothing else", () => {
    const built = filesUnder("src").flatMap((file) => {
      const name = `dist/${file.slice("src/".length, -".ts".length)}`;
      return [`${name}.d.ts`, `${name}.js`];
    });
    expect(names).toEqual([...built, ...filesUnder("docs"), "LICENSE", "README.md", "package.json"].sort());
  });

  it("names no map of its sources, which it does not have", () => {
    expect(names.filter((name) => (files.get(name) ?? "").includes("sourceMappingURL"))).toEqual([]);
  });

  it("starts its command by Node", () => {
    const { bin } = JSON.parse(files.get("package.json") ?? "") as { bin: Record<string, string> };
    expect(Object.values(bin).map((file) => (files.get(path.posix.normalize(file)) ?? "").split("\n")[0])).toEqual(["#!/usr/bin/env node"]);
  });

  it("has pages that link to what it has, or to the repository", () => {
    // The registry shows the README, and leads its links to the repository.
    const known = [...names, ...filesUnder("")];
    const broken = names.flatMap((name) => {
      if (!name.endsWith(".md")) return [];
      const links = [...(files.get(name) ?? "").matchAll(/\]\((?!https?:|#)(?<target>[^)#\s]+)/gu)].map(({ groups }) => groups?.["target"] ?? "");
      const targets = links.map((target) => path.posix.join(path.posix.dirname(name), target));
      return targets.filter((target) => !known.some((one) => one === target || one.startsWith(`${target}/`)));
    });
    expect(broken).toEqual([]);
  });
});

/** Runs a program of a host. */
function run(folder: string, program: string, args: readonly string[], cwd = folder): { readonly status: number | null; readonly output: string } {
  const { status, stderr, stdout } = spawnSync(process.execPath, [path.join(folder, "node_modules", program), ...args], { cwd, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

describe("what looks at packages", () => {
  const checks = installed("package-checks", PACKAGE_CHECKS);

  it("publint has nothing to say", () => {
    const { output, status } = run(checks, "publint/src/cli.js", ["--strict", archive]);
    expect(output).toMatch(/All good!/u);
    expect(status).toBe(0);
  });

  it("the types are not wrong", () => {
    // `require` of a module is what every version of Node does that the package takes.
    const { output, status } = run(checks, "@arethetypeswrong/cli/dist/index.js", ["--ignore-rules", "cjs-resolves-to-esm", "--no-emoji", "--no-color", archive]);
    expect(output).not.toMatch(/error/iu);
    expect(status).toBe(0);
  });
});

/** A configuration as people write it, with each mistake that a compiler has to find marked. */
const CONFIGURATION = `import { defineConfig } from "eslint/config";
import asyncLifecycle from "eslint-plugin-async-lifecycle";
import type { Disposal, Library, NoFloatingTasksOptions, RuleOptions, Rules, Settings, Severity } from "eslint-plugin-async-lifecycle";
import tseslint from "typescript-eslint";

const library: Library = {
  name: "acme-broker",
  modules: ["@acme/broker"],
  version: "3.2.0",
  source: "https://broker.acme.example/docs",
  resources: [],
  exports: { connect: { call: { task: "eager" } } },
};
const disposal: Disposal = "try-finally";
const severity: Severity = "warn";
const options: NoFloatingTasksOptions = { checkStored: false, allowForKnownSafeCalls: [{ from: "package", name: "t", package: "node:test" }] };
const typed: RuleOptions["async-lifecycle/no-floating-tasks"] = [options];
const settings: Settings = { libraries: [library], disposal, pythonVersion: "3.12", unsafeFixes: false };
const rules: Rules = {
  "async-lifecycle/no-floating-tasks": [severity, ...typed],
  "async-lifecycle/no-nested-run": "off",
  "async-lifecycle/no-reuse-after-close": ["error", { maybe: true }],
};

// @ts-expect-error -- no such way of writing a scope
export const wrongDisposal: Settings = { disposal: "never" };
// @ts-expect-error -- no such key
export const wrongKey: Settings = { library: [] };
// @ts-expect-error -- a library says where its facts are from
export const wrongLibrary: Settings = { libraries: [{ name: "x", modules: ["x"], version: "1.0.0", resources: [], exports: {} }] };
// @ts-expect-error -- no such rule
export const wrongRule: Rules = { "async-lifecycle/no-such-rule": "error" };
// @ts-expect-error -- an option of another rule
export const wrongOption: Rules = { "async-lifecycle/no-floating-tasks": ["error", { maybe: true }] };
// @ts-expect-error -- this rule has no options
export const tooManyOptions: Rules = { "async-lifecycle/no-nested-run": ["error", {}] };
// @ts-expect-error -- no such configuration
export const wrongConfiguration = asyncLifecycle.configs.pythn;

export default defineConfig(
  tseslint.configs.base,
  asyncLifecycle.configs.recommended,
  asyncLifecycle.configs.python,
  { plugins: { "async-lifecycle": asyncLifecycle }, extends: ["async-lifecycle/strict"] },
  { files: ["**/*.ts"], rules, settings: { "async-lifecycle": settings } },
  { rules: { "async-lifecycle/no-floating-tasks": ["error", { ignoreVoid: false }] } satisfies Rules },
);
`;

const REQUIRED = `import asyncLifecycle = require("eslint-plugin-async-lifecycle");

export = [asyncLifecycle.configs.recommended, asyncLifecycle.configs.strict];
`;

describe("the types of settings and options", () => {
  let host = "";
  let project = "";

  beforeAll(() => {
    const compilers = Object.entries(COMPILERS).map(([name, version]) => [name, name === "typescript" ? version : `npm:typescript@${version}`]);
    host = installed("types", {
      ...(Object.fromEntries(compilers) as Record<string, string>),
      eslint: ESLINTS[1],
      "typescript-eslint": TYPESCRIPT_ESLINT,
      "@types/node": "24.19.2",
      "eslint-plugin-async-lifecycle": "packed",
    });
    project = mkdtempSync(path.join(host, "project-"));
    mkdirSync(path.join(project, "src"));
    writeFileSync(path.join(project, "src/eslint.config.mts"), CONFIGURATION);
    writeFileSync(path.join(project, "src/eslint.config.cts"), REQUIRED);
    const shown = /^```ts\n(?<code>[^]*?)^```$/mu.exec(textOf("docs/compatibility.md"))?.groups?.["code"];
    if (shown === undefined) throw new Error("The page shows no configuration.");
    writeFileSync(path.join(project, "src/shown.config.mts"), shown);
    const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, module: "nodenext", target: "es2023", lib: ["es2023", "esnext.disposable"], types: ["node"], noEmit: true };
    writeFileSync(path.join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  });

  afterAll(() => {
    rmSync(project, { recursive: true });
  });

  it.each(Object.entries(COMPILERS))("are read by %s (%s)", (name) => {
    const { output, status } = run(host, `${name}/bin/tsc`, ["-p", "tsconfig.json"], project);
    expect(output).toBe("");
    expect(status).toBe(0);
  });
});

describe("docs/compatibility.md", () => {
  it("says how large the package is, within a tenth", () => {
    const page = textOf("docs/compatibility.md");
    const said = /(?<packed>\d+(?:\.\d+)?) MB packed, (?<unpacked>\d+(?:\.\d+)?) MB unpacked, (?<installed>\d+(?:\.\d+)?) MB/u.exec(page)?.groups ?? {};
    const unpacked = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const alone = installed("package-alone", { "eslint-plugin-async-lifecycle": "packed" });
    const sizes = { packed: statSync(archive).size, unpacked, installed: sizeOf(path.join(alone, "node_modules")) };
    for (const [what, bytes] of Object.entries(sizes)) {
      console.log(`${what}: ${(bytes / 1e6).toFixed(2)} MB`);
      expect(Number(said[what]), what).toBeGreaterThan((bytes / 1e6) * 0.9);
      expect(Number(said[what]), what).toBeLessThan((bytes / 1e6) * 1.1);
    }
  });
});

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const child = path.join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(child) : entry.isFile() ? statSync(child).size : 0);
  }, 0);
}
