/** How does an older Node run files of TypeScript? They, and what they import by a path, are written as JavaScript first. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { CACHE, ROOT } from "./packages.ts";

/** Where they are written, laid out as in the project. */
const TARGET = path.join(CACHE, "program");

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true,
};

/** The path of the JavaScript of this file. */
export function compiled(file: string): string {
  write(file, new Set());
  const manifest = path.join(TARGET, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "type": "module" }\n');
  return targetOf(file);
}

function write(file: string, done: Set<string>): void {
  if (done.has(file)) return;
  done.add(file);
  const text = readFileSync(file, "utf8");
  const { outputText } = ts.transpileModule(text, { fileName: file, compilerOptions: OPTIONS });
  const target = targetOf(file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, outputText);
  // What is imported for its types only is gone.
  for (const { fileName } of ts.preProcessFile(outputText).importedFiles) {
    if (fileName.startsWith(".")) write(path.resolve(path.dirname(file), fileName.replace(/\.js$/u, ".ts")), done);
  }
}

function targetOf(file: string): string {
  return path.join(TARGET, path.relative(ROOT, file)).replace(/\.ts$/u, ".js");
}
