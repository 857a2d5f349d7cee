/** How do the data files about Python's libraries say what many of them have in common? */
import type { CallEffect, Disposal } from "../core/effects.ts";

/** A coroutine function, or one that says that it gives an awaitable which does nothing until it is awaited or entered. */
export const COROUTINE: CallEffect = { task: "lazy" };

/** A call that keeps its thread, and has no twin that is awaited in the same way. */
export const BLOCKING: CallEffect = { blocking: { offload: "asyncio.to_thread" } };

/** What CPython says, from 3.11 on, of a block that is not for its resource. */
const PROTOCOL = "does not support the context manager protocol";
const ASYNC_PROTOCOL = "does not support the asynchronous context manager protocol";

/** It is held by `async with`, and by no other block. */
export const ASYNC_BLOCK = { symbol: "async", refuses: { sync: { effect: "throws", error: PROTOCOL } } } satisfies Disposal;

/** It is held by `with`, and by no other block. */
export const SYNC_BLOCK = { symbol: "sync", refuses: { async: { effect: "throws", error: ASYNC_PROTOCOL } } } satisfies Disposal;

/** It is held by no block at all. */
export const NO_BLOCK = {
  symbol: "none",
  refuses: { async: { effect: "throws", error: ASYNC_PROTOCOL }, sync: { effect: "throws", error: PROTOCOL } },
} satisfies Disposal;

/** The same value under each of these names. */
export function each<Value>(value: Value, names: readonly string[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
