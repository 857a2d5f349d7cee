/** Where does the running Node keep the class behind each resource of its catalog? */
import { AsyncLocalStorage, createHook } from "node:async_hooks";
import { ChildProcess } from "node:child_process";
import cluster from "node:cluster";
import dgram from "node:dgram";
import { channel } from "node:diagnostics_channel";
import { Resolver } from "node:dns";
import { Resolver as PromisesResolver } from "node:dns/promises";
import { addAbortListener, EventEmitter, on } from "node:events";
import fs from "node:fs";
import { open } from "node:fs/promises";
import http from "node:http";
import http2 from "node:http2";
import inspector from "node:inspector";
import net from "node:net";
import { devNull, tmpdir } from "node:os";
import { monitorEventLoopDelay, PerformanceObserver } from "node:perf_hooks";
import readline from "node:readline";
import readlinePromises from "node:readline/promises";
import { REPLServer } from "node:repl";
import { Duplex, Readable, Writable } from "node:stream";
import { mock } from "node:test";
import tls from "node:tls";
import { MessagePort, Worker } from "node:worker_threads";
import zlib from "node:zlib";

/** Full names of resources that no local object shows: they need a peer, a test run, or a Node built with a flag. */
export const UNREACHED: ReadonlySet<string> = new Set([
  "ecmascript/AsyncGenerator",
  "ecmascript/AsyncDisposableStack",
  "ecmascript/DisposableStack",
  "ecmascript/Iterator",
  "node-async-hooks/RunScope",
  "node-cluster/Worker",
  "node-diagnostics-channel/StoreScope",
  "node-ffi/DynamicLibrary",
  "node-fs-promises/DisposableTempDir",
  "node-fs/DisposableTempDir",
  "node-fs/FileDescriptor",
  "node-fs/Utf8Stream",
  "node-http2/ClientHttp2Stream",
  "node-module/ModuleHooks",
  "node-net/BoundSocket",
  "node-quic/QuicEndpoint",
  "node-quic/QuicSession",
  "node-sqlite/DatabaseSync",
  "node-sqlite/Session",
  "node-sqlite/StatementSync",
  "node-test/TestContext",
  "node-v8/CPUProfileHandle",
  "node-v8/HeapProfileHandle",
  "node-v8/SyncCPUProfileHandle",
  "web/EventSource",
  "web/WebSocket",
]);

