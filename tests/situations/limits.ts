/** Why is each limit one? By the title of its case, without number. */

/** One or two sentences for users. */
export const LIMIT_REASONS: Readonly<Record<string, string>> = {};
