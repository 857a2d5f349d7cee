/** Under which names are outcomes of tests remembered? */
import type { Place } from "./ir.ts";

/** The test whether a variable is true. Its outcome holds until the variable is bound again. */
export function truthTest({ id, name }: Place): string {
  return `${name}#${String(id)}`;
}

/** The test whether a place holds something. */
export function presenceTest({ id }: Place): string {
  return `present:${String(id)}`;
}
