/** Which part of the corpus does a run take? */
import { pythonSources } from "./python-sources.ts";
import { type CorpusSources, npmSources } from "./sources.ts";

/** The languages of the corpus; JavaScript includes TypeScript. */
export type CorpusLanguage = "javascript" | "python";

/** What to take; all of it where nothing is said. */
export interface Selection {
  readonly names: readonly string[];
  readonly language?: CorpusLanguage | undefined;
}

/**
 * The chosen parts of the corpus.
 *
 * @throws Error when there is no part of a name, or no such language.
 */
export async function corpusSources({ language, names }: Selection): Promise<readonly CorpusSources[]> {
  const all = [
    ...(language === "python" ? [] : await npmSources()),
    ...(language === "javascript" ? [] : await pythonSources()),
  ];
  const unknown = names.find(name => !all.some(entry => entry.name === name));
  if (unknown !== undefined) throw new Error(`The corpus has no package "${unknown}".`);
  return names.length === 0 ? all : all.filter(entry => names.includes(entry.name));
}

/**
 * The language of a name.
 *
 * @throws Error when it is none.
 */
export function languageNamed(name: string | undefined): CorpusLanguage | undefined {
  if (name === undefined || name === "python") return name;
  if (name === "javascript" || name === "typescript") return "javascript";
  throw new Error(`--language is python or javascript, which includes TypeScript; not "${name}".`);
}
