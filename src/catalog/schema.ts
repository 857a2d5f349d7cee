/**
 * What does an entry of the catalog look like?
 *
 * One file a library, data only: no functions, no regular expressions, no look-ups. The same shape, as JSON, is what
 * users give in `settings["async-lifecycle"].libraries`.
 */
import type { CallEffect, ResourceSpec } from "../core/effects.ts";

/** What a module exports: a class (constructed with `new`, named by its resource), a function, or a namespace. */
export interface ExportEntry {
  /** Effect of `new Name(...)`. A class whose constructor returns a resource names it in `returns.resource`. */
  readonly construct?: CallEffect;
  /** Effect of `name(...)`. */
  readonly call?: CallEffect;
  /** Name of the resource that a value of this exported class (also as a type annotation) is. */
  readonly instance?: string;
  /** Members of the export, for objects and namespaces (`promises.open`, `Effect.gen`, `Client.connect`). */
  readonly members?: Readonly<Record<string, ExportEntry>>;
  /** The export itself is a resource that exists from the start (`navigator.locks`, an exported pool). */
  readonly value?: string;
}

/** All that is known about one library. */
export interface Library {
  /** What it is written for. Default: `javascript`. */
  readonly language?: "javascript" | "python";
  /** Unique name, also the file's name: the package, or `node-<module>`, or `web`. */
  readonly name: string;
  /** Module specifiers that it is imported by; `node:` prefixes are understood both ways. */
  readonly modules: readonly string[];
  /** Package whose declarations describe it, when types decide; defaults to the first module. */
  readonly packages?: readonly string[];
  /** Version that the facts were measured with. */
  readonly version: string;
  /** Documentation or source of the facts. */
  readonly source: string;
  readonly resources: readonly ResourceSpec[];
  /** Named exports; `"default"` is the default export, `"="` what `require` returns (and `import * as` / `export =`). */
  readonly exports: Readonly<Record<string, ExportEntry>>;
  /** Global variables that are there without an import, same shape. */
  readonly globals?: Readonly<Record<string, ExportEntry>>;
  /** A text with none of these words has nothing of the library that matters (`rejects` of an `expect` that is in every test). */
  readonly words?: readonly string[];
  /** One wrong and one right snippet; both are linted by the tests of the catalog. */
  readonly examples?: { readonly wrong: string; readonly right: string };
}

/** Gives the entry its type and keeps its literal text as written. */
export function defineLibrary(library: Library): Library {
  return library;
}
