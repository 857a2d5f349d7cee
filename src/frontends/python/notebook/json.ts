/**
 * What stands where in a JSON text?
 *
 * `JSON.parse` gives values without places, and an edit has to be written into the text itself. Strings are looked at only
 * as far as needed to find their end; what they say is decoded when it is asked for.
 */

/** A value, with its place in the text. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: "array"; readonly elements: readonly JsonNode[] }
  /** Of members of the same name the last one counts, as everywhere. */
  | { readonly kind: "object"; readonly members: ReadonlyMap<string, JsonNode> }
  | { readonly kind: "other" | "string" }
);

/** The text is no JSON; it says what was expected, and where. */
export class JsonError extends Error {
  override readonly name = "JsonError";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Deeper texts than any notebook's are refused, so that no stack runs over. */
const MAX_DEPTH = 500;

const SPACE = /[ \t\r\n]*/uy;
/** What stands in strings as it is: neither quotes, backslashes, nor control characters. */
const PLAIN = /[ !#-[\]-\u{10ffff}]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/uy;
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/**
 * Reads a whole text.
 *
 * @throws JsonError
 */
export function readJson(text: string): JsonNode {
  return new Reader(text).whole();
}

/** What a string of the text says. */
export function stringAt(text: string, { start, end }: JsonNode): string {
  return JSON.parse(text.slice(start, end)) as string;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonNode {
    const node = this.#value(0);
    this.#skip(SPACE);
    if (this.#at < this.#text.length) this.#fail("the end of the file");
    return node;
  }

  #value(depth: number): JsonNode {
    this.#skip(SPACE);
    if (depth > MAX_DEPTH) throw new JsonError("it nests too deeply", this.#at);
    const start = this.#at;
    switch (this.#text[start]) {
      case '"':
        this.#string();
        return { kind: "string", start, end: this.#at };
      case "[": {
        const elements: JsonNode[] = [];
        this.#list("]", () => elements.push(this.#value(depth + 1)));
        return { kind: "array", elements, start, end: this.#at };
      }
      case "{": {
        const members = new Map<string, JsonNode>();
        this.#list("}", () => {
          const name = this.#name();
          this.#expect(":");
          members.set(name, this.#value(depth + 1));
        });
        return { kind: "object", members, start, end: this.#at };
      }
      default:
        if (!this.#skip(OTHER)) this.#fail("a value");
        return { kind: "other", start, end: this.#at };
    }
  }

  /** Reads parts between commas, from the opening bracket to the closing one. */
  #list(closing: string, part: () => void): void {
    this.#at++;
    this.#skip(SPACE);
    if (this.#text[this.#at] === closing) {
      this.#at++;
      return;
    }
    for (;;) {
      part();
      this.#skip(SPACE);
      if (this.#text[this.#at] === closing) break;
      if (this.#text[this.#at] !== ",") this.#fail(`"," or "${closing}"`);
      this.#at++;
    }
    this.#at++;
  }

  #name(): string {
    this.#skip(SPACE);
    const start = this.#at;
    if (this.#text[start] !== '"') this.#fail("a name in quotes");
    this.#string();
    return JSON.parse(this.#text.slice(start, this.#at)) as string;
  }

  #string(): void {
    this.#at++;
    for (;;) {
      this.#skip(PLAIN);
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next !== "\\" || !this.#skip(ESCAPE)) this.#fail(next === "\\" ? "an escape that JSON knows" : "the end of the string");
    }
    this.#at++;
  }

  #expect(character: string): void {
    this.#skip(SPACE);
    if (this.#text[this.#at] !== character) this.#fail(`"${character}"`);
    this.#at++;
  }

  /** Goes past what the pattern matches here; false when that is nothing. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    const moved = pattern.lastIndex > this.#at;
    this.#at = pattern.lastIndex;
    return moved;
  }

  #fail(expected: string): never {
    throw new JsonError(`${expected} was expected`, this.#at);
  }
}
