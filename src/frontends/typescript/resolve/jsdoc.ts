/**
 * Which types do the JSDoc comments of a JavaScript file state?
 *
 * Understood are `@type`, `@param`, `@returns`, `@typedef` and `@import`, with names, `import("module").Name`, unions and
 * type arguments. What is written in any other way is unknown.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { DocComments } from "./doc-comments.ts";
import { join, joinAll, type FunctionNode, type Known } from "./value.ts";

/** What names mean, as seen from a node. */
export interface Meaning {
  /** What a value of a named type is; `parts` are the arguments of the type. */
  named(names: readonly string[], parts: readonly (() => Known)[], at: TSESTree.Node): Known;
  /** What a value of a type of a module is. */
  imported(module: string, names: readonly string[]): Known;
  /** What `typeof a.b` is. */
  queried(names: readonly string[], at: TSESTree.Node): Known;
}

interface Tag {
  readonly type: string;
  readonly name: string;
}

/** A type in braces that is longer than this is not read. */
const MAXIMUM_LENGTH = 2000;

/** A type may be named by another one this many times before it counts as unknown. */
const MAXIMUM_DEPTH = 16;

/** The types that comments state. */
export class JsDoc {
  readonly #text: string;
  readonly #comments: DocComments;
  readonly #meaning: Meaning;
  /**
   * Every comment is asked for several tags, and the comment of a function for each of its parameters. Kept for this file
   * alone: a host may use its objects for the comments of the next one again.
   */
  readonly #tags = new Map<TSESTree.Comment, ReadonlyMap<string, readonly Tag[]>>();
  readonly #casts = new Map<number, string>();
  readonly #typedefs = new Map<string, string>();
  #depth = 0;

  constructor(text: string, comments: DocComments, meaning: Meaning) {
    this.#text = text;
    this.#comments = comments;
    this.#meaning = meaning;
    for (const comment of comments.all) this.#index(comment);
  }

  /** The type that the comment before a binding, field or the declaration of it states. */
  type(node: TSESTree.Node): Known {
    const comment = this.#comments.before(node);
    const [tag] = comment ? this.#tagsOf(comment, "type") : [];
    return tag && this.#read(tag.type, node);
  }

