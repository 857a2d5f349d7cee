/** What does every fix and every suggestion promise? */

/**
 * What every edit promises: it changes something, in its range alone; the result parses; it has no more type errors; the
 * finding is gone, nothing new is reported, and another run changes nothing; every comment is kept.
 */
export type EditPromise = "comments" | "findings" | "parses" | "range" | "types";

/** The promises, in the order in which they are told. */
export const editPromises: readonly EditPromise[] = ["parses", "types", "findings", "comments", "range"];
