/**
 * What is a program that is run before and after its edits, and what does its header say?
 *
 * A program is one file in `tests/executed/<language>/<rule>/`. Its first comment lines, `//` or `#`, say what it does, and
 * then, one a line, how it is run and what may differ:
 *
 * ```text
 * // Copies the orders of a day into the archive.
 * // way: monday
 * // way: sunday => throws no orders
 * // way: closed => fails file closed
 * // edits: fix
 * ```
 *
 * | line | meaning |
 * |---|---|
 * | `way: ARGUMENTS` | Run with these arguments, separated by spaces; `-` is none. It works: it ends by itself with exit code 0. |
 * | `way: … => throws TEXT` | It fails by itself, with this text in what it prints to standard error; so it does after the edit. |
 * | `way: … => fails TEXT` | It fails by the mistake, with this text in standard error; after the edit it works. |
 * | `way: … => hangs` | It waits for ever, by the mistake; after the edit it works. |
 * | `way: … => lacks TEXT` | It works, but what prints this text to standard output is not done, by the mistake; after the edit it is. |
 * | `edits: fix`, `edits: suggestion` | The rule offers this; `fix, suggestion` for both. |
 * | `edits: none, REASON` | The rule reports, and rightly offers nothing. |
 * | `order: REASON` | The printed lines and the closes may come in another order, as the rule's page says; nothing may be missing. |
 * | `later: REASON` | A close may come later than before, as the rule's page says. |
 * | `settings: JSON` | The plugin's own settings, beside those of the runtime. |
 * | `options: JSON` | The rule's options. |
 * | `runtime: NAME, REASON` | The program runs on this runtime alone. |
 */
import path from "node:path";

/** Languages whose programs are run. */
export type ProgramLanguage = "javascript" | "python";

/** What a program does when it is run in one way, before any edit. */
export type Expectation =
  | { readonly kind: "works" }
  /** It fails whether or not it is edited. */
  | { readonly kind: "throws"; readonly text: string }
  /** It fails by the mistake that the edit repairs. */
  | { readonly kind: "fails"; readonly text: string }
  | { readonly kind: "hangs" }
  /** It works without doing something, by the mistake: this text is printed after the edit only. */
  | { readonly kind: "lacks"; readonly text: string };

/** One way of running a program. */
export interface Way {
  /** The line of the header, which names the way in reports. */
  readonly name: string;
  readonly args: readonly string[];
  readonly before: Expectation;
}

/** Which edits the rule has to offer for a program. */
export type ExpectedEdits = { readonly declined: string } | { readonly fix: boolean; readonly suggestion: boolean };

/** One program. */
export interface Program {
  /** Path of the file. */
  readonly file: string;
  readonly language: ProgramLanguage;
  /** Name of the rule whose mistake it makes: that of its folder. */
  readonly rule: string;
  readonly text: string;
  readonly title: string;
  readonly ways: readonly [Way, ...Way[]];
  readonly edits: ExpectedEdits;
  /** Why the order may differ; null where it may not. */
  readonly order: string | null;
  /** Why a close may come later; null where it may not. */
  readonly later: string | null;
  /** The only runtime that the program runs on; null for all. */
  readonly runtime: string | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly options: readonly unknown[];
}

/**
 * Reads a program from its text.
 *
 * @throws Error when the header lacks a way or says what nobody understands.
 */
export function readProgram(file: string, text: string): Program {
  const [title = "", ...lines] = headerOf(text);
  const refuse = (why: string): Error => new Error(`${file}: ${why}`);
  if (title === "" || /^[a-z]+: /u.test(title)) throw refuse("the header does not begin with what the program does");
  const ways: Way[] = [];
  const said = new Map<string, string>();
  for (const line of lines) {
    const [, key = "", value = ""] = /^([a-z]+): (.+)$/u.exec(line) ?? [];
    if (key === "way") ways.push(wayOf(value, refuse));
    else if (!KEYS.has(key) || said.has(key)) throw refuse(`the header says ${JSON.stringify(line)}`);
    else said.set(key, value);
  }
  const [first, ...others] = ways;
  if (!first) throw refuse("the header lists no way to run it");
  return {
    file,
    text,
    title,
    language: path.extname(file) === ".py" ? "python" : "javascript",
    rule: path.basename(path.dirname(file)),
    ways: [first, ...others],
    edits: editsOf(said.get("edits") ?? "fix", refuse),
    order: said.get("order") ?? null,
    later: said.get("later") ?? null,
    runtime: said.get("runtime")?.replace(/,.*/u, "") ?? null,
    settings: JSON.parse(said.get("settings") ?? "{}") as Readonly<Record<string, unknown>>,
    options: [JSON.parse(said.get("options") ?? "null") as unknown].filter((option) => option !== null),
  };
}

const KEYS: ReadonlySet<string> = new Set(["edits", "later", "options", "order", "runtime", "settings"]);

type Refuse = (why: string) => Error;

/** The texts of the comment lines that a file begins with, one for each line. */
function headerOf(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const found = /^(?:\/\/|#) ?(.*)$/u.exec(line.trimEnd());
    if (!found) break;
    lines.push(found[1] ?? "");
  }
  return lines;
}

function wayOf(value: string, refuse: Refuse): Way {
  const [name = "", expected = "works"] = value.split("=>").map((part) => part.trim());
  const args = name === "-" ? [] : name.split(/\s+/u);
  const [, kind, text = ""] = /^(works|throws|fails|hangs|lacks)(?: (.+))?$/u.exec(expected) ?? [];
  switch (kind) {
    case "works":
    case "hangs":
      return { name: value, args, before: { kind } };
    case "throws":
    case "fails":
    case "lacks":
      if (text !== "") return { name: value, args, before: { kind, text } };
      break;
    default:
  }
  throw refuse(`the way ${JSON.stringify(value)} expects nothing that can be checked`);
}

function editsOf(value: string, refuse: Refuse): ExpectedEdits {
  const [kind = "", ...reason] = value.split(",").map((part) => part.trim());
  if (kind === "none") {
    if (reason.length === 0) throw refuse("a program without edits says why");
    return { declined: reason.join(", ") };
  }
  const kinds = [kind, ...reason];
  if (kinds.some((one) => one !== "fix" && one !== "suggestion")) throw refuse(`the header expects the edits ${JSON.stringify(value)}`);
  return { fix: kinds.includes("fix"), suggestion: kinds.includes("suggestion") };
}
