/** Which libraries lie in a folder of the catalog, listed or not? */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { validateLibraries } from "../../src/catalog/validate.ts";
import type { Library } from "../../src/catalog/schema.ts";

/** One data file and what it exports by default. */
export interface LibraryFile {
  /** File name without its ending. */
  readonly file: string;
  readonly library: Library;
}

/** Reads the folder of a language, so that a new file is tested before anybody lists it. */
export async function libraryFiles(language: "javascript" | "python" = "javascript"): Promise<readonly LibraryFile[]> {
  const folder = new URL(`../../src/catalog/${language}/`, import.meta.url);
  const names = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith(".ts"));
  return Promise.all(
    names.sort().map(async (name) => {
      const module = (await import(new URL(name, folder).href)) as { readonly default: unknown };
      const [library] = validateLibraries([module.default]);
      if (library === undefined) {
        throw new Error(`${name} has no library.`);
      }
      return { file: name.slice(0, -".ts".length), library };
    }),
  );
}
