/**
 * Does an edit keep its promise about types: that the text type-checks where its input did?
 *
 * A language service holds the files of a project. The text of a file is replaced in memory, nothing is written. Modules
 * that are not installed are missing before and after, so that a comparison means something for such a project too.
 */
import ts from "typescript";

/** The files of a project, and how they are compiled. */
export interface ProjectDescription {
  /** Folder that relative names start from. */
  readonly folder: string;
  readonly fileNames: readonly string[];
  readonly options: ts.CompilerOptions;
}

/** A project whose files may be replaced. */
export interface Project {
  /** The errors of a text in place of a file, as `TS2322: …` sentences without positions; the file need not exist. */
  readonly errors: (filename: string, text: string) => string[];
  /** Puts the file's text on disk back in its place. */
  readonly restore: (filename: string) => void;
}

/** Opens a project. Nothing is read before the first question. */
export function openProject({ fileNames, folder, options }: ProjectDescription): Project {
  const texts = new Map<string, { readonly version: number; readonly text: string | undefined }>();
  const replace = (filename: string, text: string | undefined): void => {
    const known = texts.get(filename);
    if (known === undefined || known.text !== text) texts.set(filename, { version: (known?.version ?? 0) + 1, text });
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...new Set([...fileNames, ...texts.keys()])],
    getScriptVersion: (name) => String(texts.get(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = texts.get(name)?.text ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (name) => texts.get(name)?.text !== undefined || ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    readDirectory: (...request) => ts.sys.readDirectory(...request),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  });
  return {
    restore: (filename) => {
      replace(filename, undefined);
    },
    errors(filename, text) {
      replace(filename, text);
      return [...service.getSyntacticDiagnostics(filename), ...service.getSemanticDiagnostics(filename)]
        .filter(({ category }) => category === ts.DiagnosticCategory.Error)
        .map(({ code, messageText }) => `TS${String(code)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
    },
  };
}

/**
 * Breaches of the promise, given the errors of the input and those of the result.
 *
 * An error of the input may be told in other words afterwards, so what counts is how often each code occurs.
 */
export function checkErrors(known: readonly string[], found: readonly string[]): string[] {
  const codes = new Set(found.map(codeOf));
  return [...codes].flatMap((code) => {
    const had = known.filter((error) => codeOf(error) === code);
    const has = found.filter((error) => codeOf(error) === code);
    if (has.length <= had.length) return [];
    const added = has.filter((error) => !had.includes(error));
    return (added.length > 0 ? added : has).map((error) => `the result does not type-check: ${error}`);
  });
}

function codeOf(error: string): string {
  return error.slice(0, error.indexOf(":"));
}
