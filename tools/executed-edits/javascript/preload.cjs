/**
 * What happens to real resources while a program runs? Loaded before it, this writes down what it prints, and what it opens
 * and closes, by wrapping the classes of Node and of the packages that the program uses.
 */
"use strict";

const { AsyncLocalStorage } = require("node:async_hooks");
const fs = require("node:fs");
const { appendFileSync } = fs;
const http = require("node:http");
const net = require("node:net");
const threads = require("node:worker_threads");
const { isMainThread } = threads;

const file = process.env.LIFETIME_TRACE;
const inCloser = new AsyncLocalStorage();
const names = new WeakMap();
const counts = new Map();

function tell(event) {
  appendFileSync(file, `${JSON.stringify(event)}\n`);
}

function opened(resource, kind) {
  if (names.has(resource)) return resource;
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  names.set(resource, `${kind} ${count}`);
  tell({ event: "opened", resource: names.get(resource) });
  return resource;
}

function closed(resource) {
  if (names.has(resource)) tell({ event: "closed", resource: names.get(resource) });
}

function misused(resource) {
  if (names.has(resource)) tell({ event: "misused", resource: names.get(resource) });
}

/** Wraps closers; what a closer calls itself, then or later, is part of the one close. */
function watchClosers(prototype, closers, counts = () => true) {
  for (const closer of closers) {
    const original = prototype[closer];
    if (typeof original !== "function") continue;
    prototype[closer] = function (...given) {
      const outer = inCloser.getStore() ?? [];
      if (outer.includes(this)) return original.apply(this, given);
      if (counts(this)) closed(this);
      return inCloser.run([...outer, this], () => original.apply(this, given));
    };
  }
}

/** A class whose instances are written down when they are made. */
function watchClass(holder, name, closers) {
  const Original = holder[name];
  if (typeof Original !== "function") return;
  watchClosers(Original.prototype, closers);
  const depth = { now: 0 };
  holder[name] = new Proxy(Original, {
    construct(target, given, newTarget) {
      // A pool makes clients of its own, which it closes itself.
      depth.now += 1;
      try {
        return opened(Reflect.construct(target, given, newTarget === holder[name] ? target : newTarget), name);
      } finally {
        depth.now -= 1;
      }
    },
  });
}

function watchFiles() {
  const { open } = fs.promises;
  fs.promises.open = async function (...given) {
    const handle = await open.apply(this, given);
    // Each handle has a `close` of its own.
    watchClosers(handle, ["close"]);
    return opened(handle, "FileHandle");
  };
}

function watchServers() {
  const { listen } = net.Server.prototype;
  net.Server.prototype.listen = function (...given) {
    return listen.apply(opened(this, "Server"), given);
  };
  watchClosers(net.Server.prototype, ["close"]);
  watchClosers(http.Server.prototype, ["close"]);
}

function watchWorkers() {
  const gone = new WeakSet();
  const { Worker } = threads;
  watchClosers(Worker.prototype, ["terminate"], (worker) => !gone.has(worker));
  threads.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      opened(this, "Worker");
      let isTerminated = false;
      const { terminate } = this;
      this.terminate = function () {
        isTerminated = true;
        return terminate.call(this);
      };
      // A worker that has done its work needs nobody to end it.
      this.once("exit", () => {
        gone.add(this);
        if (!isTerminated) closed(this);
      });
    }
  };
}

function watchDatabases() {
  let sqlite;
  try {
    sqlite = process.getBuiltinModule("node:sqlite");
  } catch {
    return;
  }
  if (sqlite !== undefined) watchClass(sqlite, "DatabaseSync", ["close", Symbol.dispose]);
}

if (isMainThread) {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk, ...given) => {
    tell({ event: "printed", text: String(chunk) });
    return write(chunk, ...given);
  };
  watchFiles();
  watchServers();
  watchWorkers();
  const used = new Set((process.env.LIFETIME_PACKAGES ?? "").split(","));
  if (used.has("sqlite")) watchDatabases();
  const fromProgram = require("node:module").createRequire(process.argv[1]);
  if (used.has("undici")) {
    const undici = fromProgram("undici");
    for (const name of ["Client", "Pool", "Agent"]) watchClass(undici, name, ["close", "destroy"]);
  }
  if (used.has("pg")) watchClass(fromProgram("pg"), "Pool", ["end"]);
  require("node:module").syncBuiltinESMExports();
  globalThis[Symbol.for("lifetime.trace")] = { opened, closed, misused };
}
