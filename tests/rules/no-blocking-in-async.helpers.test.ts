/** When does a plain function belong to the async code that calls it? */
import { specify } from "../specify.ts";

specify(
  "no-blocking-in-async",
  {
    valid: [
      {
        title: "a helper that calls itself, and that a synchronous function calls as well",
        code: `import { readdirSync } from "node:fs";
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(\`\${folder}/\${entry.name}\`) : [entry.name],
  );
}
export async function index(folder) {
  return walk(folder);
}
export const indexSync = (folder) => walk(folder);
`,
      },
      {
        title: "two helpers that only call each other",
        code: `import { readdirSync } from "node:fs";
function walk(folder) {
  return readdirSync(folder).map((name) => enter(folder, name));
}
function enter(folder, name) {
  return name.endsWith("/") ? walk(\`\${folder}/\${name}\`) : name;
}
`,
      },
      {
        title: "a helper that the module calls while it loads may block",
        code: `import { readFileSync } from "node:fs";
function read(name) {
  return JSON.parse(readFileSync(name, "utf8"));
}
const defaults = read("defaults.json");
export async function load(name) {
  return { ...defaults, ...read(name) };
}
`,
      },
      {
        title: "a helper that is exported has callers that nobody sees",
        code: `import { statSync } from "node:fs";
export function sizeOf(file) {
  return statSync(file).size;
}
export async function total(files) {
  return files.map(sizeOf).reduce((sum, size) => sum + size, 0);
}
`,
      },
      {
        title: "a helper that also listens to a signal is left alone",
        code: `import { rmSync } from "node:fs";
function cleanUp() {
  rmSync("work", { recursive: true, force: true });
}
export async function main(work) {
  process.once("SIGINT", cleanUp);
  await work();
  cleanUp();
}
`,
      },
      {
        title: "a helper that a plain function calls too is left alone",
        code: `import { execFileSync } from "node:child_process";
const git = (...words) => execFileSync("git", words, { encoding: "utf8" });
export const branch = () => git("branch", "--show-current");
export async function tag(name) {
  git("tag", name);
}
`,
      },
      {
        title: "146: helpers that call each other and nobody else calls are left alone",
        code: `import { readdirSync } from "node:fs";
function walk(folder) {
  return readdirSync(folder).flatMap((name) => descend(name));
}
function descend(name) {
  return name.endsWith("/") ? walk(name) : [name];
}
export async function nothing() {}
`,
      },
      {
        title: "a helper in an object may be taken out and called anywhere",
        code: `import { readFileSync } from "node:fs";
export const views = {
  load: (name) => readFileSync(name, "utf8"),
  async render(name) {
    return views.load(name).trim();
  },
};
`,
      },
    ],
    invalid: [
      {
        title: "a helper that calls itself, and that only async functions call besides",
        code: `import { readdirSync } from "node:fs";
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(\`\${folder}/\${entry.name}\`) : [entry.name],
  );
}
export async function index(folder) {
  return walk(folder);
}
`,
        errors: [{ messageId: "twin", line: 3 }],
      },
      {
        title: "a helper that only async functions call blocks them",
        code: `import { readFileSync } from "node:fs";
function read(name) {
  return JSON.parse(readFileSync(name, "utf8"));
}
export async function user(id) {
  return read(\`users/\${id}.json\`);
}
export async function group(id) {
  return read(\`groups/\${id}.json\`);
}
`,
        errors: [{ messageId: "twin", line: 3, suggestions: 0 }],
      },
      {
        title: "a helper of a helper blocks too",
        code: `import { spawnSync } from "node:child_process";
const run = (program) => spawnSync(program, { shell: true }).stdout.toString();
const versionOf = (program) => run(\`\${program} --version\`);
export async function versions(programs) {
  return programs.map((program) => versionOf(program));
}
`,
        errors: [{ messageId: "blocks", line: 2 }],
      },
      {
        title: "a helper that an array calls for an async function blocks it",
        code: `import { statSync } from "node:fs";
function sizeOf(file) {
  return statSync(file).size;
}
export async function total(files) {
  return files.map(sizeOf).reduce((sum, size) => sum + size, 0);
}
`,
        errors: [{ messageId: "twin", line: 3 }],
      },
      {
        title: "a function that is written inside an async function and called there blocks it",
        code: `import { statSync } from "node:fs";
export async function freeName(base) {
  function isTaken(name) {
    return statSync(name);
  }
  let name = base;
  for (let count = 1; isTaken(name); count += 1) name = \`\${base}-\${count}\`;
  return name;
}
`,
        errors: [{ messageId: "twin", line: 4 }],
      },
    ],
  },
  { minimum: 11 },
);
