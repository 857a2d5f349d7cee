/**
 * Which type errors does a text have, when it stands in place of a file of the typed fixture?
 *
 * Every edit promises to type-check where its input did. The fixture in `tests/fixtures/typed` has a `tsconfig.json` and
 * the files whose names typed cases may use; their text is replaced in memory, nothing is written.
 */
import { dirname, join } from "node:path";
import ts from "typescript";

/** Folder of the fixture, absolute. */
export const TYPED_FIXTURE = join(import.meta.dirname, "fixtures", "typed");

/** A language service over the fixture, and the texts that replace its files. */
interface Fixture {
  readonly service: ts.LanguageService;
  readonly texts: Map<string, { readonly version: number; readonly text: string }>;
}

let fixture: Fixture | undefined;

/**
 * The errors, as `TS2322: …` sentences without positions, so that they can be compared with those of an edited text.
 *
 * @param filename Absolute name of a file in the fixture; it need not exist on disk.
 * @throws Error when the fixture's `tsconfig.json` cannot be read.
 */
export function typeErrors(filename: string, text: string): string[] {
  fixture ??= openFixture();
  const version = (fixture.texts.get(filename)?.version ?? 0) + 1;
  fixture.texts.set(filename, { version, text });
  const { service } = fixture;
  return [...service.getSyntacticDiagnostics(filename), ...service.getSemanticDiagnostics(filename)]
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map(({ code, messageText }) => `TS${String(code)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

/** Breaches of the promise that an edited text has no more type errors than its input. */
export function checkTypes(filename: string, before: string, after: string): string[] {
  const known = typeErrors(filename, before);
  const found = typeErrors(filename, after);
  if (found.length <= known.length) {
    return [];
  }
  const added = found.filter((error) => !known.includes(error));
  return (added.length > 0 ? added : found).map((error) => `the result does not type-check: ${error}`);
}

function openFixture(): Fixture {
  const configFile = join(TYPED_FIXTURE, "tsconfig.json");
  const read = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path));
  if (read.error !== undefined) {
    throw new Error(ts.flattenDiagnosticMessageText(read.error.messageText, " "));
  }
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(configFile));
  const texts: Fixture["texts"] = new Map();
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...new Set([...fileNames, ...texts.keys()])],
    getScriptVersion: (name) => String(texts.get(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = texts.get(name)?.text ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => TYPED_FIXTURE,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (name) => texts.has(name) || ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    readDirectory: (...request) => ts.sys.readDirectory(...request),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  });
  return { service, texts };
}
