/** What is to be done about a task that nobody waits for, where it stands? */
import type { CloseWhileRunningFinding, FloatingFinding } from "../core/findings.ts";
import type { LanguageName } from "./front-end.ts";

/** The messages whose advice depends on where the task stands. */
export type Advised = "array" | "discarded" | "dropped" | "droppedArray" | "lazy" | "lazy-method" | "stored" | "value";
type Runner = FloatingFinding["runBy"];

const HANDLE = "handle it with `.catch`";
const MAKE_ASYNC = "Make the function async to await it";
const RUN = "run it: with `asyncio.run`, or as a task where a loop is running.";

/** An async function waits; a plain one can hand on what it has started, or handle it; a module has no callers. */
const IN_JAVASCRIPT: Readonly<Record<Advised, Readonly<Record<Runner, string>>>> = {
  dropped: anywhere(`Await it, return it, or ${HANDLE}.`),
  discarded: { async: "Await it.", plain: `Return it, or ${HANDLE}.`, module: `Await it, or ${HANDLE}.` },
  stored: { async: "Await it before the function ends.", plain: `Return it, or ${HANDLE}.`, module: `Await it, or ${HANDLE}.` },
  array: ofAll("`Promise.all`"),
  droppedArray: ofAll("`Promise.all`"),
  lazy: { async: "Await it.", plain: "Return it, or make the function async and await it.", module: "Await it." },
  "lazy-method": { async: "Call it, and await what it gives.", plain: "Call it, and return what it gives.", module: "Call it, and await what it gives." },
  value: { async: "Await it.", plain: `${MAKE_ASYNC}, or go on in \`.then\`.`, module: "Await it, or go on in `.then`." },
};

/** No module of Python can wait at its top, and only the loop runs a coroutine. */
const IN_PYTHON: Readonly<Partial<Record<Advised, Readonly<Record<Runner, string>>>>> = {
  dropped: anywhere("Await it, or keep it until it is done."),
  discarded: { async: "Await it, or keep it until it is done.", plain: "Keep it until it is done.", module: "Keep it until it is done." },
  stored: {
    async: "Await it before the function ends.",
    plain: "Return it, or keep it where an async function awaits it.",
    module: "Start it in an async function that awaits it.",
  },
  array: gathered(),
  droppedArray: gathered(),
  lazy: { async: "Await it.", plain: `${MAKE_ASYNC}, or ${RUN}`, module: "Run it with `asyncio.run`." },
  value: { async: "Await it.", plain: `${MAKE_ASYNC}, or ${RUN}`, module: "Run it with `asyncio.run`." },
};

/** Work that does not end by itself, which to await is to wait for ever. */
const GOES_ON: Readonly<Record<LanguageName, string>> = { javascript: "Handle it with `.catch`.", python: "Keep it, and cancel it at the end." };
const GOING_ON: ReadonlySet<string> = new Set<Advised>(["discarded", "dropped", "stored"]);

function anywhere(remedy: string): Record<Runner, string> {
  return { async: remedy, plain: remedy, module: remedy };
}

function ofAll(all: string): Record<Runner, string> {
  return { async: `Await them with ${all}.`, plain: `Return ${all} of them, or handle that with \`.catch\`.`, module: `Await them with ${all}.` };
}

function gathered(): Record<Runner, string> {
  return {
    async: "Await them with `asyncio.gather`.",
    plain: "Return them, or keep them where an async function awaits them.",
    module: "Start them in an async function that awaits them.",
  };
}

/**
 * A sentence: `Await it before the function ends.`
 *
 * @param goesOn The task is not to be waited for where it stands.
 */
export function remedyFor(message: string, runBy: Runner, language: LanguageName, goesOn: boolean): string {
  if (goesOn && GOING_ON.has(message)) return GOES_ON[language];
  const known = message as Advised;
  const words = language === "python" && Object.hasOwn(IN_PYTHON, message) ? IN_PYTHON[known] : undefined;
  return (words ?? (Object.hasOwn(IN_JAVASCRIPT, message) ? IN_JAVASCRIPT[known] : undefined))?.[runBy] ?? "";
}

/** What is to be done about a task before what it runs on is closed. A promise cannot be ended; what runs it can. */
export function remedyBeforeClose({ isScopeEnd, mayWait }: CloseWhileRunningFinding, language: LanguageName): string {
  if (mayWait === "no") return `It does not end by itself: ${language === "python" ? "cancel" : "end"} it first.`;
  return isScopeEnd ? "Await the task inside the scope." : "Await the task first.";
}
