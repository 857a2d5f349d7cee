/** How are facts of the catalog said in a message? */
import type { Outcome } from "../core/effects.ts";
import type { Moment, ResourceView } from "../core/findings.ts";

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

/** The resource as messages name it: its variable, or the class of an unnamed one. */
export function nameOf(resource: ResourceView): string {
  return resource.isNamed || resource.spec === undefined ? resource.name : resource.spec.name;
}

/** `end()` or `close()`: how the user closes it. */
export function closerOf(resource: ResourceView): string {
  const { spec } = resource;
  const name = spec?.disposal.closer ?? Object.keys(spec?.closers ?? {})[0];
  return name === undefined ? "close it" : `call \`${name}()\``;
}

/** The block that holds the resource: what its class implements decides. */
export function blockOf({ spec }: ResourceView): string {
  if (spec === undefined) return "`await using`";
  const { symbol, unsafe, closer } = spec.disposal;
  if (unsafe === undefined && symbol === "sync") return "`using`";
  if (unsafe === undefined && symbol !== "none") return "`await using`";
  const isAsync = closer !== undefined && Object.hasOwn(spec.closers, closer) && spec.closers[closer]?.async === true;
  return isAsync ? "an `AsyncDisposableStack`" : "a `DisposableStack`";
}

/** Library as its users know it: `node-http` is `node:http`, the platform is `the platform`. */
function displayName(library: string): string {
  if (library === "web" || library === "ecmascript") return "the platform";
  return library.startsWith("node-") ? "Node" : library;
}

function quote(text: string): string {
  return `"${text.replaceAll(/\s+/gu, " ")}"`;
}
