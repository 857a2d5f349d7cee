/** What is linted? Sources that are the same in every fresh clone: pinned packages, and this project. */
import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { createCatalog } from "../src/catalog/catalog.ts";
import { JAVASCRIPT_LIBRARIES } from "../src/catalog/index.generated.ts";
import { findFiles, typescriptExtensions } from "../src/cli/files.ts";
import type { JavaScriptSource } from "../src/frontends/typescript/source.ts";
import { isWorthALook } from "../src/frontends/typescript/first-look.ts";
import { type CorpusLanguage, corpusSources } from "../tools/corpus/selection.ts";
import { type CorpusSources, npmSource } from "../tools/corpus/sources.ts";

/** A file, and whether it is read as a module or as a script of Node. */
export interface SourceFile {
  readonly file: string;
  readonly sourceType: "module" | "commonjs";
}

/** Files that are linted together in one process. */
export interface Input {
  readonly name: string;
  readonly cwd: string;
  /** Folder of the tsconfig.json that gives types; null where it is linted without. */
  readonly typesFrom: string | null;
  readonly files: readonly SourceFile[];
  readonly lines: number;
  /** Number of files that the analysis does not pass over at first sight. */
  readonly lookedAt: number;
}

/** What an input is made of, before its files are read. */
export type Sources = Omit<Input, "lines" | "lookedAt">;

const root = path.resolve(import.meta.dirname, "..");
const catalog = createCatalog(JAVASCRIPT_LIBRARIES);

/** The driver's own types come from here; without it most of its values would be `any`. */
const bson = npmSource({
  name: "bson",
  version: "7.3.2",
  integrity: "sha512-1w0ra+ho1cuE+w8jzwgzTFIimFtCfZeCoOsvIPQg6uyFCsp8M29U7bNNf5GrFh88TXbYg1g3TyKUGpd6O7q6zA==",
  sources: [],
});

/** Real code without types: async tests, a library of callbacks and streams, and TypeScript. */
export async function untypedInputs(): Promise<readonly Input[]> {
  return [
    await packageInput("fastify", "commonjs"),
    await packageInput("undici", "commonjs"),
    await packageInput("puppeteer-core", "module"),
  ];
}

/** Real TypeScript with the types of its own tsconfig.json: this project, and a driver whose work is nearly all async. */
export async function typedInputs(): Promise<readonly Input[]> {
  const own = await findFiles(["src", "tests", "tools", "bench"], root, typescriptExtensions);
  // Fixtures are broken on purpose, and belong to projects of their own.
  const files = own.files.filter(file => !/[\\/]tests[\\/](?:executed|fixtures|valid-code)[\\/]/u.test(file));
  const mongodb = await fetched("mongodb");
  await link(bson, mongodb);
  return [
    await readInput({ name: "this project", cwd: root, typesFrom: root, files: files.map(asModule) }),
    await packageInput("mongodb", "module", mongodb.folder),
  ];
}

/** A package of the corpus, unpacked. */
export async function fetched(name: string, language: CorpusLanguage = "javascript"): Promise<CorpusSources> {
  const [entry] = await corpusSources({ names: [name], language });
  if (entry === undefined) throw new Error(`The corpus has no package "${name}".`);
  await fetchOnce(entry);
  return entry;
}

/** Reads the files once, which also brings them into the cache of the system. */
export async function readInput(sources: Sources): Promise<Input> {
  const texts = await Promise.all(sources.files.map(({ file }) => readFile(file, "utf8")));
  const isLookedAt = (text: string, index: number): boolean => {
    const source = sources.files[index];
    const parsed = source && parse(source, text);
    // A file that does not parse is looked at by nobody; the measurement says so.
    return parsed !== undefined && isWorthALook(parsed, catalog);
  };
  return {
    ...sources,
    lines: texts.reduce((sum, text) => sum + text.split("\n").length, 0),
    // With types, every file is worth a look: any call may give a promise.
    lookedAt: sources.typesFrom === null ? texts.filter(isLookedAt).length : texts.length,
  };
}

function parse({ file, sourceType }: SourceFile, text: string): JavaScriptSource | undefined {
  const linter = new Linter();
  const languageOptions = { sourceType, ...(/\.[cm]?tsx?$/u.test(file) && { parser }) };
  const configuration = [{ files: ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"], languageOptions }];
  const problems = linter.verify(text, configuration, { filename: path.basename(file), allowInlineConfig: false });
  return problems.length > 0 ? undefined : (linter.getSourceCode() as unknown as JavaScriptSource);
}

async function packageInput(
  name: string,
  sourceType: SourceFile["sourceType"],
  typesFrom: string | null = null,
): Promise<Input> {
  const entry = await fetched(name);
  const files = await entry.files();
  return readInput({
    name: `${name} ${entry.version}`,
    cwd: entry.folder,
    typesFrom,
    files: files.map(file => (/\.(?:[cm]?tsx?|mjs)$/u.test(file) ? asModule(file) : { file, sourceType })),
  });
}

function asModule(file: string): SourceFile {
  return { file, sourceType: "module" };
}

async function fetchOnce(entry: CorpusSources): Promise<void> {
  if (await entry.isFetched()) return;
  process.stderr.write(`fetching ${entry.name}@${entry.version}\n`);
  await entry.fetch();
}

/** Puts a package where imports of another one find it. */
async function link(dependency: CorpusSources, dependent: CorpusSources): Promise<void> {
  await fetchOnce(dependency);
  const place = path.join(dependent.folder, "node_modules", dependency.name);
  await mkdir(path.dirname(place), { recursive: true });
  await rm(place, { force: true });
  // A junction needs no right that an ordinary user of Windows has not.
  await symlink(dependency.folder, place, "junction");
}
