/** What may still be done with a reply of fastify after it was sent, and what does a closed instance do? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const silent: Outcome = { effect: "silent" };
/** The second answer is dropped, and the instance's log gets a warning. */
const alreadySent: Outcome = {
  effect: "reports",
  error: 'FST_ERR_REP_ALREADY_SENT: Reply was already sent, did you forget to "return reply"',
};
const reopened: Outcome = {
  effect: "rejects",
  error: "FST_ERR_REOPENED_CLOSE_SERVER: Fastify has already been closed and cannot be reopened",
};
const listening: Outcome = {
  effect: "throws",
  error: "FST_ERR_INSTANCE_ALREADY_LISTENING: Fastify instance is already listening.",
};
const fluent: CallEffect = { returns: { receiver: true } };

/** `(request, reply)`; the last argument, after the options. */
const handler: CallEffect = {
  callbacks: [{ argument: "last", when: "later", parameters: { "1": "Reply" } }],
  returns: { receiver: true },
};

const instance: ResourceSpec = {
  name: "Fastify",
  kind: "server",
  closers: { close: { async: true, callback: true, callbackFrom: 0, graceful: true, again: works } },
  disposal: { symbol: "async", since: "4.24.0", closer: "close" },
  reuse: { effect: "unknown" },
  reuseOf: {
    all: listening,
    delete: listening,
    get: listening,
    inject: reopened,
    listen: reopened,
    patch: listening,
    post: listening,
    put: listening,
    route: listening,
  },
  methods: {
    addHook: handler,
    after: fluent,
    all: handler,
    delete: handler,
    get: handler,
    head: handler,
    // Without options it gives a chain of `get()`, `payload()` and the like.
    inject: { task: "eager", hasMembers: true, callback: true, callbackFrom: 1 },
    listen: { task: "eager", callback: true, callbackFrom: 1 },
    options: handler,
    patch: handler,
    post: handler,
    put: handler,
    ready: { task: "eager", callback: true, callbackFrom: 0 },
    // It is thenable for those who want to wait for the plugin, and needs no waiting.
    register: { callbacks: [{ argument: "0", when: "later", parameters: { "0": "Fastify" } }] },
    route: {
      callbacks: [{ argument: "0.handler", when: "later", parameters: { "1": "Reply" } }],
      returns: { receiver: true },
    },
    setErrorHandler: {
      callbacks: [{ argument: "last", when: "later", parameters: { "2": "Reply" } }],
      returns: { receiver: true },
    },
    setNotFoundHandler: handler,
  },
  // A server is meant to last as long as its program.
  obligation: "may",
  source: "measured with fastify 5.12.8",
};

const members: Readonly<Record<string, ExportEntry>> = {
  FastifyInstance: { instance: "Fastify" },
  FastifyReply: { instance: "Reply" },
};
const fastify: ExportEntry = { call: { returns: { resource: "Fastify" } } };

export default defineLibrary({
  name: "fastify",
  modules: ["fastify"],
  version: "5.12.8",
  source: "https://fastify.dev/docs/latest/Reference/Reply/",
  resources: [
    instance,
    {
      name: "Reply",
      kind: "response",
      closers: {
        callNotFound: { again: { effect: "unknown" } },
        hijack: { again: { effect: "unknown" } },
        redirect: { again: alreadySent },
        send: { again: alreadySent },
      },
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      // After `hijack()` the raw response is the way to answer; after the others a header is set and never sent.
      reuseOf: { header: silent, headers: silent, removeHeader: silent, trailer: silent, type: silent },
      reuseOnSomePath: true,
      harmless: [
        "code",
        "getDecorator",
        "getHeader",
        "getHeaders",
        "hasHeader",
        "hasTrailer",
        "removeTrailer",
        "serialize",
        "status",
        "then",
      ],
      methods: {
        code: fluent,
        header: fluent,
        headers: fluent,
        hijack: fluent,
        redirect: fluent,
        removeHeader: fluent,
        send: fluent,
        serializer: fluent,
        status: fluent,
        trailer: fluent,
        type: fluent,
      },
      obligation: "may",
      closedTests: ["sent"],
      source: "measured with fastify 5.12.8",
    },
  ],
  exports: {
    ...members,
    "=": fastify,
    default: fastify,
    fastify,
  },
  examples: {
    wrong: [
      'import fastify from "fastify";',
      "const app = fastify();",
      'app.get("/", (request, reply) => {',
      "  if (request.headers.authorization === undefined) {",
      '    reply.code(401).send({ error: "unauthorised" });',
      "  }",
      "  reply.send({});",
      "});",
    ].join("\n"),
    right: [
      'import fastify from "fastify";',
      "const app = fastify();",
      'app.get("/", (request, reply) => {',
      "  if (request.headers.authorization === undefined) {",
      '    reply.code(401).send({ error: "unauthorised" });',
      "    return;",
      "  }",
      "  reply.send({});",
      "});",
    ].join("\n"),
  },
});
