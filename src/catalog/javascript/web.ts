/** What do the bodies, streams, channels and locks of the web platform do, in browsers and in Node? */
import type { CallEffect, Closer, Outcome, ResourceSpec } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const silent: Outcome = { effect: "silent" };
const readTwice: Outcome = { effect: "rejects", error: "TypeError: Body is unusable: Body has already been read" };
const locked: Outcome = {
  effect: "throws",
  error: "TypeError [ERR_INVALID_STATE]: Invalid state: ReadableStream is locked",
};
const streamClosed: Outcome = {
  effect: "rejects",
  error: "TypeError [ERR_INVALID_STATE]: Invalid state: WritableStream is closed",
};
const notAttached: Outcome = {
  effect: "rejects",
  error: "TypeError [ERR_INVALID_STATE]: Invalid state: The reader is not attached to a stream",
};
const read: Closer = { async: true, again: readTwice };
const total: CallEffect = { total: true };
const listener: CallEffect = { callbacks: [{ argument: "1", when: "later" }] };

/** A body is read once. Its stream can be handed over, and the duty goes with it. */
const body: Omit<ResourceSpec, "name"> = {
  kind: "body",
  closers: {
    arrayBuffer: read,
    blob: read,
    "body.cancel": { async: true },
    bytes: read,
    formData: read,
    json: read,
    text: read,
  },
  // No closer for a block: `body.cancel()` rejects on a body that has been read.
  disposal: { symbol: "none" },
  reuse: works,
  reuseOf: {
    "body.getReader": locked,
    "body.pipeThrough": locked,
    "body.tee": locked,
    clone: { effect: "throws", error: "TypeError: Response.clone: Body has already been consumed." },
  },
  methods: {
    "body.getReader": { owns: ["this"], returns: { resource: "ReadableStreamDefaultReader" } },
    "body.pipeThrough": { owns: ["this"] },
    "body.pipeTo": { task: "eager", owns: ["this", "0"] },
    "body.tee": { owns: ["this"] },
    "body.@@asyncIterator": { closes: ["this"] },
  },
  obligation: "must",
  closedTests: ["bodyUsed"],
  source: "measured with Node 20.20 and 26.10",
};

/** Entries of the streams, which the module node:stream/web exports as well. */
const streams: Readonly<Record<string, ExportEntry>> = {
  ReadableStream: { construct: { returns: { resource: "ReadableStream" } }, instance: "ReadableStream" },
  ReadableStreamDefaultReader: {
    construct: { returns: { resource: "ReadableStreamDefaultReader" } },
    instance: "ReadableStreamDefaultReader",
  },
  WritableStream: { construct: { returns: { resource: "WritableStream" } }, instance: "WritableStream" },
  WritableStreamDefaultWriter: {
    construct: { returns: { resource: "WritableStreamDefaultWriter" } },
    instance: "WritableStreamDefaultWriter",
  },
};

