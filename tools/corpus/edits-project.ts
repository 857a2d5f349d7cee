/** With which types is a package of the corpus checked, though what it depends on is not installed? */
import path from "node:path";
import ts from "typescript";
import { openProject, type Project } from "../edit-checks/types.ts";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * The files of a package under the strictest common options, with Node's types and those of the newest JavaScript.
 *
 * Other packages are missing. Their names have errors, or no type, before an edit and after it alike; what an edit breaks
 * in the file's own names and in the package's own types shows all the same.
 */
export function openPackage(folder: string): Project {
  return openProject({
    folder,
    fileNames: [],
    options: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      // Without a browser's globals, of which `name` and `close` would stand for variables that an edit has lost.
      lib: ["lib.esnext.d.ts"],
      typeRoots: [path.join(root, "node_modules/@types")],
      types: ["node"],
      strict: true,
      allowJs: true,
      checkJs: true,
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
      skipLibCheck: true,
      noEmit: true,
    },
  });
}
