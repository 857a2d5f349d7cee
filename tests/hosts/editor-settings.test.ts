/** Do the settings that the page about editors shows make the language server lint TypeScript and Python? */
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "smol-toml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../project-files.ts";
import { newProject, SETTINGS, startServer } from "./editor-project.ts";

const PAGE = textOf("docs/editors.md");

const TYPESCRIPT = 'import { send } from "./send.js";\n\nexport function work() {\n  send("a");\n}\n';
const PYTHON = "import asyncio\n\n\nasync def work():\n    asyncio.sleep(1)\n";
const FLOATING = ["async-lifecycle/no-floating-tasks"];

let folder: string;

beforeAll(() => {
  folder = newProject();
  writeFileSync(path.join(folder, "src/work.ts"), TYPESCRIPT);
  writeFileSync(path.join(folder, "src/work.py"), PYTHON);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The only block of a language in a section of the page. */
function blockOf(section: string, language: string): string {
  const start = PAGE.indexOf(`\n## ${section}\n`);
  const text = PAGE.slice(start, PAGE.indexOf("\n## ", start + 1));
  const [block, ...others] = [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "gmu"))];
  if (block?.[1] === undefined || others.length > 0) throw new Error(`There is not one block of ${language} under ${section}.`);
  return block[1];
}

function jsonOf(section: string): Readonly<Record<string, unknown>> {
  return JSON.parse(blockOf(section, "json")) as Readonly<Record<string, unknown>>;
}

/** What each editor answers when the server asks for its configuration. */
const EDITORS: readonly (readonly [editor: string, settings: (folder: string) => object, offersDisable: boolean])[] = [
  [
    "Helix",
    () => {
      const page = parse(blockOf("Helix", "toml")) as { "language-server": { eslint: { config: object } } };
      return page["language-server"].eslint.config;
    },
    false,
  ],
  [
    "Zed",
    (root) => {
      const page = jsonOf("Zed") as { lsp: { eslint: { settings: { codeAction: object } } } };
      // https://github.com/zed-industries/zed/blob/main/crates/languages/src/eslint.rs
      const { codeAction, ...settings } = page.lsp.eslint.settings;
      return {
        validate: "on",
        rulesCustomizations: [],
        run: "onType",
        nodePath: null,
        workingDirectory: { mode: "auto" },
        workspaceFolder: { uri: root, name: path.basename(root) },
        problems: {},
        codeActionOnSave: { enable: true },
        experimental: {},
        ...settings,
        codeAction: { showDocumentation: { enable: true }, ...codeAction },
      };
    },
    false,
  ],
  [
    "Neovim",
    (root) => ({
      // https://github.com/neovim/nvim-lspconfig/blob/master/lsp/eslint.lua
      validate: "on",
      useESLintClass: false,
      experimental: {},
      codeActionOnSave: { enable: false, mode: "all" },
      format: true,
      quiet: false,
      onIgnoredFiles: "off",
      rulesCustomizations: [],
      run: "onType",
      problems: { shortenToSingleLine: false },
      nodePath: "",
      workingDirectory: { mode: "location" },
      codeAction: { disableRuleComment: { enable: true, location: "separateLine" }, showDocumentation: { enable: true } },
      workspaceFolder: { uri: root, name: path.basename(root) },
    }),
    true,
  ],
  [
    "VS Code",
    (root) => ({
      ...SETTINGS,
      workspaceFolder: { uri: pathToFileURL(root).href, name: path.basename(root) },
      codeAction: { disableRuleComment: jsonOf("VS Code")["eslint.codeAction.disableRuleComment"], showDocumentation: { enable: true } },
    }),
    false,
  ],
];

describe.each(EDITORS)("the settings for %s", (_editor, settingsFor, offersDisable) => {
  it("lint both languages", async () => {
    await using client = await startServer(folder, settingsFor(folder));
    for (const [name, language, text] of [["work.ts", "typescript", TYPESCRIPT], ["work.py", "python", PYTHON]] as const) {
      const document = client.open(pathToFileURL(path.join(folder, "src", name)), language, text);
      const found = await document.diagnostics();
      expect(found.map(({ code, message }) => code ?? message), name).toEqual(FLOATING);
      const titles = (await document.actions(found)).map(({ title }) => title);
      expect(titles.some((title) => title.startsWith("Disable ")), titles.join(", ")).toBe(offersDisable);
      expect(titles.some((title) => title.startsWith("Suppress it "))).toBe(name === "work.py");
    }
  });
});

it("VS Code is told to leave Python without a file alone", async () => {
  const customizations = jsonOf("VS Code")["eslint.notebooks.rules.customizations"];
  const cell = new URL("vscode-notebook-cell:/notes.ipynb#W0sZmlsZQ");
  await using client = await startServer(folder, { ...SETTINGS, rulesCustomizations: customizations });
  expect(await client.open(cell, "python", PYTHON).diagnostics()).toEqual([]);
});

it("the page names the languages of JavaScript wherever a list is exclusive", () => {
  expect(jsonOf("VS Code")["eslint.validate"]).toEqual(["javascript", "javascriptreact", "typescript", "typescriptreact", "python"]);
  for (const language of ["javascript", "javascriptreact", "typescript", "typescriptreact", "python"]) {
    expect(blockOf("Neovim", "lua")).toContain(`"${language}"`);
  }
});
