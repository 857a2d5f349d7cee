/** Is an answer what the catalog says? */
import semver from "semver";
import type { Outcome } from "../../../src/core/effects.ts";
import { WITH_A_FLAG } from "../../../tests/catalog/node-newer.ts";
import type { Standing } from "../verdict.ts";
import type { Claim } from "./claims.ts";
import { seenWords } from "./outcome-words.ts";
import type { Answer, Seen } from "./protocol.ts";

/** A standing with its reason. */
export interface Judgement {
  readonly verdict: Standing;
  readonly why?: string;
}

/** What bears on the judgement besides the answer. */
export interface Circumstances {
  /** Version of what the `since` of an entry is about: the package, or Node. */
  readonly version: string;
  /** The first version that has an export, where that is known to be later than the oldest runtime. */
  readonly newer: ReadonlyMap<string, string>;
  /** Name of the library, which the keys of `newer` begin with. */
  readonly library: string;
}

/** The judgement on one claim. */
export function judge(claim: Claim, answer: Answer, circumstances: Circumstances): Judgement {
  if ("unreached" in answer) return { verdict: "not verifiable", why: answer.unreached };
  const { expected } = claim;
  switch (expected.is) {
    case "found":
      return judgeFound(claim, "found" in answer && answer.found, expected.isTypeOnly, circumstances);
    case "symbols":
      return judgeSymbols(expected, answer, circumstances);
    case "closes":
      return judgeClose(answer, expected.closer.async === true);
    case "tells":
      return "after" in answer && answer.after && !answer.before ? { verdict: "ran" }
        : { verdict: "wrong", why: "after" in answer && answer.after ? "says so before it is closed too" : "does not say so" };
    case "outcome":
      return "seen" in answer ? judgeOutcome(expected.outcome, answer.seen) : NO_ANSWER;
  }
}

const NO_ANSWER: Judgement = { verdict: "not verifiable", why: "the question was not answered" };

function judgeFound({ entry }: Claim, isFound: boolean, isTypeOnly: boolean, { library, newer, version }: Circumstances): Judgement {
  if (isFound) return { verdict: "present" };
  if (isTypeOnly) return { verdict: "not verifiable", why: "a type only, which is not there at run time" };
  const since = newer.get(`${library}.${entry}`) ?? newer.get(entry);
  if (since !== undefined && semver.lt(version, since)) return { verdict: "not verifiable", why: since === WITH_A_FLAG ? "needs a flag of Node" : `Node has it from ${since} on` };
  return { verdict: "wrong", why: "is not there" };
}

function judgeSymbols(
  { since, symbol }: { readonly symbol: string; readonly since: string | undefined }, answer: Answer, { version }: Circumstances,
): Judgement {
  if (!("sync" in answer)) return NO_ANSWER;
  const said = { sync: symbol === "sync" || symbol === "both", async: symbol === "async" || symbol === "both" };
  // An older version may have the symbol already, from a later release of its own line.
  if (since !== undefined && semver.lt(version, since) && !answer.sync && !answer.async) return { verdict: "present" };
  if (answer.sync === said.sync && answer.async === said.async) return { verdict: "present" };
  const found = [answer.sync ? "sync" : "", answer.async ? "async" : ""].filter((word) => word !== "");
  return { verdict: "wrong", why: found.length === 0 ? "has none" : `has ${found.join(" and ")}` };
}

function judgeClose(answer: Answer, isAsync: boolean): Judgement {
  if (!("seen" in answer)) return NO_ANSWER;
  if (answer.seen.effect !== "works") return { verdict: "wrong", why: seenWords(answer.seen) };
  if (answer.gavePromise !== undefined && isAsync !== answer.gavePromise) return { verdict: "wrong", why: isAsync ? "gave no promise" : "gave a promise" };
  return { verdict: "ran" };
}

/** What is quoted stands in the error: what is around it varies with the program. */
function judgeOutcome(said: Outcome, seen: Seen): Judgement {
  const isSame = said.effect === "silent" ? seen.effect === "works" : said.effect === seen.effect;
  const quoted = "error" in said ? (said.error ?? "") : "";
  const isQuoted = quoted === "" || !("errors" in seen) || seen.errors.some((error) => error.includes(quoted));
  return isSame && isQuoted ? { verdict: "ran" } : { verdict: "wrong", why: seenWords(seen) };
}
