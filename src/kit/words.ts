/** How are facts of the catalog said in a message? */
import type { Outcome } from "../core/effects.ts";
import type { Moment, ResourceView } from "../core/findings.ts";
import type { LanguageName } from "./front-end.ts";

/** Which blocks a program may be advised to use: `using` and `await using`, the disposable stacks. */
export interface Blocks {
  readonly using: boolean;
  readonly stack: boolean;
}

/** Line of a moment, for messages. */
export function line(moment: Moment | undefined): string {
  return moment === undefined ? "" : String(moment.site.line);
}

/** `pg throws "Cannot use a pool after calling end on the pool"`: what happens at run time, without a full stop. */
export function consequence(outcome: Outcome, library: string): string {
  const who = library === "" ? "the call" : displayName(library);
  switch (outcome.effect) {
    case "hangs":
      return outcome.error === undefined ? "the call never settles" : `the call waits until ${quote(outcome.error)}`;
    case "rejects":
      return `${who} rejects with ${quote(outcome.error)}`;
    case "reports":
      return `${who} reports ${quote(outcome.error)}`;
    case "throws":
      return `${who} throws ${quote(outcome.error)}`;
    case "silent":
      return "the call does nothing, and no error tells";
    case "unknown":
    case "works":
      return "it is no longer usable";
  }
}

/** The resource as messages name it: its variable, or the class of an unnamed one; a loop by the call that gives it. */
export function nameOf(resource: ResourceView): string {
  if (resource.isCurrent === true) return resource.name;
  if (!resource.isNamed && resource.spec?.kind === "loop") return `${resource.name}()`;
  return resource.isNamed || resource.spec === undefined ? resource.name : resource.spec.name;
}

/** `call \`end()\``, `call \`[Symbol.asyncDispose]()\``: how the user closes it. */
export function closerOf(resource: ResourceView): string {
  const { spec } = resource;
  const name = spec?.disposal.closer ?? Object.keys(spec?.closers ?? {})[0];
  if (name === undefined) return "close it";
  return name === "()" ? "call it" : `call \`${methodText(name)}()\``;
}

/** What Python calls the methods by which a block ends. */
const IN_PYTHON: Readonly<Record<string, string>> = { "@@asyncDispose": "__aexit__", "@@dispose": "__exit__" };

/** A method as a class writes it: `close`, `[Symbol.asyncDispose]`, in Python `__aexit__`. */
export function methodText(name: string, language: LanguageName = "javascript"): string {
  if (language === "python") return Object.hasOwn(IN_PYTHON, name) ? (IN_PYTHON[name] ?? name) : name;
  return name.startsWith("@@") ? `[Symbol.${name.slice(2)}]` : name;
}

/** A method of an object, with the dot where there is one: `super.close`, `super[Symbol.asyncDispose]`. */
export function memberText(object: string, name: string, language: LanguageName = "javascript"): string {
  if (language === "python") return `${object}().${methodText(name, language)}`;
  return name.startsWith("@@") ? `${object}${methodText(name)}` : `${object}.${name}`;
}

/** How to see to it that a resource is closed, for messages. */
export interface Holding {
  /** Begins a sentence: `Hold it with \`await using\``, `Close it in a \`finally\``. */
  readonly hold: string;
  /** The same with the other way to do it, `otherwise` being when to close it by hand. */
  readonly holdOr: string;
  /** After "Close it after its last use": `, or hold it with \`await using\``, `, in a \`finally\``; nothing for what was opened elsewhere. */
  readonly orHold: string;
  /** After a noun: `held with \`await using\``, `closed in a \`finally\``. */
  readonly held: string;
  /** The block itself: `\`await using\``, `\`try\` and \`finally\``. */
  readonly block: string;
}

/**
 * The words for it: those of the block that holds the resource; those of a `finally` where the program has no such block.
 *
 * @param blocks Which blocks one may advise.
 * @param otherwise When to close the resource by hand, as the end of a sentence; begins with a space.
 */
export function holdingOf(resource: ResourceView, blocks: Blocks, otherwise = ""): Holding {
  const block = blockOf(resource);
  const isElsewhere = resource.opened === undefined && resource.isCurrent !== true;
  if (block.needs === "using" ? blocks.using : blocks.stack) {
    return {
      hold: `Hold it with ${block.name}`,
      holdOr: `Hold it with ${block.name}, or ${closerOf(resource)}${otherwise}`,
      orHold: isElsewhere ? "" : `, or hold it with ${block.name}`,
      held: `held with ${block.name}`,
      block: block.name,
    };
  }
  const close = closerOf(resource);
  const inFinally = `${close.charAt(0).toUpperCase()}${close.slice(1)} in a \`finally\``;
  return { hold: inFinally, holdOr: inFinally, orHold: isElsewhere ? "" : ", in a `finally`", held: "closed in a `finally`", block: "`try` and `finally`" };
}

/** The block that holds the resource, by what its class implements. */
function blockOf({ block, spec }: ResourceView): { readonly name: string; readonly needs: keyof Blocks } {
  if (block !== undefined) return { name: block, needs: "using" };
  if (spec === undefined) return { name: "`await using`", needs: "using" };
  const { symbol, unsafe, closer } = spec.disposal;
  if (unsafe === undefined && symbol === "sync") return { name: "`using`", needs: "using" };
  if (unsafe === undefined && symbol !== "none") return { name: "`await using`", needs: "using" };
  const isAsync = closer !== undefined && Object.hasOwn(spec.closers, closer) && spec.closers[closer]?.async === true;
  return { name: isAsync ? "an `AsyncDisposableStack`" : "a `DisposableStack`", needs: "stack" };
}

/** Library as its users know it: `node-http` is `node:http`, the platform is `the platform`. */
function displayName(library: string): string {
  if (library === "web" || library === "ecmascript") return "the platform";
  return library.startsWith("node-") ? "Node" : library;
}

function quote(text: string): string {
  return `"${text.replaceAll(/\s+/gu, " ")}"`;
}