/** Objects that have the methods of each resource, by full name: prototypes, or an instance that is closed again. */
export async function prototypes(): Promise<ReadonlyMap<string, object>> {
  const handle = await open(devNull);
  await handle.close();
  const watcher = fs.watch(tmpdir());
  watcher.close();
  const file = tmpdir();
  const statWatcher = fs.watchFile(file, () => undefined);
  fs.unwatchFile(file);
  const session = http2.connect("http://localhost:1");
  session.on("error", () => undefined);
  session.destroy();
  const timeout = setTimeout(() => undefined, 1);
  clearTimeout(timeout);
  const immediate = setImmediate(() => undefined);
  clearImmediate(immediate);
  const listener = addAbortListener(new AbortController().signal, () => undefined);
  listener[Symbol.dispose]();
  const found: Readonly<Record<string, object>> = {
    "node-async-hooks/AsyncHook": createHook({}),
    "node-async-hooks/AsyncLocalStorage": AsyncLocalStorage.prototype,
    "node-child-process/ChildProcess": ChildProcess.prototype,
    "node-dgram/Socket": dgram.Socket.prototype,
    "node-diagnostics-channel/Channel": channel("async-lifecycle"),
    "node-dns-promises/Resolver": PromisesResolver.prototype,
    "node-dns/Resolver": Resolver.prototype,
    "node-events/AbortListener": listener,
    "node-events/EventEmitter": EventEmitter.prototype,
    "node-events/EventIterator": on(new EventEmitter(), "event"),
    "node-fs-promises/Dir": fs.Dir.prototype,
    "node-fs-promises/FileHandle": handle,
    "node-fs/FSWatcher": watcher,
    "node-fs/ReadStream": fs.ReadStream.prototype,
    "node-fs/StatWatcher": statWatcher,
    "node-fs/WriteStream": fs.WriteStream.prototype,
    "node-http/Agent": http.Agent.prototype,
    "node-http/ClientRequest": http.ClientRequest.prototype,
    "node-http/IncomingMessage": http.IncomingMessage.prototype,
    "node-http/Server": http.Server.prototype,
    "node-http/ServerResponse": http.ServerResponse.prototype,
    "node-http2/ClientHttp2Session": session,
    "node-http2/Http2Server": http2.createServer(),
    "node-http2/Http2ServerRequest": http2.Http2ServerRequest.prototype,
    "node-http2/Http2ServerResponse": http2.Http2ServerResponse.prototype,
    "node-inspector/Session": inspector.Session.prototype,
    "node-net/Server": net.Server.prototype,
    "node-net/Socket": net.Socket.prototype,
    "node-perf-hooks/ELDHistogram": monitorEventLoopDelay(),
    "node-perf-hooks/PerformanceObserver": PerformanceObserver.prototype,
    "node-readline-promises/Interface": readlinePromises.Interface.prototype,
    "node-readline/Interface": readline.Interface.prototype,
    "node-repl/REPLServer": REPLServer.prototype,
    "node-stream/Duplex": Duplex.prototype,
    "node-stream/Readable": Readable.prototype,
    "node-stream/Writable": Writable.prototype,
    "node-test/MockTimers": mock.timers,
    "node-timers/Immediate": immediate,
    "node-timers/Timeout": timeout,
    "node-tls/Server": tls.Server.prototype,
    "node-tls/TLSSocket": tls.TLSSocket.prototype,
    "node-worker-threads/MessagePort": MessagePort.prototype,
    "node-worker-threads/Worker": Worker.prototype,
    "node-zlib/ZlibStream": zlib.createGzip(),
    "web/BroadcastChannel": BroadcastChannel.prototype,
    "web/EventTarget": EventTarget.prototype,
    "web/Headers": Headers.prototype,
    "web/ReadableStream": ReadableStream.prototype,
    "web/ReadableStreamDefaultReader": ReadableStreamDefaultReader.prototype,
    "web/Request": new Request("http://localhost/", { method: "POST", body: "text" }),
    "web/Response": new Response("text"),
    "web/WritableStream": WritableStream.prototype,
    "web/WritableStreamDefaultWriter": WritableStreamDefaultWriter.prototype,
    ...(await newerPrototypes()),
  };
  return new Map(Object.entries(found));
}

/** What Node 20 has not: present on the versions that have it, and never an error on those that have not. */
async function newerPrototypes(): Promise<Readonly<Record<string, object>>> {
  const classes = new Map<string, unknown>([
    ["ecmascript/AsyncDisposableStack", Reflect.get(globalThis, "AsyncDisposableStack")],
    ["ecmascript/DisposableStack", Reflect.get(globalThis, "DisposableStack")],
    ["node-cluster/Worker", Reflect.get(cluster, "Worker")],
    ["node-fs/Utf8Stream", Reflect.get(fs, "Utf8Stream")],
    ["web/EventSource", Reflect.get(globalThis, "EventSource")],
    ["web/WebSocket", Reflect.get(globalThis, "WebSocket")],
  ]);
  const sqlite = await import("node:sqlite").catch(() => undefined);
  classes.set("node-sqlite/DatabaseSync", sqlite?.DatabaseSync);
  classes.set("node-sqlite/StatementSync", sqlite?.StatementSync);
  const found: Record<string, object> = {};
  for (const [name, value] of classes) {
    const prototype: unknown = typeof value === "function" ? value.prototype : undefined;
    if (typeof prototype === "object" && prototype !== null) {
      found[name] = prototype;
    }
  }
  return found;
}
