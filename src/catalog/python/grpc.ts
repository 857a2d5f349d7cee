/** What do the channels and servers of grpc do when they are opened, used and closed? */
import type { Outcome } from "../../core/effects.ts";
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const closed: Outcome = { effect: "rejects", error: "Channel is closed." };

const asyncChannel: ExportEntry = { construct: { returns: { resource: "AsyncChannel" } } };
const channel: ExportEntry = { construct: { returns: { resource: "Channel" } } };

export default defineLibrary({
  name: "grpc",
  modules: ["grpc"],
  version: "1.85.1",
  source: "https://grpc.github.io/grpc/python/grpc_asyncio.html",
  resources: [
    {
      name: "AsyncChannel",
      kind: "connection",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", closer: "close" },
      // Calls go through stubs, which keep it.
      reuse: { effect: "unknown" },
      reuseOf: each(closed, ["channel_ready", "wait_for_state_change"]),
      harmless: ["get_state", "stream_stream", "stream_unary", "unary_stream", "unary_unary"],
      methods: each(COROUTINE, ["channel_ready", "wait_for_state_change"]),
      obligation: "may",
      source: "measured with grpcio 1.85.1",
    },
    {
      name: "Channel",
      kind: "connection",
      closers: { close: { again: works } },
      disposal: { symbol: "sync", closer: "close" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "measured with grpcio 1.85.1",
    },
    {
      name: "AsyncServer",
      kind: "server",
      closers: { stop: { async: true, graceful: true, again: works } },
      disposal: { symbol: "none", closer: "stop" },
      reuse: { effect: "unknown" },
      reuseOf: { start: { effect: "rejects", error: "Server not in ready state" } },
      methods: each(COROUTINE, ["start", "wait_for_termination"]),
      obligation: "may",
      source: "measured with grpcio 1.85.1",
    },
  ],
  exports: {
    Channel: { instance: "Channel" },
    aio: {
      members: {
        Channel: { instance: "AsyncChannel" },
        Server: { instance: "AsyncServer" },
        insecure_channel: asyncChannel,
        secure_channel: asyncChannel,
        server: { construct: { returns: { resource: "AsyncServer" } } },
      },
    },
    insecure_channel: channel,
    secure_channel: channel,
  },
  examples: {
    wrong: [
      "import grpc",
      "",
      "async def serve():",
      "    server = grpc.aio.server()",
      "    server.start()",
      "    await server.wait_for_termination()",
      "",
    ].join("\n"),
    right: [
      "import grpc",
      "",
      "async def serve():",
      "    server = grpc.aio.server()",
      "    await server.start()",
      "    await server.wait_for_termination()",
      "",
    ].join("\n"),
  },
});
