/** What do the tests of editors open, and which server do they speak to? */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installed } from "./installed.ts";
import { LanguageClient } from "./lsp-client.ts";

/** ESLint's own language server, as `vscode-langservers-extracted` has it for editors other than VS Code. */
const SERVER = { "vscode-langservers-extracted": "4.10.0" };

const PROJECT = { eslint: "10.15.0", "eslint-plugin-async-lifecycle": "packed", typescript: "6.0.3", "typescript-eslint": "8.73.0" };

const CONFIGURATION = `import asyncLifecycle from "eslint-plugin-async-lifecycle";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  { files: ["**/*.ts"], extends: [tseslint.configs.base], languageOptions: { parserOptions: { projectService: true } } },
  asyncLifecycle.configs.strict,
  asyncLifecycle.configs.python,
);
`;

const FILES: Readonly<Record<string, string>> = {
  "package.json": '{ "type": "module", "engines": { "node": ">=24" } }\n',
  "tsconfig.json": '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "esnext", "lib": ["esnext"], "types": [] }, "include": ["src"] }\n',
  "eslint.config.js": CONFIGURATION,
  // Only types tell what comes out of another file.
  "src/send.ts": "export async function send(letter: string): Promise<void> {\n  await Promise.resolve(letter);\n}\n",
};

/** What the server asks an editor for, as Neovim and others answer it: the settings of VS Code without their prefix. */
export const SETTINGS = {
  validate: "on",
  run: "onType",
  quiet: false,
  format: false,
  onIgnoredFiles: "off",
  options: {},
  rulesCustomizations: [],
  useESLintClass: true,
  experimental: { useFlatConfig: false },
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: "location" },
  codeActionOnSave: { mode: "all" },
  codeAction: { disableRuleComment: { enable: true, location: "separateLine" }, showDocumentation: { enable: true } },
};

/** A new project in which ESLint, TypeScript and the packed plugin are found. */
export function newProject(): string {
  const around = path.join(installed("editor", PROJECT), "projects");
  mkdirSync(around, { recursive: true });
  const folder = mkdtempSync(path.join(around, "project-"));
  mkdirSync(path.join(folder, "src"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
  return folder;
}

/** Starts the server in a project, with settings in the place of what it is given otherwise. */
export async function startServer(folder: string, settings: object = SETTINGS): Promise<LanguageClient> {
  const server = path.join(installed("language-server", SERVER), "node_modules/.bin/vscode-eslint-language-server");
  return await LanguageClient.start(server, ["--stdio"], folder, settings);
}
