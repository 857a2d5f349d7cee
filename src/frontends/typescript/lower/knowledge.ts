/** What is known about the places of a file by their names? */
import { closerNamesOf } from "../../../core/calls.ts";
import type { ResourceSpec } from "../../../core/effects.ts";
import type { Knowledge, Place } from "../../../core/ir.ts";
import type { Catalog } from "../../../catalog/catalog.ts";
import type { Library } from "../../../catalog/schema.ts";
import { JAVASCRIPT_CONVENTIONS } from "../conventions.ts";
import type { FileLowering } from "./lowering.ts";

/** Answers what the analyses ask about resource classes. */
export function knowledgeOf(file: FileLowering): Knowledge {
  const { catalog } = file;
  const libraries = librariesOf(catalog);
  return {
    resource(library, name) {
      const home = libraries.get(library);
      return home && catalog.resource(home, name);
    },
    libraryOf(spec) {
      return catalog.libraryOf(spec)?.name ?? "";
    },
    classOf(place) {
      return classOf(file, place);
    },
    closers: closersOf(file),
    conventions: JAVASCRIPT_CONVENTIONS,
  };
}

const byName = new WeakMap<Catalog, ReadonlyMap<string, Library>>();

/** The first library of each name. */
function librariesOf(catalog: Catalog): ReadonlyMap<string, Library> {
  const known = byName.get(catalog);
  if (known) return known;
  const libraries = new Map<string, Library>();
  for (const library of catalog.libraries) if (!libraries.has(library.name)) libraries.set(library.name, library);
  byName.set(catalog, libraries);
  return libraries;
}

const closers = new WeakMap<Catalog, ReadonlySet<string>>();

/** Names of all methods that close something, those of the classes of the file included. */
function closersOf({ catalog, outline, resolution }: FileLowering): ReadonlySet<string> {
  let known = closers.get(catalog);
  if (known === undefined) {
    known = new Set(catalog.libraries.flatMap(({ resources }) => resources.flatMap(closerNamesOf)));
    closers.set(catalog, known);
  }
  const own = outline.classes.flatMap(({ node }) => {
    const spec = resolution.ownClass(node);
    return spec === undefined ? [] : closerNamesOf(spec);
  });
  return own.length === 0 ? known : new Set([...known, ...own]);
}

function classOf(file: FileLowering, place: Place): ResourceSpec | undefined {
  const { variable } = place;
  if (!variable) return undefined;
  const self = file.names.classOfSelf(variable);
  if (place.kind === "variable") {
    if (self) return file.resolution.ownClass(self.node);
    const source = file.names.behind(variable);
    return source && file.resolution.classOfVariable(source);
  }
  if (!self || place.base?.kind !== "variable" || place.property === undefined) return undefined;
  return file.resolution.classOfField(self.node, place.property);
}
