/**
 * Which ownership tags does a documentation comment hold?
 *
 *     @owns pool - closed with the server
 *     @closes this.client
 *     @borrows
 *
 * A tag begins its line. A name, or several with commas between them, follows it, or nothing but a description behind a
 * dash. The same words mean other things elsewhere (`@closes #12`, `@borrows that as this`, `@owns the top bar`): what
 * does not read like a tag of ours is left out.
 */

/** What a tag says. */
export type OwnershipWord = "borrows" | "closes" | "owns" | "wraps";

/** One name of a tag, or a tag without a name. */
export interface OwnershipTag {
  readonly word: OwnershipWord;
  /** A parameter, `this`, or `this.field`; undefined for a tag that stands alone. */
  readonly name: string | undefined;
  /** Nothing but a description behind a dash follows. The first word of a sentence is no name. */
  readonly isAlone: boolean;
  /** Offsets in the text that was read, from the `@` to the end of the last name. */
  readonly start: number;
  readonly end: number;
}

const MENTIONED = /@(?:owns|borrows|closes|wraps)\b/u;
const TAG = /^([ \t]*(?:\*+[ \t]*)?)@(owns|borrows|closes|wraps)(?![\w-])(?:[ \t]*\{[^{}\r\n]*\})?/u;
const NAME = /^(?:[ \t]*,)?[ \t]*(this(?:\.#?[\p{ID_Start}$_][\p{ID_Continue}$]*)?|[\p{ID_Start}$_][\p{ID_Continue}$]*)(?=[.,;:]?(?:\s|$))/u;
/** A description, another tag, or nothing. */
const END = /^[.;:]?[ \t]*(?:$|[-–—@(])/u;

/** Whether a text may hold a tag at all; the one look at files that have none. */
export function mentionsOwnership(text: string): boolean {
  return MENTIONED.test(text);
}

/**
 * Reads the tags of a comment.
 *
 * @param text The comment, with or without its delimiters; stars at the start of lines do not count.
 */
export function readOwnershipTags(text: string): readonly OwnershipTag[] {
  const tags: OwnershipTag[] = [];
  if (!mentionsOwnership(text)) return tags;
  let offset = 0;
  for (const line of text.split("\n")) {
    let at = offset + (/^[ \t]*\/\*\*/u.exec(line)?.[0].length ?? 0);
    const end = offset + line.replace(/(?:\*\/)?\s*$/u, "").length;
    for (let read = readTag(text.slice(at, end), at); read; read = readTag(text.slice(at, end), at)) {
      tags.push(...read.tags);
      at = read.next;
    }
    offset += line.length + 1;
  }
  return tags;
}

function readTag(text: string, offset: number): { readonly tags: readonly OwnershipTag[]; readonly next: number } | undefined {
  const [head, indent = "", word] = TAG.exec(text) ?? [];
  if (head === undefined) return undefined;
  const names: string[] = [];
  let length = head.length;
  for (let name = NAME.exec(text.slice(length)); name; name = NAME.exec(text.slice(length))) {
    if (names.length > 0 && !name[0].trimStart().startsWith(",")) break;
    names.push(name[1] ?? "");
    length += name[0].length;
  }
  const rest = text.slice(length);
  const isAlone = END.test(rest);
  // `@borrows that as this` is a tag of JSDoc's.
  const isOther = names.length === 0 ? !isAlone : /^[ \t]+as(?:\s|$)/u.test(rest);
  const shape = { word: word as OwnershipWord, isAlone, start: offset + indent.length, end: offset + length };
  const tags = (names.length === 0 ? [undefined] : names).map((name) => ({ ...shape, name }));
  const description = rest.search(/[ \t]@(?=owns|borrows|closes|wraps)/u);
  const next = isAlone && /^\s*@/u.test(rest) && description >= 0 ? length + description : text.length;
  return { tags: isOther ? [] : tags, next: offset + next };
}
