/**
 * Is a file worth lowering, when there are no types?
 *
 * Two looks, each cheaper than what it may spare: one at the text and the global names, before anything is done; one at
 * what the functions are called and call, once the file is outlined. With types any call may give a promise, or a resource
 * from another file, and every file is lowered.
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { ExportEntry } from "../../catalog/schema.ts";
import { makesOrEnds } from "../../core/prescreen.ts";
import type { Outline } from "./lower/outline.ts";
import { mentionsOwnership } from "./resolve/ownership-tags.ts";
import type { ScopeManager } from "./source.ts";

/** The parts of ESLint's `SourceCode` that are looked at. */
export interface SeenSource {
  readonly text: string;
  readonly scopeManager: ScopeManager;
}

/** Anything that could make a task, a resource or a run without a catalogued name in the text. */
const ASYNC_WORDS = /\b(?:async|await|using|Promise)\b|\.then\b|ispose/u;

/** What makes a task or a resource by itself. */
const STARTING_WORDS = /\b(?:using|Promise)\b|\bimport\s*\(|ispose/u;

/** Whether a file mentions anything that may be tracked. */
export function isWorthALook({ scopeManager, text }: SeenSource, catalog: Catalog): boolean {
  return ASYNC_WORDS.test(text) || catalog.mentionsModule(text) || usesGlobal(scopeManager, catalog.globals, idleGlobals(text, catalog));
}

/** Whether anything in the file may make or end something: a known library, or an async function that is called. */
export function isWorthLowering({ scopeManager, text }: SeenSource, outline: Outline, catalog: Catalog): boolean {
  if (STARTING_WORDS.test(text) || catalog.mentionsModule(text) || mentionsOwnership(text)) return true;
  return outline.startsWork() || usesGlobal(scopeManager, tellingGlobals(catalog), idleGlobals(text, catalog));
}

/** A global variable that no code of the file declares is used, whether the linter was told of it or not. */
function usesGlobal({ globalScope }: ScopeManager, known: ReadonlySet<string>, idle: ReadonlySet<string>): boolean {
  if (globalScope === null) return true;
  const isMeant = (name: unknown): boolean => typeof name === "string" && known.has(name) && !idle.has(name);
  if (globalScope.through.some(({ identifier: { name } }) => isMeant(name))) return true;
  return globalScope.variables.some(({ defs, name, references }) => defs.length === 0 && references.length > 0 && isMeant(name));
}

/** Names of globals of libraries that have nothing in a text without certain words. */
function idleGlobals(text: string, { libraries }: Catalog): ReadonlySet<string> {
  const idle = libraries.filter(({ words }) => words !== undefined && !words.some((word) => text.includes(word)));
  return new Set(idle.flatMap(({ globals }) => Object.keys(globals ?? {})));
}

const telling = new WeakMap<Catalog, ReadonlySet<string>>();

/** Names of globals by which something is made; to end the process tells nothing of a file that makes nothing. */
function tellingGlobals(catalog: Catalog): ReadonlySet<string> {
  let names = telling.get(catalog);
  if (names === undefined) {
    const entries = catalog.libraries.flatMap(({ globals = {} }) => Object.entries(globals));
    names = new Set(entries.filter(([, entry]) => makesSomething(entry)).map(([name]) => name));
    telling.set(catalog, names);
  }
  return names;
}

function makesSomething({ call, construct, instance, members = {}, value }: ExportEntry): boolean {
  if (instance !== undefined || value !== undefined) return true;
  if ([call, construct].some((effect) => effect !== undefined && effect.ends === undefined && makesOrEnds(effect))) return true;
  return Object.values(members).some(makesSomething);
}
