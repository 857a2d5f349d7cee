/** How is text of linted files shown so that it cannot play tricks on a terminal? */

/**
 * Characters that move the cursor, change colours, or reorder what is shown: the control characters, and the marks of
 * Unicode for the direction of text and the end of lines.
 */
const unsafe = /[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** Writes control characters as escapes, for one line of output. */
export function escapeText(text: string): string {
  return text.replace(unsafe, escapeCharacter);
}

/** Writes control characters as escapes, but leaves tabs. */
export function escapeLine(text: string): string {
  return text.replace(unsafe, character => (character === "\t" ? character : escapeCharacter(character)));
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
