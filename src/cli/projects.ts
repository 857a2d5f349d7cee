/** Which files have type information, and from which tsconfig.json? */
import { existsSync } from "node:fs";
import path from "node:path";
import type ts from "typescript";
import { type Problem, problemWith, sentence } from "./problems.ts";

/** TypeScript's own module. */
export type Typescript = typeof ts;

/** The files of a run, divided by where their types come from. */
export interface TypeCoverage {
  /** From the path of the tsconfig.json that is found first above a file to the files that it covers. */
  readonly typed: ReadonlyMap<string, readonly string[]>;
  readonly untyped: readonly string[];
  /** Projects that cannot be read. */
  readonly problems: readonly Problem[];
}

/** Loads the optional peer; null if it is not installed or has no compiler interface (TypeScript 7). */
export async function loadTypescript(): Promise<Typescript | null> {
  try {
    const { default: typescript } = await import("typescript");
    return typeof typescript.parseJsonConfigFileContent === "function" ? typescript : null;
  } catch {
    return null;
  }
}

/**
 * Decides for each file, before anything is parsed, whether a project covers it: the nearest tsconfig.json upwards, the
 * projects it references, then the next tsconfig.json above, as editors do.
 */
export function coverByProjects(files: readonly string[], typescript: Typescript): TypeCoverage {
  const projects = new ProjectReader(typescript);
  const typed = new Map<string, string[]>();
  const untyped: string[] = [];
  for (const file of files) {
    const project = configurationsAbove(file).find(configuration => projects.covers(configuration, file));
    if (project === undefined) {
      untyped.push(file);
    } else {
      const group = typed.get(project) ?? [];
      group.push(file);
      typed.set(project, group);
    }
  }
  return { typed, untyped, problems: projects.problems };
}

const configurationsByDirectory = new Map<string, readonly string[]>();

/** Every tsconfig.json above a file, nearest first. */
function configurationsAbove(file: string): readonly string[] {
  const directory = path.dirname(file);
  const known = configurationsByDirectory.get(directory);
  if (known !== undefined) return known;
  const own = path.join(directory, "tsconfig.json");
  const above = directory === path.dirname(directory) ? [] : configurationsAbove(directory);
  const all = existsSync(own) ? [own, ...above] : above;
  configurationsByDirectory.set(directory, all);
  return all;
}

interface Project {
  readonly fileNames: ReadonlySet<string>;
  /** Names only its entry files; the others belong to it because they are imported. */
  readonly listsEntryFiles: boolean;
  readonly references: readonly string[];
}

const emptyProject: Project = { fileNames: new Set(), listsEntryFiles: false, references: [] };

class ProjectReader {
  readonly problems: Problem[] = [];
  readonly #typescript: Typescript;
  readonly #projects = new Map<string, Project>();

  constructor(typescript: Typescript) {
    this.#typescript = typescript;
  }

  /** Is the file part of the project, or of one that it references directly or indirectly? */
  covers(configuration: string, file: string): boolean {
    const wanted = this.#normalized(file);
    const seen = new Set<string>();
    const pending = [configuration];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const project = this.#projects.get(next) ?? this.#read(next);
      if (project.fileNames.has(wanted)) return true;
      if (project.listsEntryFiles && /\.[cm]?tsx?$/u.test(file)) return true;
      pending.push(...project.references);
    }
    return false;
  }

  #read(configuration: string): Project {
    const typescript = this.#typescript;
    // Entered first, so that a failure is told once.
    this.#projects.set(configuration, emptyProject);
    const { config, error } = typescript.readConfigFile(configuration, file => typescript.sys.readFile(file)) as {
      readonly config?: unknown;
      readonly error?: ts.Diagnostic;
    };
    if (error !== undefined) {
      this.#report(configuration, error);
      return emptyProject;
    }
    const parsed = typescript.parseJsonConfigFileContent(
      config, typescript.sys, path.dirname(configuration), undefined, configuration,
    );
    const broken = parsed.errors.find(isBroken);
    if (broken !== undefined) {
      this.#report(configuration, broken);
      return emptyProject;
    }
    const project: Project = {
      fileNames: new Set(parsed.fileNames.map(file => this.#normalized(file))),
      listsEntryFiles: parsed.fileNames.length > 0 && listsOnlyFiles(parsed.raw),
      references: (parsed.projectReferences ?? []).map(reference =>
        path.normalize(typescript.resolveProjectReferencePath(reference))),
    };
    this.#projects.set(configuration, project);
    return project;
  }

  #normalized(file: string): string {
    const absolute = path.resolve(file);
    return this.#typescript.sys.useCaseSensitiveFileNames ? absolute : absolute.toLowerCase();
  }

  #report(configuration: string, diagnostic: ts.Diagnostic): void {
    const message = sentence(this.#typescript.flattenDiagnosticMessageText(diagnostic.messageText, " "));
    if (diagnostic.file === undefined || diagnostic.start === undefined) {
      this.problems.push(problemWith(configuration, message));
      return;
    }
    const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
    const position = { line: line + 1, column: character + 1 };
    this.problems.push({ path: path.normalize(diagnostic.file.fileName), position, message });
  }
}

/**
 * Tells a project that cannot be read from one that merely has no input files or an option that this version of
 * TypeScript does not know. The numbers are those of TypeScript's diagnosticMessages.json: below 2000 are errors of
 * syntax; 5083 and 6053 are a file, named by `extends`, that is not there; 18000 is a circle of `extends`.
 */
function isBroken(diagnostic: ts.Diagnostic): boolean {
  return diagnostic.code < 2000 || diagnostic.code === 5083 || diagnostic.code === 6053 || diagnostic.code === 18000;
}

function listsOnlyFiles(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && Object.hasOwn(raw, "files") && !Object.hasOwn(raw, "include");
}
