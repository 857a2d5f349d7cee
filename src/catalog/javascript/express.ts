/** What may still be done with a response of express after it was sent? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const SENT = "ERR_HTTP_HEADERS_SENT: Cannot set headers after they are sent to the client";
const headersSent: Outcome = { effect: "throws", error: SENT };
/** The second sending is refused later, through `next` and the error handlers; where the disk is slow, as "Request aborted". */
const refusedLater: Outcome = { effect: "reports", error: "Can't set headers after they are sent." };
const fluent: CallEffect = { returns: { receiver: true } };

/** `(request, response, next)`; the last argument, after any other middleware. */
const handler: CallEffect = { callbacks: [{ argument: "last", when: "later", parameters: { "1": "Response" } }] };
const route: CallEffect = { returns: { resource: "Route", child: true, borrowed: true } };
const verbs: Readonly<Record<string, CallEffect>> = {
  all: handler,
  delete: handler,
  get: handler,
  head: handler,
  options: handler,
  patch: handler,
  post: handler,
  put: handler,
};
const routed: Readonly<Record<string, CallEffect>> = {
  ...verbs,
  param: { callbacks: [{ argument: "1", when: "later", parameters: { "1": "Response" } }] },
  route,
  use: handler,
};

const members: Readonly<Record<string, ExportEntry>> = {
  Application: { instance: "Application" },
  Express: { instance: "Application" },
  Response: { instance: "Response" },
  Router: {
    call: { returns: { resource: "Router" } },
    construct: { returns: { resource: "Router" } },
    instance: "Router",
  },
};
const express: ExportEntry = { call: { returns: { resource: "Application" } }, members };

export default defineLibrary({
  name: "express",
  modules: ["express"],
  packages: ["express", "@types/express", "@types/express-serve-static-core"],
  version: "5.3.0",
  source: "https://expressjs.com/en/5x/api.html#res",
  resources: [
    {
      name: "Application",
      kind: "server",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: {
        ...routed,
        // A server that listens is meant to last as long as its program.
        listen: { returns: { resource: "node-http/Server", borrowed: true } },
      },
      obligation: "may",
      source: "measured with express 5.3.0",
    },
    {
      name: "Router",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: routed,
      obligation: "may",
      source: "measured with express 5.3.0",
    },
    {
      name: "Route",
      kind: "handle",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: {
        all: { ...handler, ...fluent },
        delete: { ...handler, ...fluent },
        get: { ...handler, ...fluent },
        patch: { ...handler, ...fluent },
        post: { ...handler, ...fluent },
        put: { ...handler, ...fluent },
      },
      obligation: "may",
      source: "measured with express 5.3.0",
    },
    {
      name: "Response",
      kind: "response",
      closers: {
        download: { callback: true, again: refusedLater },
        // With data it is refused as `write` is; without, it does nothing.
        end: { callback: true, again: works },
        json: { again: headersSent },
        jsonp: { again: headersSent },
        redirect: { again: headersSent },
        render: { callback: true, again: { effect: "reports", error: SENT } },
        send: { again: headersSent },
        sendFile: { callback: true, again: refusedLater },
        sendStatus: { again: headersSent },
      },
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      reuseOf: {
        append: headersSent,
        attachment: headersSent,
        clearCookie: headersSent,
        contentType: headersSent,
        cookie: headersSent,
        format: headersSent,
        header: headersSent,
        links: headersSent,
        location: headersSent,
        removeHeader: {
          effect: "throws",
          error: "ERR_HTTP_HEADERS_SENT: Cannot remove headers after they are sent to the client",
        },
        set: headersSent,
        setHeader: headersSent,
        type: headersSent,
        vary: headersSent,
        write: { effect: "reports", error: "ERR_STREAM_WRITE_AFTER_END: write after end" },
        writeHead: {
          effect: "throws",
          error: "ERR_HTTP_HEADERS_SENT: Cannot write headers after they are sent to the client",
        },
      },
      reuseOnSomePath: true,
      harmless: [
        "addListener",
        "emit",
        "flushHeaders",
        "get",
        "getHeader",
        "getHeaderNames",
        "getHeaders",
        "hasHeader",
        "off",
        "on",
        "once",
        "removeListener",
        "status",
      ],
      methods: {
        ...EMITTER,
        append: fluent,
        attachment: fluent,
        clearCookie: fluent,
        contentType: fluent,
        cookie: fluent,
        header: fluent,
        links: fluent,
        location: fluent,
        set: fluent,
        status: fluent,
        type: fluent,
        vary: fluent,
      },
      obligation: "may",
      closedTests: ["finished", "headersSent", "writableEnded"],
      // The first write sends the headers, and more may follow.
      earlyTests: { headersSent: ["end", "write"] },
      source: "measured with express 5.3.0",
    },
  ],
  exports: { ...members, "=": express, default: express },
  examples: {
    wrong: [
      'import express from "express";',
      "const app = express();",
      'app.get("/users/:id", (request, response) => {',
      '  if (request.params["id"] === "0") {',
      '    response.status(404).json({ error: "unknown" });',
      "  }",
      "  response.json({});",
      "});",
    ].join("\n"),
    right: [
      'import express from "express";',
      "const app = express();",
      'app.get("/users/:id", (request, response) => {',
      '  if (request.params["id"] === "0") {',
      '    response.status(404).json({ error: "unknown" });',
      "    return;",
      "  }",
      "  response.json({});",
      "});",
    ].join("\n"),
  },
});
