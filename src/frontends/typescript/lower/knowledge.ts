/** What is known about the places of a file by their names? */
import type { ResourceSpec } from "../../../core/effects.ts";
import type { Knowledge, Place } from "../../../core/ir.ts";
import type { Catalog } from "../../../catalog/catalog.ts";
import type { Library } from "../../../catalog/schema.ts";
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
