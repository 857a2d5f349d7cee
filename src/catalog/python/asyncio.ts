/** What do event loops, runners, tasks, streams and queues of asyncio do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { ASYNC_BLOCK, COROUTINE, each, NO_BLOCK, SYNC_BLOCK } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const closed: Outcome = { effect: "throws", error: "Event loop is closed" };
const works: Outcome = { effect: "works" };
const silent: Outcome = { effect: "silent" };

/** A run of a loop, which has to be the only one of its thread. */
function running(error: string): Readonly<Record<string, CallEffect>> {
  const run = { key: "library", role: "call", nested: { effect: "throws", error } } as const;
  return {
    create_task: { task: "eager", executes: "0" },
    run_forever: { drives: true, run },
    run_in_executor: { task: "eager", detached: true, borrowsReceiver: false },
    run_until_complete: { executes: "0", run },
    ...each(COROUTINE, [
      "connect_accepted_socket",
      "connect_read_pipe",
      "connect_write_pipe",
      "create_connection",
      "create_datagram_endpoint",
      "create_server",
      "create_unix_connection",
      "create_unix_server",
      "getaddrinfo",
      "getnameinfo",
      "sendfile",
      "shutdown_asyncgens",
      "shutdown_default_executor",
      "sock_accept",
      "sock_connect",
      "sock_recv",
      "sock_recv_into",
      "sock_recvfrom",
      "sock_recvfrom_into",
      "sock_sendall",
      "sock_sendfile",
      "sock_sendto",
      "start_tls",
      "subprocess_exec",
      "subprocess_shell",
    ]),
  };
}

const loop: Omit<ResourceSpec, "closers" | "methods" | "name" | "obligation"> = {
  kind: "loop",
  disposal: { ...NO_BLOCK, closer: "close" },
  reuse: { effect: "unknown" },
  // `stop` works, and throws on a loop of uvloop.
  reuseOf: each(closed, [
    "add_reader",
    "add_signal_handler",
    "call_at",
    "call_later",
    "call_soon",
    "call_soon_threadsafe",
    "create_task",
    "run_forever",
    "run_in_executor",
    "run_until_complete",
  ]),
  harmless: [
    "call_exception_handler",
    "create_future",
    "default_exception_handler",
    "get_debug",
    "get_exception_handler",
    "get_task_factory",
    "is_running",
    "remove_reader",
    "remove_signal_handler",
    "set_debug",
    "set_exception_handler",
    "set_task_factory",
    "time",
  ],
  closedTests: ["is_closed"],
  source: "measured with CPython 3.8 to 3.15",
};

/** The event loop that a thread has, whether it runs or not. */
const CURRENT = "event loop";

const runnerClosed: Outcome = { effect: "throws", error: "Runner is closed" };

/** What is waited for, and never closed: a block around a lock can be entered again. */
const waitedFor: Omit<ResourceSpec, "kind" | "methods" | "name"> = {
  closers: {},
  disposal: { symbol: "none" },
  reuse: works,
  obligation: "may",
  source: "https://docs.python.org/3/library/asyncio-sync.html",
};

const EVENT_LOOP = { construct: { returns: { resource: "EventLoop" } }, instance: "EventLoop" } as const;
const QUEUE = { construct: { returns: { resource: "Queue" } }, instance: "Queue" } as const;
const SEMAPHORE = { construct: { returns: { resource: "Semaphore" } }, instance: "Semaphore" } as const;
const SERVER = { call: { task: "lazy", returns: { resource: "Server", by: "promise" } } } as const;
const PROCESS = { call: { task: "lazy", returns: { resource: "Process", by: "promise" } } } as const;
const STREAMS = { call: { task: "lazy", returns: { resource: "StreamWriter", by: "promise", at: "1" } } } as const;
const PROCESS_MEMBERS = { create_subprocess_exec: PROCESS, create_subprocess_shell: PROCESS, Process: { instance: "Process" } } as const;

