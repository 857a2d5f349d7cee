/** How does a data file say one thing about many names? */
import type { CallEffect } from "../core/effects.ts";

/** A coroutine function, or one that says that it gives an awaitable which does nothing until it is awaited or entered. */
export const COROUTINE: CallEffect = { task: "lazy" };

/** A call that keeps its thread, and has no twin that is awaited in the same way: another thread can do it. */
export const BLOCKING: CallEffect = { blocking: { offload: "asyncio.to_thread" } };

/** The same value under each of these names. */
export function each<Value>(value: Value, names: readonly string[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
