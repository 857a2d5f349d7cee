/** Do husky and lint-staged stop a bad commit, repair what can be repaired, and let a clean one pass? */
import { expect, test } from "vitest";
import { textOf } from "../project-files.ts";
import { installed } from "./installed.ts";
import { CONFIG, PACKAGES } from "./sample-service.ts";
import { expectCode, projectWith, type ShellProject } from "./shell-project.ts";
import { shown } from "./shown.ts";

// Newer versions of lint-staged need Node 22.
const host = installed("husky", { ...PACKAGES, "husky": "9.1.7", "lint-staged": "16.4.0" });

const FIXABLE = `import asyncio


async def send(letter):
    await asyncio.sleep(1)


async def send_all(letters):
    for letter in letters:
        send(letter)
`;

/** A plain task is only repaired by a suggestion, since others may count on it to run beside. */
const NOT_FIXABLE = `export async function send(letter) {
  await fetch("https://post.example", { method: "POST", body: letter });
}

export async function sendAll(letters) {
  for (const letter of letters) send(letter);
}
`;

test("a bad commit is stopped with its finding", () => {
  using project = repository();
  project.write({ "src/letters.js": NOT_FIXABLE });
  const { code, stderr } = commit(project);
  expect(code).toBe(1);
  expect(stderr).toMatch(/letters\.js\n +6:33 +error .*async-lifecycle\/no-floating-tasks/u);
  expect(project.run("git rev-list --count HEAD").stdout.trim()).toBe("1");
  expect(project.read("src/letters.js")).toBe(NOT_FIXABLE);
});

test("what is proven safe is repaired in the commit", () => {
  using project = repository();
  project.write({ "jobs/mail.py": FIXABLE });
  expectCode(0, "git commit", commit(project));
  expect(project.run("git show HEAD:jobs/mail.py").stdout).toBe(FIXABLE.replace("        send(", "        await send("));
});

test("a clean commit passes, with files that are not for ESLint", () => {
  using project = repository();
  project.write({ "src/letters.js": NOT_FIXABLE.replace("letters) send", "letters) await send"), "notes.txt": "Letters.\n" });
  expectCode(0, "git commit", commit(project));
});

/** A repository whose first commit has the hook. */
function repository(): ShellProject {
  const project = projectWith(
    {
      ".gitignore": "node_modules\n",
      "eslint.config.js": CONFIG.replace("{ parserOptions: { projectService: true } }", "{}"),
      "lint-staged.config.js": textOf("examples/pre-commit/lint-staged.config.js"),
      "package.json": `{ "name": "service", "private": true, "type": "module" }\n`,
    },
    host,
  );
  expectCode(0, "git init", project.run("git init --quiet"));
  const command = shown("docs/pre-commit.md", "npx husky init");
  expectCode(0, command, project.run(command));
  project.write({ ".husky/pre-commit": textOf("examples/pre-commit/husky-pre-commit") });
  expectCode(0, "git commit", commit(project));
  return project;
}

function commit(project: ShellProject) {
  return project.run("git add --all && git -c user.name=Developer -c user.email=developer@example.org commit --message change");
}