export default defineLibrary({
  name: "asyncio",
  // uvloop has the same functions under the same names.
  modules: ["asyncio", "uvloop"],
  version: "3.14",
  source: "https://docs.python.org/3/library/asyncio-eventloop.html",
  resources: [
    {
      ...loop,
      name: "EventLoop",
      closers: { close: { again: works } },
      methods: running("Cannot run the event loop while another loop is running"),
      // CPython warns of it: `ResourceWarning: unclosed event loop`.
      obligation: "must",
    },
    // What somebody else has made, and may be running already.
    {
      ...loop,
      name: "CurrentLoop",
      closers: { close: { again: works, whileRunning: { effect: "throws", error: "Cannot close a running event loop" } } },
      methods: running("This event loop is already running"),
      obligation: "may",
    },
    {
      name: "Runner",
      kind: "runner",
      closers: { close: { again: works } },
      disposal: { ...SYNC_BLOCK, closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: { get_loop: runnerClosed, run: runnerClosed },
      // Until then there is no loop.
      opensOn: ["get_loop", "run"],
      methods: {
        close: { current: { of: CURRENT, does: "clear" } },
        get_loop: { returns: { resource: "CurrentLoop", borrowed: true } },
        run: {
          executes: "0",
          run: {
            key: "library",
            role: "call",
            nested: { effect: "throws", error: "Runner.run() cannot be called from a running event loop" },
          },
        },
      },
      obligation: "must",
      source: "measured with CPython 3.11 to 3.15",
    },
    {
      name: "TaskGroup",
      kind: "runner",
      closers: {},
      disposal: ASYNC_BLOCK,
      reuse: { effect: "unknown" },
      reuseOf: { create_task: { effect: "throws", error: "is finished" } },
      methods: { create_task: { task: "eager", executes: "0", joined: true } },
      obligation: "may",
      source: "measured with CPython 3.11 to 3.15",
    },
    {
      name: "Server",
      kind: "server",
      closers: { close: { again: works } },
      disposal: { symbol: "async", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: { serve_forever: { effect: "rejects", error: "is closed" } },
      harmless: ["get_loop", "is_serving", "wait_closed"],
      methods: {
        ...each(COROUTINE, ["start_serving", "wait_closed"]),
        // A close is what ends it.
        serve_forever: { ...COROUTINE, borrowsReceiver: false },
      },
      obligation: "may",
      source: "measured with CPython 3.11.7",
    },
    {
      name: "StreamWriter",
      kind: "stream",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      // `writelines` does nothing on CPython 3.11, and throws on 3.13.
      reuseOf: { write: silent },
      harmless: ["can_write_eof", "get_extra_info", "is_closing", "wait_closed"],
      methods: each(COROUTINE, ["drain", "start_tls", "wait_closed"]),
      // The server closes what it gives to its callback, as a rule.
      obligation: "may",
      closedTests: ["is_closing"],
      source: "measured with CPython 3.11.7",
    },
    {
      ...waitedFor,
      name: "StreamReader",
      kind: "stream",
      methods: each(COROUTINE, ["read", "readexactly", "readline", "readuntil"]),
      source: "https://docs.python.org/3/library/asyncio-stream.html",
    },
    {
      ...waitedFor,
      name: "Process",
      kind: "worker",
      methods: each(COROUTINE, ["communicate", "wait"]),
      source: "https://docs.python.org/3/library/asyncio-subprocess.html",
    },
    {
      ...waitedFor,
      name: "Queue",
      kind: "queue",
      methods: each(COROUTINE, ["get", "join", "put"]),
      source: "https://docs.python.org/3/library/asyncio-queue.html",
    },
    { ...waitedFor, name: "Barrier", kind: "lock", methods: each(COROUTINE, ["abort", "reset", "wait"]) },
    { ...waitedFor, name: "Condition", kind: "lock", methods: each(COROUTINE, ["wait", "wait_for"]) },
    { ...waitedFor, name: "Event", kind: "lock", methods: { wait: COROUTINE } },
    { ...waitedFor, name: "Lock", kind: "lock", methods: { acquire: COROUTINE } },
    { ...waitedFor, name: "Semaphore", kind: "lock", methods: { acquire: COROUTINE } },
  ],
  exports: {
    AbstractEventLoop: { instance: "CurrentLoop" },
    Barrier: { construct: { returns: { resource: "Barrier" } }, instance: "Barrier" },
    BoundedSemaphore: SEMAPHORE,
    Condition: { construct: { returns: { resource: "Condition" } }, instance: "Condition" },
    Event: { construct: { returns: { resource: "Event" } }, instance: "Event" },
    LifoQueue: QUEUE,
    Lock: { construct: { returns: { resource: "Lock" } }, instance: "Lock" },
    Loop: EVENT_LOOP,
    PriorityQueue: QUEUE,
    ProactorEventLoop: EVENT_LOOP,
    Queue: QUEUE,
    Runner: { construct: { returns: { resource: "Runner" } }, instance: "Runner" },
    SelectorEventLoop: EVENT_LOOP,
    Semaphore: SEMAPHORE,
    Server: { instance: "Server" },
    StreamReader: { instance: "StreamReader" },
    StreamWriter: { instance: "StreamWriter" },
    TaskGroup: { construct: { returns: { resource: "TaskGroup" } }, instance: "TaskGroup" },
    create_subprocess_exec: PROCESS,
    create_subprocess_shell: PROCESS,
    create_task: { call: { task: "eager", executes: "0" } },
    ensure_future: { call: { task: "eager", executes: "0", passesTasksOn: true } },
    all_tasks: { call: { givesTasks: true } },
    as_completed: { call: { givesTasks: true } },
    gather: { call: { task: "eager", combines: "all", combinesArguments: true } },
    get_event_loop: {
      call: {
        returns: { resource: "CurrentLoop", borrowed: true },
        current: {
          of: CURRENT,
          does: "get",
          cleared: { effect: "throws", error: "There is no current event loop in thread 'MainThread'." },
        },
      },
    },
    get_running_loop: { call: { returns: { resource: "CurrentLoop", borrowed: true }, asksForRun: true } },
    new_event_loop: { construct: { returns: { resource: "EventLoop" } } },
    open_connection: STREAMS,
    open_unix_connection: STREAMS,
    run: {
      call: {
        executes: "0",
        current: { of: CURRENT, does: "clear" },
        run: {
          key: "library",
          role: "call",
          nested: { effect: "throws", error: "asyncio.run() cannot be called from a running event loop" },
        },
      },
    },
    // It runs on the loop of another thread, which keeps it.
    run_coroutine_threadsafe: { call: { task: "eager", executes: "0", detached: true } },
    // Deprecated from 3.14 on.
    set_event_loop_policy: { call: { policy: { instead: "loop_factory" } } },
    set_event_loop: { call: { total: true, current: { of: CURRENT, does: "set" } } },
    shield: { call: { task: "eager", executes: "0", detached: true } },
    sleep: { call: COROUTINE },
    start_server: SERVER,
    start_unix_server: SERVER,
    subprocess: { members: PROCESS_MEMBERS },
    to_thread: { call: COROUTINE },
    wait: { call: { task: "lazy", combines: "allSettled" } },
    wait_for: { call: COROUTINE },
  },
  examples: {
    wrong: "import asyncio\n\nasync def main():\n    asyncio.run(other())\n",
    right: "import asyncio\n\nasync def main():\n    await other()\n",
  },
});
