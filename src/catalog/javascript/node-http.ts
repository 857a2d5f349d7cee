/** What do the servers, agents, requests and responses of node:http and node:https do? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { LISTENERS, listenerMethods, readableStream } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
const silent: Outcome = { effect: "silent" };
const writeAfterEnd: Outcome = { effect: "reports", error: "ERR_STREAM_WRITE_AFTER_END: write after end" };
const onRequest: CallEffect = {
  callbacks: [{ argument: "last", when: "later", parameters: { "0": "IncomingMessage", "1": "ServerResponse" } }],
  returns: { resource: "Server" },
};
const request: CallEffect = {
  borrows: ["0.agent", "1.agent"],
  callbacks: [{ argument: "last", when: "later", parameters: { "0": "IncomingMessage" } }],
  returns: { resource: "ClientRequest" },
};
const TYPED_ONLY = "its declarations have the dispose symbol, the class has not: the block throws a TypeError";

export default defineLibrary({
  name: "node-http",
  modules: ["http", "https"],
  version: "26.10.0",
  source: "https://nodejs.org/api/http.html",
  resources: [
    {
      // A server usually lives as long as its process, so an open one is no mistake.
      name: "Server",
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
      reuse: works,
      revivers: ["listen"],
      harmless: [...LISTENERS, "closeAllConnections", "closeIdleConnections"],
      methods: {
        ...listenerMethods,
        listen: { callbacks: [{ argument: "last", when: "later" }], returns: { receiver: true } },
      },
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      // Without `keepAlive` each connection closes after its response, and nothing stays open.
      name: "Agent",
      kind: "agent",
      closers: { destroy: { again: works } },
      disposal: { symbol: "none", closer: "destroy" },
      reuse: works,
      obligation: "must",
      dutyWith: { keepAlive: true },
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "ServerResponse",
      kind: "response",
      closers: {
        // A destroyed response still takes headers, which nobody gets.
        destroy: {
          again: works,
          reuseOf: { appendHeader: works, removeHeader: works, setHeader: works, setHeaders: works, write: silent, writeHead: works },
        },
        end: { callback: true, again: writeAfterEnd },
      },
      disposal: { symbol: "none", unsafe: TYPED_ONLY, closer: "end" },
      reuse: { effect: "unknown" },
      reuseOf: {
        appendHeader: {
          effect: "throws",
          error: "ERR_HTTP_HEADERS_SENT: Cannot append headers after they are sent to the client",
        },
        removeHeader: {
          effect: "throws",
          error: "ERR_HTTP_HEADERS_SENT: Cannot remove headers after they are sent to the client",
        },
        setHeader: {
          effect: "throws",
          error: "ERR_HTTP_HEADERS_SENT: Cannot set headers after they are sent to the client",
        },
        setHeaders: {
          effect: "throws",
          error: "ERR_HTTP_HEADERS_SENT: Cannot set headers after they are sent to the client",
        },
        write: writeAfterEnd,
        writeHead: {
          effect: "throws",
          error: "ERR_HTTP_HEADERS_SENT: Cannot write headers after they are sent to the client",
        },
      },
      reuseOnSomePath: true,
      harmless: [...LISTENERS, "getHeader", "getHeaderNames", "getHeaders", "hasHeader"],
      methods: listenerMethods,
      obligation: "may",
      closedTests: ["closed", "destroyed", "finished", "headersSent", "writableEnded", "writableFinished"],
      // The first write sends the headers, and more may follow.
      earlyTests: { headersSent: ["end", "write"] },
      source: "measured with Node 20.20",
    },
    {
      name: "ClientRequest",
      kind: "stream",
      // Its answer is still to come when it is ended.
      closers: { destroy: { again: works, reuseOf: { write: silent } }, end: { callback: true, again: works, livesOn: true } },
      disposal: { symbol: "none", unsafe: TYPED_ONLY, closer: "destroy" },
      reuse: { effect: "unknown" },
      reuseOf: { write: writeAfterEnd },
      harmless: LISTENERS,
      methods: listenerMethods,
      obligation: "may",
      closedTests: ["closed", "destroyed", "finished", "writableEnded"],
      source: "measured with Node 20.20 and 26.10",
    },
    { ...readableStream, name: "IncomingMessage" },
  ],
  exports: {
    Agent: { construct: { returns: { resource: "Agent" } }, instance: "Agent" },
    ClientRequest: { instance: "ClientRequest" },
    IncomingMessage: { instance: "IncomingMessage" },
    Server: { construct: onRequest, instance: "Server" },
    ServerResponse: { instance: "ServerResponse" },
    createServer: { call: onRequest },
    get: { call: request },
    globalAgent: { value: "Agent" },
    request: { call: request },
  },
  examples: {
    wrong: `import { Agent, get } from "node:http";

export function ping(url: string): void {
  const agent = new Agent({ keepAlive: true });
  get(url, { agent }, (response) => {
    response.resume();
  });
}
`,
    right: `import { Agent, get } from "node:http";
import { once } from "node:events";

export async function ping(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  try {
    const request = get(url, { agent }, (response) => {
      response.resume();
    });
    await once(request, "close");
  } finally {
    agent.destroy();
  }
}
`,
  },
});
