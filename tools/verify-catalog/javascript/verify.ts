/** What do the libraries of JavaScript in the catalog do on each Node? */
import type { Verdict, Wanted } from "../verdict.ts";

/** The verdicts on the libraries that are wanted. */
export function verdictsOfJavaScript(_wanted: Wanted): Promise<readonly Verdict[]> {
  return Promise.resolve([]);
}