export default defineLibrary({
  name: "web",
  modules: ["stream/web"],
  packages: ["stream/web", "typescript", "undici-types"],
  version: "26.10.0",
  source: "https://developer.mozilla.org/docs/Web/API",
  resources: [
    {
      ...body,
      name: "Response",
      mayBeDropped: true,
      endsWhenCollected: true,
      standIns: ["body"],
      // Read under a condition and read again after it: the missing return.
      reuseOnSomePath: true,
      // These answers come without a body; so does every answer to HEAD.
      absentWhen: { status: [101, 103, 204, 205, 304] },
      dutyUnless: { method: "HEAD" },
    },
    {
      ...body,
      name: "Request",
      reuseOf: { clone: { effect: "throws", error: "TypeError: unusable" } },
      obligation: "may",
      source: "measured with Node 20.20",
    },
    {
      name: "ReadableStream",
      kind: "stream",
      closers: { cancel: { async: true, again: works } },
      disposal: { symbol: "none", closer: "cancel" },
      reuse: works,
      methods: {
        getReader: { returns: { resource: "ReadableStreamDefaultReader", child: true } },
        pipeTo: { task: "eager", owns: ["0"] },
      },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "ReadableStreamDefaultReader",
      kind: "handle",
      closers: { releaseLock: { again: works } },
      disposal: { symbol: "none", closer: "releaseLock" },
      reuse: { effect: "unknown" },
      reuseOf: { cancel: notAttached, read: notAttached },
      // A read that is pending when its lock goes is rejected; to cancel is work of the stream.
      methods: { cancel: { task: "eager", borrowsReceiver: false }, read: { task: "eager" } },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "WritableStream",
      kind: "stream",
      closers: { abort: { async: true, again: works }, close: { async: true, again: streamClosed } },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      methods: { getWriter: { returns: { resource: "WritableStreamDefaultWriter", child: true } } },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      // A stream that failed needs no `close()`, and often another part of the program writes the last piece.
      name: "WritableStreamDefaultWriter",
      kind: "handle",
      closers: {
        // What is written then is rejected with the reason that `abort` was given.
        abort: { async: true, again: works, reuse: { effect: "unknown" } },
        close: { async: true, graceful: true, again: streamClosed },
        // What was written before is written all the same.
        releaseLock: { again: works, detaches: true, graceful: true },
      },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: { write: streamClosed },
      methods: { write: { task: "eager" } },
      obligation: "may",
      source: "measured with Node 26.10",
    },
    {
      name: "BroadcastChannel",
      kind: "handle",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: works,
      reuseOf: { postMessage: { effect: "throws", error: "InvalidStateError: BroadcastChannel is closed." } },
      methods: { addEventListener: listener },
      obligation: "must",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      // It has nothing to close; it is here for what cannot fail. A name that is none throws, and nobody writes one.
      name: "Headers",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: { delete: total, entries: total, get: total, getSetCookie: total, has: total, keys: total, values: total },
      obligation: "may",
      source: "measured with Node 20.20",
    },
    {
      // It has nothing to close; it is here for its listeners, which run later.
      name: "EventTarget",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: { addEventListener: listener },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "WebSocket",
      kind: "socket",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: works,
      reuseOf: { send: silent },
      methods: { addEventListener: listener },
      obligation: "may",
      source: "https://developer.mozilla.org/docs/Web/API/WebSocket",
    },
    {
      name: "EventSource",
      kind: "subscription",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: works,
      methods: { addEventListener: listener },
      obligation: "may",
      source: "https://developer.mozilla.org/docs/Web/API/EventSource",
    },
  ],
  exports: streams,
  globals: {
    ...streams,
    AbortController: { construct: {} },
    BroadcastChannel: { construct: { returns: { resource: "BroadcastChannel" } }, instance: "BroadcastChannel" },
    EventTarget: { construct: { returns: { resource: "EventTarget" } }, instance: "EventTarget" },
    EventSource: { construct: { returns: { resource: "EventSource" } }, instance: "EventSource" },
    // It throws only for a name or a value that is none.
    Headers: { construct: { total: true, returns: { resource: "Headers" } }, instance: "Headers" },
    // One that the program makes itself holds no connection: it has no duty, and is still read once.
    Request: { construct: { returns: { resource: "Request" } }, instance: "Request" },
    // It throws only for a status or a body that is no such thing.
    Response: { construct: { total: true, returns: { resource: "Response", borrowed: true } }, instance: "Response" },
    WebSocket: { construct: { returns: { resource: "WebSocket" } }, instance: "WebSocket" },
    fetch: { call: { task: "eager", borrows: ["1.dispatcher"], returns: { resource: "Response", by: "promise" } } },
    navigator: {
      members: {
        locks: {
          members: {
            request: {
              call: {
                task: "eager",
                callbacks: [{ argument: "last", when: "awaited" }],
                run: {
                  key: "first-argument",
                  role: "both",
                  nested: { effect: "hangs" },
                  // A stolen lock does not wait, and a signal ends the wait.
                  unlessOption: { ifAvailable: true, steal: true },
                  sharedWith: { mode: "shared" },
                  unlessGiven: ["signal"],
                },
              },
            },
          },
        },
      },
    },
  },
  examples: {
    wrong: `export async function isUp(url: string): Promise<boolean> {
  const response = await fetch(url);
  return response.ok;
}
`,
    right: `export async function isUp(url: string): Promise<boolean> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
}
`,
  },
});