  /** The type that the comment of a function states for a parameter, or the comment right before the parameter. */
  parameter(owner: FunctionNode, name: string): Known {
    const comment = this.#comments.before(owner);
    const tag = comment && [...this.#tagsOf(comment, "param"), ...this.#tagsOf(comment, "arg")].find((other) => other.name === name);
    return tag && this.#read(tag.type, owner);
  }

  /** The type that the comment of a function states for its result. */
  returned(node: FunctionNode): Known {
    const comment = this.#comments.before(node);
    const [tag] = comment ? [...this.#tagsOf(comment, "returns"), ...this.#tagsOf(comment, "return")] : [];
    return tag && this.#read(tag.type, node);
  }

  /** The type of a cast: a comment, then the expression in parentheses. */
  cast(node: TSESTree.Node): Known {
    const type = this.#casts.get(node.range[0]);
    if (type === undefined || !/^\s*\)/.test(this.#text.slice(node.range[1], node.range[1] + 80))) return undefined;
    return this.#read(type, node);
  }

  #index(comment: TSESTree.Comment): void {
    for (const tag of this.#tagsOf(comment, "typedef")) this.#typedefs.set(tag.name, tag.type);
    // `@import { Pool, Client as C } from "pg"`
    for (const [, names = "", module = ""] of comment.value.matchAll(
      /@import\s+\{([^{}]*)\}\s+from\s+["']([^"'\s]+)["']/g,
    )) {
      for (const name of names.split(",")) {
        const [imported = "", local = imported] = name.trim().split(/\s+as\s+/);
        if (imported !== "") this.#typedefs.set(local, `import("${module}").${imported}`);
      }
    }
    const [tag] = this.#tagsOf(comment, "type");
    const opening = /^\s*\(\s*/.exec(this.#text.slice(comment.range[1], comment.range[1] + 80));
    if (tag && opening) this.#casts.set(comment.range[1] + opening[0].length, tag.type);
  }

  #read(type: string, at: TSESTree.Node): Known {
    if (this.#depth >= MAXIMUM_DEPTH) return undefined;
    this.#depth++;
    try {
      return this.#readType(type.trim(), at);
    } finally {
      this.#depth--;
    }
  }

  #readType(type: string, at: TSESTree.Node): Known {
    const [first = "", ...others] = split(type, "|");
    if (others.length > 0) return joinAll([first, ...others].map((part) => this.#read(part, at)));
    if (first.startsWith("?")) return join("nothing", this.#read(first.slice(1), at));
    if (/^[!.]/.test(first)) return this.#read(first.replace(/^(?:!|\.\.\.)/, ""), at);
    if (/[=!?]$/.test(first)) return this.#read(first.slice(0, -1), at);
    if (first.startsWith("(") && first.endsWith(")")) return this.#read(first.slice(1, -1), at);
    if (first === "null" || first === "undefined" || first === "void") return "nothing";
    const imported = /^(typeof\s+)?import\(\s*["']([^"'\s]+)["']\s*\)((?:\.[\w$]+)*)$/.exec(first);
    if (imported) {
      const [, query, module = "", path = ""] = imported;
      if (query !== undefined) return { kind: "path", module, names: path.split(".").slice(1) };
      return this.#meaning.imported(module, path.split(".").slice(1));
    }
    const named = /^(typeof\s+)?([\w$]+(?:\.[\w$]+)*)(?:\.?<(.*)>)?$/s.exec(first);
    if (!named) return undefined;
    const [, query, path = "", list] = named;
    const names = path.split(".");
    if (query !== undefined) return this.#meaning.queried(names, at);
    const parts = list === undefined ? [] : split(list, ",").map((part) => (): Known => this.#read(part, at));
    const typedef = names.length === 1 ? this.#typedefs.get(path) : undefined;
    return typedef === undefined ? this.#meaning.named(names, parts, at) : this.#read(typedef, at);
  }

  /** The tags of this name with a type in braces, and the word that follows. */
  #tagsOf(comment: TSESTree.Comment, name: string): readonly Tag[] {
    if (!comment.value.includes("@")) return NO_TAGS;
    let tags = this.#tags.get(comment);
    if (tags === undefined) this.#tags.set(comment, (tags = readTags(comment)));
    return tags.get(name) ?? NO_TAGS;
  }
}

const NO_TAGS: readonly Tag[] = [];

function readTags(comment: TSESTree.Comment): ReadonlyMap<string, readonly Tag[]> {
  const tags = new Map<string, Tag[]>();
  const text = comment.value.replace(/\n[ \t]*\*/g, "\n");
  for (const match of text.matchAll(/@([a-z]+)\s*\{/gi)) {
    const [, name = ""] = match;
    const start = match.index + match[0].length;
    const end = closing(text, start);
    if (end === undefined) continue;
    const [, word = ""] = /^\s*\[?\s*([\w$.]+)/.exec(text.slice(end + 1, end + 200)) ?? [];
    const tag = { type: text.slice(start, end), name: word };
    const same = tags.get(name);
    if (same) same.push(tag);
    else tags.set(name, [tag]);
  }
  return tags;
}

/** Index of the brace that closes the one before `start`. */
function closing(text: string, start: number): number | undefined {
  let depth = 1;
  for (let index = start; index < Math.min(text.length, start + MAXIMUM_LENGTH); index++) {
    if (text[index] === "{") depth++;
    if (text[index] === "}" && --depth === 0) return index;
  }
  return undefined;
}

/** Splits at a separator that stands outside all brackets. */
function split(type: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < type.length; index++) {
    const character = type.charAt(index);
    if ("(<[{".includes(character)) depth++;
    else if (")>]}".includes(character)) depth--;
    else if (character === separator && depth === 0) {
      parts.push(type.slice(start, index).trim());
      start = index + 1;
    }
  }
  parts.push(type.slice(start).trim());
  return parts;
}
