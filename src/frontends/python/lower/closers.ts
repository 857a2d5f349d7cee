/** By the names of which methods may something of a Python file be closed? */
import type { Catalog } from "../../../catalog/catalog.ts";
import { closerNamesOf } from "../../../core/calls.ts";
import type { Resolver } from "./resolver.ts";

const closers = new WeakMap<Catalog, ReadonlySet<string>>();

/** Names of all methods that close something, those of the classes of the file included. */
export function closersOf(catalog: Catalog, resolver: Resolver): ReadonlySet<string> {
  let known = closers.get(catalog);
  if (!known) {
    known = new Set(catalog.libraries.flatMap(({ resources }) => resources.flatMap(closerNamesOf)));
    closers.set(catalog, known);
  }
  const own = resolver.classes.classes.flatMap((each) => {
    const spec = resolver.ownClass(each);
    return spec ? closerNamesOf(spec) : [];
  });
  return own.length === 0 ? known : new Set([...known, ...own]);
}

