/** Classes of resources as the edits of Python look at them, and the repair that holds one in a block. */
import type { Closer, ResourceSpec } from "../../../../src/core/effects.ts";
import type { Repair } from "../../../../src/core/repairs.ts";
import { type Find, momentAt } from "./written.ts";

function specWith(parts: Partial<ResourceSpec> & { readonly closers: Readonly<Record<string, Closer>> }): ResourceSpec {
  return { name: "Client", kind: "client", disposal: { symbol: "none" }, reuse: { effect: "unknown" }, obligation: "must", source: "made for the tests", ...parts };
}

/** Held by `async with`; a second close does no harm. */
export const SESSION = specWith({
  kind: "session",
  closers: { close: { async: true, again: { effect: "works" } } },
  disposal: { symbol: "async", closer: "close" },
  closedTests: ["closed"],
  reuseOf: { get: { effect: "rejects", error: "Session is closed" } },
  methods: { get: { task: "lazy" }, response: { task: "lazy", returns: { resource: "Response", child: true } } },
});
/** Held by `with`. */
export const FILE = specWith({
  kind: "file",
  closers: { close: {} },
  disposal: { symbol: "sync", closer: "close" },
  reuseOf: { read: { effect: "throws", error: "I/O operation on closed file." } },
});
/** No context manager, closed at once. */
export const HANDLE = specWith({ kind: "handle", closers: { close: {} }, disposal: { symbol: "none", closer: "close" } });
/** No context manager, closed by waiting. */
export const CONNECTION = specWith({ kind: "connection", closers: { close: { async: true } }, disposal: { symbol: "none", closer: "close" } });
/** No context manager, closed by `aclose`. */
export const STREAM = specWith({ kind: "stream", closers: { aclose: { async: true } }, disposal: { symbol: "none", closer: "aclose" } });
/** Closes others; its block tells them of exceptions. */
export const STACK = specWith({ kind: "stack", closers: { close: {} }, disposal: { symbol: "sync", closer: "close" } });
/** An event loop. */
export const LOOP = specWith({
  name: "EventLoop",
  kind: "loop",
  closers: { close: { again: { effect: "works" } } },
  disposal: { symbol: "none", closer: "close" },
  reuseOf: { run_until_complete: { effect: "throws", error: "Event loop is closed" } },
});

/** A resource, where it is opened and closed. */
export interface Held {
  readonly spec?: ResourceSpec;
  /** The call that opens it. */
  readonly open?: string;
  /** The calls that close it; of several that are written alike, in order. */
  readonly closes?: readonly string[];
  readonly onlyFails?: boolean;
}

/** The repair that holds it. */
export function hold({ closes = [], onlyFails = false, open = "Session()", spec = SESSION }: Held): (find: Find) => Repair {
  return (find) => ({
    kind: "hold-in-scope",
    resource: { name: "x", spec, library: "tests", opened: momentAt(find(open)), isNamed: true },
    closes: closes.map((text, index) => momentAt(find(text, closes.slice(0, index).filter((other) => other === text).length))),
    onlyFails,
  });
}
