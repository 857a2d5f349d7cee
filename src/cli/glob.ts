/** Does a path match a wildcard pattern, in a time that no pattern can blow up? */

type Token =
  | { readonly kind: "star" }
  | { readonly kind: "any" }
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "class"; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

type Segment = { readonly kind: "star" } | { readonly kind: "name"; readonly tokens: readonly Token[] };

/** A compiled pattern of slash-separated segments; `**` stands for any number of them. */
export type PathPattern = readonly Segment[];

/** Compiles a pattern: `*`, `?`, `[a-z]`, `[!a]`, `\` before a literal character, and `**` as a whole segment. */
export function compilePattern(pattern: string): PathPattern {
  return pattern
    .split("/")
    .filter(text => text !== "")
    .map((text): Segment => (text === "**" ? { kind: "star" } : { kind: "name", tokens: tokenize(text) }));
}

/** Is the path, given by its names, one that the pattern describes as a whole? */
export function matchesPath(pattern: PathPattern, names: readonly string[]): boolean {
  return matchesSequence(pattern, names, (segment, name) =>
    segment.kind === "name" && matchesSequence(segment.tokens, Array.from(name), matchesCharacter),
  );
}

/** Has the text a character that makes it a pattern? */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]/u.test(text);
}

/** Longest number of alternatives that `expandBraces` writes out; more are left as they are. */
const maximumAlternatives = 1000;

/** Writes out `{a,b}`: `*.{ts,js}` is `*.ts` and `*.js`. */
export function expandBraces(pattern: string): readonly string[] {
  const finished: string[] = [];
  const pending = [pattern];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const group = /\{(?<choices>[^{}]*,[^{}]*)\}/u.exec(next);
    const choices = group?.groups?.["choices"];
    if (group === null || choices === undefined || finished.length + pending.length > maximumAlternatives) {
      finished.push(next);
      continue;
    }
    const before = next.slice(0, group.index);
    const after = next.slice(group.index + group[0].length);
    for (const choice of choices.split(",").reverse()) pending.push(before + choice + after);
  }
  return finished;
}

/**
 * Matches with one point of return, the latest star: what an earlier star took can stay, because the latest one can
 * take everything that the earlier could have taken. So the time is the product of both lengths and never more.
 */
function matchesSequence<Part extends { readonly kind: string }, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  matchesOne: (part: Part, item: Item) => boolean,
): boolean {
  let at = 0;
  let read = 0;
  let star = -1;
  let starRead = 0;
  while (read < items.length) {
    const part = pattern[at];
    const item = items[read];
    if (part?.kind === "star") {
      star = at;
      starRead = read;
      at += 1;
    } else if (part !== undefined && item !== undefined && matchesOne(part, item)) {
      at += 1;
      read += 1;
    } else if (star >= 0) {
      starRead += 1;
      read = starRead;
      at = star + 1;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(part => part.kind === "star");
}

function matchesCharacter(token: Token, character: string): boolean {
  switch (token.kind) {
    case "star":
      return false;
    case "any":
      return true;
    case "character":
      return token.character === character;
    case "class":
      return token.ranges.some(([from, to]) => from <= character && character <= to) !== token.negated;
  }
}

function tokenize(segment: string): readonly Token[] {
  const characters = Array.from(segment);
  const tokens: Token[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? "";
    const end = character === "[" ? characters.indexOf("]", index + 2) : -1;
    if (character === "*") {
      tokens.push({ kind: "star" });
    } else if (character === "?") {
      tokens.push({ kind: "any" });
    } else if (end > 0) {
      tokens.push(classOf(characters.slice(index + 1, end)));
      index = end;
    } else if (character === "\\" && index + 1 < characters.length) {
      index += 1;
      tokens.push({ kind: "character", character: characters[index] ?? "" });
    } else {
      tokens.push({ kind: "character", character });
    }
  }
  return tokens;
}

function classOf(members: readonly string[]): Token {
  const negated = members[0] === "!" || members[0] === "^";
  const rest = negated ? members.slice(1) : members;
  const ranges: [string, string][] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const from = rest[index] ?? "";
    const to = rest[index + 1] === "-" ? rest[index + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) index += 2;
  }
  return { kind: "class", negated, ranges };
}
