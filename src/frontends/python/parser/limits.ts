/**
 * May an error be the parser's own, where Python sees none?
 *
 * What is known to be refused has to do with the inside of f-strings, with strings next to each other in a pattern, and with
 * letters that the parser does not know. An error elsewhere is the program's.
 */

const ABOUT_FIELDS = /\b(?:[ft]-string|interpolat)/iu;
const INTERPOLATED = /(?<![\w])(?:[ft]r?|r[ft])["']/iu;
const PATTERN_OF_STRINGS = /^\s*case\b.*["']\s*[bru]{0,2}["']/iu;
const LETTER = /[^\0-\x7f]/u;

const LIMIT = "If Python accepts this, it is a limit of the parser.";

/**
 * The message of an error, with a remark where it may be wrong.
 *
 * @param line The line on which the error is.
 * @param column Where on it, from 0.
 * @param before A few lines before it.
 */
export function withLimit(message: string, line: string, column: number, before: string): string {
  // Where fields are taken for something else, a string seems to end early, and another not at all.
  const isOpen = message.startsWith("Unterminated") && INTERPOLATED.test(before);
  const isUnknownLetter = message.startsWith("Unexpected character") && LETTER.test(line.slice(column, column + 2));
  const mayBe = isOpen || isUnknownLetter || ABOUT_FIELDS.test(message) || INTERPOLATED.test(line) || PATTERN_OF_STRINGS.test(line);
  return mayBe ? `${message}. ${LIMIT}` : `${message}.`;
}
