/** How is an outcome said in words, on the page and on the terminal? */
import type { Outcome } from "../../../src/core/effects.ts";
import type { Seen } from "./protocol.ts";

/** `rejects with "…"`, `never settles`, `works`, … */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.effect) {
    case "hangs":
      return "never settles";
    case "rejects":
    case "throws":
      return `${outcome.effect} with "${outcome.error}"`;
    case "reports":
      return `reports "${outcome.error}"`;
    case "silent":
      return "does nothing, and tells nobody";
    case "unknown":
      return "does something that nobody measured";
    case "works":
      return "works";
  }
}

/** The same of what was seen. */
export function seenWords(seen: Seen): string {
  if (!("errors" in seen)) return seen.effect === "hangs" ? "did not settle" : "went on without an error";
  const error = seen.errors.at(-2) ?? seen.errors[0] ?? "";
  return seen.effect === "reports" ? `reported "${error}"` : `${seen.effect === "throws" ? "threw" : "rejected with"} "${error}"`;
}
