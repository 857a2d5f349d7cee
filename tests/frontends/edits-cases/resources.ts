/** Which classes of resources do the tests of the edits speak of? */
import type { ResourceSpec } from "../../../src/core/effects.ts";
import type { Repair } from "../../../src/core/repairs.ts";
import { type Find, momentAt, specWith } from "./written.ts";

const task = { task: "eager" } as const;

/** Async, without a symbol. */
export const CLIENT = specWith({
  closers: { close: { async: true }, destroy: { async: true } },
  disposal: { symbol: "none", closer: "close" },
  methods: {
    query: task,
    load: task,
    connect: { ...task, returns: { resource: "Session", by: "promise", child: true } },
    stream: { owns: ["this"], returns: { resource: "Stream" } },
  },
});

/** Async, with the symbol. */
export const SESSION = specWith({
  name: "Session",
  kind: "session",
  closers: { close: { async: true } },
  disposal: { symbol: "async", closer: "close" },
  methods: { query: task },
});

/** Sync, with the symbol. */
export const DATABASE = specWith({
  name: "Database",
  kind: "database",
  closers: { close: {} },
  disposal: { symbol: "sync", closer: "close" },
});

/** Sync, without a symbol. */
export const HANDLE = specWith({ name: "Handle", kind: "handle", closers: { release: {} }, disposal: { symbol: "none" } });

/** A class whose symbol is not to be relied on, as that of a server. */
export const SERVER = specWith({
  name: "Server",
  kind: "server",
  closers: { close: { callback: true } },
  disposal: { symbol: "async", since: "20.5.0", closer: "close", unsafe: "rejects when it is closed already" },
});

/** What is held: by default, `open()` is a `CLIENT` that is never closed. */
export interface Held {
  readonly spec?: ResourceSpec;
  readonly open?: string;
  /** Texts of the closes, in the order in which they stand; the same text again is the next one. */
  readonly closes?: readonly string[];
  readonly onlyFails?: boolean;
  readonly library?: string;
}

/** The intent to hold a resource. */
export function hold({ spec = CLIENT, open = "open()", closes = [], onlyFails = false, library = "" }: Held): (find: Find) => Repair {
  return (find) => ({
    kind: "hold-in-scope",
    resource: { name: "x", spec, library, opened: momentAt(find(open)), isNamed: true },
    closes: closes.map((text, index) => momentAt(find(text, closes.slice(0, index).filter((other) => other === text).length))),
    onlyFails,
  });
}
