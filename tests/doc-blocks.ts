/**
 * Which blocks of code does a page hold, and how does the page say that they behave?
 *
 * A block is marked by the words after the language of its fence (`ts incorrect`, `py fixed`), else by the second-level
 * heading that it stands under. `options=` and `settings=` are followed by JSON: the rule's option object (or list of options), and
 * the plugin's settings.
 */

/**
 * What a page says about a block: the rule reports it, is silent on it, `--fix` leaves it, the first suggestion leaves
 * it, or it is not about the rule (a configuration).
 */
export type Mark = "config" | "correct" | "fixed" | "incorrect" | "suggested";

/** A block of code in a page. */
export interface DocBlock {
  /** Language of the fence: `ts`, `tsx`, `js`, `cjs`, …; `py` also where the fence says `python`. */
  readonly language: string;
  readonly code: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  /** Undefined when the page does not say. */
  readonly mark: Mark | undefined;
  readonly isTyped: boolean;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A page, taken apart. */
export interface DocPage {
  /** Text of the second-level headings, in their order. */
  readonly headings: readonly string[];
  /** Blocks in a language that the rules read. */
  readonly blocks: readonly DocBlock[];
}

/** Words of fences, each with the ending of a file in its language. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ...["cjs", "cts", "js", "jsx", "mjs", "mts", "py", "ts", "tsx"].map((word) => [word, word] as const),
  ["python", "py"],
]);

const MARKS: readonly Mark[] = ["config", "correct", "fixed", "incorrect", "suggested"];

/**
 * Takes a page of Markdown apart.
 *
 * @throws SyntaxError when the JSON after `options=` or `settings=` cannot be read.
 */
export function readPage(markdown: string): DocPage {
  const headings: string[] = [];
  const blocks: DocBlock[] = [];
  const lines = markdown.split(/\r?\n/u);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const heading = /^## (.+)$/u.exec(line)?.[1];
    if (heading !== undefined) headings.push(heading.trim());
    // A block that belongs to an item of a list is indented with it.
    const fence = /^(?<indent> *)(?<ticks>`{3,})(?<language>\w*)(?<info>.*)$/u.exec(line)?.groups;
    if (fence === undefined) continue;
    const { indent = "", info = "", ticks = "" } = fence;
    const language = LANGUAGES.get(fence["language"] ?? "");
    const end = lines.findIndex((other, position) => position > index && other.trim() === ticks);
    const last = end === -1 ? lines.length : end;
    if (language !== undefined) {
      const inside = lines.slice(index + 1, last).map((one) => (one.startsWith(indent) ? one.slice(indent.length) : one));
      const code = `${inside.join("\n")}\n`;
      blocks.push({ language, code, line: index + 1, ...readInfo(info, headings.at(-1)) });
    }
    index = last;
  }
  return { headings, blocks };
}

function readInfo(info: string, heading = ""): Pick<DocBlock, "isTyped" | "mark" | "options" | "settings"> {
  const options = readJson(info, "options=");
  const settings = readJson(info, "settings=");
  const words = [options, settings].reduce((rest, { source }) => rest.replace(source, " "), info).split(/\s+/u);
  const unknown = words.filter((word) => word !== "" && word !== "typed" && !isMark(word));
  if (unknown.length > 0) throw new SyntaxError(`Unknown words after the language of a block: ${unknown.join(" ")}.`);
  const given = options.value === undefined || Array.isArray(options.value) ? options.value : [options.value];
  return {
    mark: words.find(isMark) ?? [heading.toLowerCase()].find(isMark),
    isTyped: words.includes("typed"),
    options: (given ?? []) as readonly unknown[],
    settings: (settings.value ?? {}) as Record<string, unknown>,
  };
}

function isMark(word: string): word is Mark {
  return (MARKS as readonly string[]).includes(word);
}

/** The JSON after a key, which ends where its brackets close, and the whole text of both. */
function readJson(info: string, key: string): { readonly source: string; readonly value?: unknown } {
  const start = info.indexOf(key);
  if (start === -1) return { source: "" };
  let depth = 0;
  // Strings are passed over as a whole, because they may hold brackets.
  for (const token of info.slice(start + key.length).matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gu)) {
    if (token[0] === "{" || token[0] === "[") depth += 1;
    if (token[0] === "}" || token[0] === "]") depth -= 1;
    if (depth === 0) {
      const json = info.slice(start + key.length, start + key.length + token.index + token[0].length);
      return { source: key + json, value: JSON.parse(json) };
    }
  }
  throw new SyntaxError(`The JSON after ${key} does not end.`);
}
