/** What can be opened, closed and used of one library, as its file of programs says? */
import { callOf, isHolder, memberAt } from "./members.ts";
import type { Programs } from "./protocol.ts";

/** What a program gets: the module itself, a way to load others of the same folder, and what the file's `start` gave. */
export interface Context {
  /** The first module that loads. */
  readonly lib: unknown;
  readonly load: (specifier: string) => Promise<unknown>;
  readonly [started: string]: unknown;
}

/** Runs what is to be watched inside of the run around it; it never throws, and ends when the wait is over. */
export type Attempt = (run: () => unknown) => Promise<void>;

/** One resource: how to get an open one, and uses of it. */
export interface ResourcePrograms {
  /**
   * Gives an open one, or a promise of it; `{ held }` holds one that can be awaited itself. Without it the resource cannot
   * be opened here, and `why` says what that needs.
   */
  readonly open?: (context: Context) => unknown;
  readonly why?: string;
  /** Gives objects that have its members between them, where none can be opened or no single one has all. */
  readonly shapes?: (context: Context) => unknown;
  /** Closes it, where a plain call of the closer without arguments does not; `owner` closes what it lives on. */
  readonly close?: Readonly<Record<string, (resource: unknown, context: Context) => unknown>>;
  readonly uses?: Readonly<Record<string, (resource: unknown, context: Context, report: (error: unknown) => void) => unknown>>;
  /** The first version of Node that has it. */
  readonly since?: string;
  /** The first version of Node on which a use says what it says on all later ones. */
  readonly usesSince?: Readonly<Record<string, string>>;
}

/** The file of programs of one library; none of them knows what the catalog says. */
export interface LibraryPrograms {
  /** What is installed besides the package of the first module, or in its place, by version. */
  readonly packages?: Readonly<Record<string, string>>;
  /** Makes what several programs share (a local server). */
  readonly start?: (context: Context) => unknown;
  readonly resources?: Readonly<Record<string, ResourcePrograms>>;
  /** A run around another, by the entry of the inner one. */
  readonly nested?: Readonly<Record<string, (context: Context, attempt: Attempt) => unknown>>;
  /** Why its globals are not there in a plain program. */
  readonly globals?: string;
  /** Why there are no programs for the rest. */
  readonly why?: string;
}

/**
 * The programs of a file.
 *
 * @throws When its default export is no object.
 */
export async function readPrograms(url: string | undefined): Promise<LibraryPrograms> {
  if (url === undefined) return {};
  const programs = memberAt(await import(url), "default");
  if (!isHolder(programs)) throw new Error(`${url} exports no programs.`);
  return programs;
}

/** Which programs there are, as data. */
export function namesOf({ nested = {}, resources = {} }: LibraryPrograms): Programs {
  const uses = Object.entries(resources).map(([name, programs]) => [name, Object.keys(programs.uses ?? {})] as const);
  return { uses: Object.fromEntries(uses), nested: Object.keys(nested) };
}

/** An open resource; undefined when there is no program that opens one. */
export async function opened(programs: ResourcePrograms | undefined, context: Context): Promise<{ readonly held: unknown } | undefined> {
  if (programs?.open === undefined) return undefined;
  const given = await programs.open(context);
  return isHolder(given) && Object.keys(given).join() === "held" ? { held: memberAt(given, "held") } : { held: given };
}

/** The call that closes it; undefined when it has no such closer. */
export function closingOf(programs: ResourcePrograms, held: unknown, closer: string, context: Context): (() => unknown) | undefined {
  const own = new Map(Object.entries(programs.close ?? {})).get(closer);
  return own === undefined ? callOf(held, closer) : () => own(held, context);
}
