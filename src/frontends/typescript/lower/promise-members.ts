/**
 * Which members do the promises of a file have that it gives them itself?
 *
 * `Promise.prototype.spread = …`, `Object.defineProperty(Promise.prototype, "spread", …)`. Where the names are not written there
 * (`Object.assign(Promise.prototype, more)`), any member may be one.
 */
const PROTOTYPE = /\bPromise\.prototype\b/u;
/** What is done with the prototype before its name, and the member after it. */
const MENTION =
  /(?:\b(?<call>assign|defineProperties|defineProperty|setPrototypeOf)\(\s*|(?<alias>(?<![!=<>])=\s*))?\bPromise\.prototype\b(?:\s*(?:\.\s*(?<name>[\w$]+)|\[(?<key>[^\]]*)\])\s*(?<assigns>(?:[&|?]{2})?=(?!=))?|\s*,\s*(?<defined>[^\s,)]*))?/gu;
const QUOTED = /^\s*["'`](?<name>[\w$]+)["'`]\s*$/u;

const known = new WeakMap<object, (name: string) => boolean>();

/** Whether a name may be that of a member which the file gives to all promises. */
export function isMemberGivenToPromises(file: { readonly text: string }, name: string): boolean {
  let isGiven = known.get(file);
  if (isGiven === undefined) known.set(file, (isGiven = membersIn(file.text)));
  return isGiven(name);
}

function membersIn(text: string): (name: string) => boolean {
  const names = new Set<string>();
  if (!PROTOTYPE.test(text)) return () => false;
  for (const { groups: { alias, assigns, call, defined, key, name } = {} } of text.matchAll(MENTION)) {
    if (name !== undefined) {
      if (assigns !== undefined) names.add(name);
      continue;
    }
    const isWritten = call !== undefined || alias !== undefined || assigns !== undefined;
    if (!isWritten) continue;
    const argument = key ?? (call === "defineProperty" ? defined : undefined) ?? "";
    const written = QUOTED.exec(argument)?.groups?.["name"];
    if (written === undefined) return () => true;
    names.add(written);
  }
  return (name) => names.has(name);
}
