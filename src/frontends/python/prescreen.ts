/** Can anything be found in a Python text at all? */
import type { Catalog } from "../../catalog/catalog.ts";

const ASYNC_WORDS = /\b(?:async|await)\b/u;
const known = new WeakMap<Catalog, RegExp>();

/** Whether a text has async code or names a known module. A cheap first look: false is certain. */
export function mentionsPython(text: string, catalog: Catalog): boolean {
  let modules = known.get(catalog);
  if (!modules) {
    // Without resources there are calls that block, at most, and they matter in async code only.
    const lasting = catalog.libraries.filter(({ resources }) => resources.length > 0);
    const names = lasting.flatMap((library) => library.modules).map((name) => name.replaceAll(".", "\\."));
    modules = new RegExp(`\\b(?:${names.join("|")})\\b`, "u");
    known.set(catalog, modules);
  }
  return ASYNC_WORDS.test(text) || modules.test(text);
}
