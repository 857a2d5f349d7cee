/** What do the servers, sessions and streams of node:http2 do? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { duplexStream, LISTENERS, listenerMethods, readableStream } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
const destroyed: Outcome = { effect: "throws", error: "ERR_HTTP2_INVALID_SESSION: The session has been destroyed" };
const headersSent: Outcome = {
  effect: "throws",
  error: "ERR_HTTP2_HEADERS_SENT: Response has already been initiated.",
};
const onRequest: CallEffect = {
  callbacks: [
    { argument: "last", when: "later", parameters: { "0": "Http2ServerRequest", "1": "Http2ServerResponse" } },
  ],
  returns: { resource: "Http2Server" },
};

export default defineLibrary({
  name: "node-http2",
  modules: ["http2"],
  version: "26.10.0",
  source: "https://nodejs.org/api/http2.html",
  resources: [
    {
      name: "Http2Server",
      kind: "server",
      closers: {
        close: {
          callback: true,
          graceful: true,
          again: { effect: "reports", error: "ERR_SERVER_NOT_RUNNING: Server is not running." },
        },
      },
      disposal: {
        symbol: "async",
        since: "20.5.0",
        unsafe: "it rejects with ERR_SERVER_NOT_RUNNING when the server is closed already or was never listening",
        closer: "close",
      },
      reuse: { effect: "unknown" },
      harmless: LISTENERS,
      methods: {
        ...listenerMethods,
        listen: { callbacks: [{ argument: "last", when: "later" }], returns: { receiver: true } },
      },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "ClientHttp2Session",
      kind: "session",
      closers: { close: { callback: true, again: works }, destroy: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: {
        goaway: destroyed,
        request: { effect: "reports", error: "ERR_HTTP2_INVALID_SESSION: The session has been destroyed" },
      },
      harmless: [...LISTENERS, "ref", "setTimeout", "unref"],
      methods: { ...listenerMethods, request: { returns: { resource: "ClientHttp2Stream", child: true } } },
      obligation: "must",
      closedTests: ["closed", "destroyed"],
      source: "measured with Node 20.20 and 26.10",
    },
    { ...duplexStream, name: "ClientHttp2Stream", closers: { ...duplexStream.closers, close: { again: works } } },
    { ...readableStream, name: "Http2ServerRequest" },
    {
      name: "Http2ServerResponse",
      kind: "response",
      closers: { end: { callback: true, again: { effect: "silent" } } },
      disposal: { symbol: "none", closer: "end" },
      reuse: { effect: "unknown" },
      reuseOf: {
        removeHeader: headersSent,
        setHeader: headersSent,
        write: { effect: "silent" },
        writeHead: headersSent,
      },
      reuseOnSomePath: true,
      harmless: [...LISTENERS, "getHeader", "getHeaderNames", "getHeaders", "hasHeader"],
      methods: listenerMethods,
      obligation: "may",
      closedTests: ["finished", "headersSent", "writableEnded"],
      // The first write sends the headers, and more may follow.
      earlyTests: { headersSent: ["end", "write"] },
      source: "measured with Node 20.20",
    },
  ],
  exports: {
    Http2ServerRequest: { instance: "Http2ServerRequest" },
    Http2ServerResponse: { instance: "Http2ServerResponse" },
    // Declared as types only, and found by their names.
    ClientHttp2Session: { instance: "ClientHttp2Session" },
    ClientHttp2Stream: { instance: "ClientHttp2Stream" },
    Http2SecureServer: { instance: "Http2Server" },
    Http2Server: { instance: "Http2Server" },
    connect: {
      call: {
        callbacks: [{ argument: "last", when: "later", parameters: { "0": "ClientHttp2Session" } }],
        returns: { resource: "ClientHttp2Session" },
      },
    },
    createSecureServer: { call: onRequest },
    createServer: { call: onRequest },
  },
  examples: {
    wrong: `import { connect } from "node:http2";
import { once } from "node:events";

export async function ping(url: string): Promise<void> {
  const session = connect(url);
  await once(session, "connect");
}
`,
    right: `import { connect } from "node:http2";
import { once } from "node:events";

export async function ping(url: string): Promise<void> {
  const session = connect(url);
  try {
    await once(session, "connect");
  } finally {
    session.close();
  }
}
`,
  },
});
