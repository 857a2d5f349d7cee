/** Which workspace do the tests of task runners lint? Two packages, of which one knows the other by its types. */
import { packedPlugin } from "./installed.ts";
import { CONFIG, PACKAGES } from "./sample-service.ts";
import { expectCode, projectWith, type ShellProject } from "./shell-project.ts";

/** The packages, in the order in which one needs the other. */
export const STORE = "@shop/store";
export const APP = "@shop/app";

const STORE_SOURCE = `export function save(text: string): void {
  console.log(text);
}
`;

/** After this edit the app has a task that nobody waits for, though not one of its files has changed. */
export const STORE_WITH_PROMISE: Readonly<Record<string, string>> = {
  "packages/store/src/index.ts": `export async function save(text: string): Promise<void> {
  await fetch("https://data.example", { method: "PUT", body: text });
}
`,
};

const TSCONFIG = `{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n`;

/**
 * What is edited before a run of all tasks, and which of them the cache then cannot answer. Each run begins with the
 * files that the one before has left.
 */
export const EDITS: readonly (readonly [what: string, files: Readonly<Record<string, string>>, missed: readonly string[]])[] = [
  ["nothing", {}, []],
  ["a page of one package", { "packages/app/README.md": "# Shop\n\nNow with a second line.\n" }, []],
  ["a source of Python", { "packages/app/jobs/mail.py": "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(2)\n" }, [APP]],
  ["a source that another package imports", { "packages/store/src/index.ts": STORE_SOURCE.replace("text);", "`saved ${text}`);") }, [APP, STORE]],
  ["the pyproject.toml of one package", { "packages/app/pyproject.toml": `[project]\nname = "app"\nrequires-python = ">=3.12"\n` }, [APP]],
  ["the tsconfig.json of one package", { "packages/app/tsconfig.json": TSCONFIG.replace(`["src"]`, `["src", "test"]`) }, [APP]],
  ["the configuration of ESLint that all share", { "eslint.config.js": `${CONFIG}// A change.\n` }, [APP, STORE]],
  ["the tsconfig.json that all share", { "tsconfig.base.json": tsconfigBase("es2024") }, [APP, STORE]],
];

/** A workspace with one more file at its root, installed by npm, with a lock file. */
export function workspaceWith(files: Readonly<Record<string, string>>, runner: Readonly<Record<string, string>>): ShellProject {
  const devDependencies = { ...PACKAGES, "eslint-plugin-async-lifecycle": `file:${packedPlugin()}`, ...runner };
  const manifest = { name: "shop", private: true, type: "module", packageManager: "npm@11.0.0", workspaces: ["packages/*"], devDependencies };
  const project = projectWith({
    "package.json": JSON.stringify(manifest),
    ".gitignore": "node_modules\n.turbo\n.nx\n",
    "eslint.config.js": CONFIG,
    "tsconfig.base.json": tsconfigBase("esnext"),
    "packages/store/package.json": JSON.stringify({ name: STORE, version: "1.0.0", type: "module", exports: "./src/index.ts", scripts: { lint: "eslint ." } }),
    "packages/store/tsconfig.json": TSCONFIG,
    "packages/store/src/index.ts": STORE_SOURCE,
    "packages/app/package.json": JSON.stringify({ name: APP, version: "1.0.0", type: "module", dependencies: { [STORE]: "1.0.0" }, scripts: { lint: "eslint ." } }),
    "packages/app/tsconfig.json": TSCONFIG,
    "packages/app/pyproject.toml": `[project]\nname = "app"\nrequires-python = ">=3.11"\n`,
    "packages/app/README.md": "# Shop\n",
    "packages/app/src/work.ts": `import { save } from "${STORE}";\n\nexport function work(): void {\n  save("all");\n}\n`,
    "packages/app/jobs/mail.py": "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n",
    ...files,
  });
  // The runners ask git which files there are.
  const command = "npm install --no-audit --no-fund --prefer-offline --silent && git init --quiet && git add --all";
  expectCode(0, command, project.run(command));
  return project;
}

/** Another version of a package that all share, in the lock file alone. */
export function withOtherLock(project: ShellProject): void {
  const lock = JSON.parse(project.read("package-lock.json")) as { packages: Record<string, { version: string; integrity?: string }> };
  const locked = lock.packages["node_modules/eslint"];
  if (locked === undefined) throw new Error("The lock file does not name eslint.");
  project.write({ "package-lock.json": JSON.stringify({ ...lock, packages: { ...lock.packages, "node_modules/eslint": { ...locked, version: "10.15.1" } } }, undefined, 2) });
}

function tsconfigBase(target: string): string {
  return `{ "compilerOptions": { "target": "${target}", "lib": ["esnext", "dom"], "module": "nodenext", "strict": true, "noEmit": true, "types": [] } }\n`;
}
