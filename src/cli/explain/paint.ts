/** In which colours does a terminal show an explanation? */

/** What a piece of text is. */
export type Role = "added" | "aside" | "error" | "gutter" | "help" | "note" | "plain" | "removed" | "strong" | "warning";

/** Colours a text, or leaves it alone. */
export type Paint = (role: Role, text: string) => string;

const CODES: Readonly<Record<Role, string>> = {
  added: "32",
  aside: "36",
  error: "1;31",
  gutter: "1;34",
  help: "1;32",
  note: "1;34",
  plain: "",
  removed: "31",
  strong: "1",
  warning: "1;33",
};

/** Leaves everything as it is. */
export const plain: Paint = (_role, text) => text;

/** Colours by the sixteen colours that every terminal has. */
export const colored: Paint = (role, text) => (text === "" || role === "plain" ? text : `\u001B[${CODES[role]}m${text}\u001B[0m`);

/** What tells whether colours are wanted. */
export interface Surroundings {
  /** No `--no-color` was given. */
  readonly isAllowed: boolean;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The paint for a stream, by https://no-color.org and the `FORCE_COLOR` that Node knows. */
export function paintFor({ environment, isAllowed, isTerminal }: Surroundings): Paint {
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM: terminal } = environment;
  if (!isAllowed) return plain;
  if (forced !== undefined) return forced === "0" || forced === "false" ? plain : colored;
  return none !== undefined && none !== "" || !isTerminal || terminal === "dumb" ? plain : colored;
}
