/** Which programs open the resources of asyncio, anyio and trio? */
import type { Probe, Unopened } from "../probe.ts";

const LOOP_ARGUMENTS = {
  add_reader: "0, print",
  add_signal_handler: "12, print",
  call_at: "1, print",
  call_exception_handler: "{'message': 'x'}",
  call_later: "1, print",
  call_soon: "print",
  call_soon_threadsafe: "print",
  create_task: "work()",
  default_exception_handler: "{'message': 'x'}",
  remove_reader: "0",
  remove_signal_handler: "12",
  run_in_executor: "None, print",
  run_until_complete: "work()",
  set_debug: "False",
  set_exception_handler: "None",
  set_task_factory: "None",
};

const LOOP: Probe = { open: "r = asyncio.new_event_loop()", arguments: LOOP_ARGUMENTS };

/** What is made by its class, and needs nothing. */
function made(name: string, others: Partial<Probe> = {}): Probe {
  return { open: `r = asyncio.${name}`, ...others };
}

const STREAMS = `
server = await asyncio.start_server(lambda reader, writer: writer.close(), '127.0.0.1', 0)
reader, writer = await asyncio.open_connection('127.0.0.1', server.sockets[0].getsockname()[1])
`;

const FILE = { seek: "0", write: "'x'", writelines: "['x']", truncate: "0" };

/** By resource. */
export const LOOPS: Readonly<Record<string, Probe | Unopened>> = {
  "anyio/AsyncFile": { open: "import anyio, tempfile, os\nr = await anyio.open_file(os.path.join(tempfile.mkdtemp(), 'file'), 'w')", alsoIn: "trio", arguments: FILE },
  "anyio/TaskGroup": { open: "import anyio\nr = anyio.create_task_group()", alsoIn: "trio", arguments: { start: "work", start_soon: "work" } },
  "asyncio/Barrier": made("Barrier(1)"),
  "asyncio/Condition": made("Condition()"),
  "asyncio/CurrentLoop": LOOP,
  "asyncio/Event": made("Event()"),
  "asyncio/EventLoop": LOOP,
  "asyncio/Lock": made("Lock()"),
  "asyncio/Process": made("Process", { open: "r = await asyncio.create_subprocess_exec('true')" }),
  "asyncio/Queue": made("Queue()"),
  "asyncio/Runner": {
    // A loop is there once it has run something.
    open: "r = asyncio.Runner()\nin_thread(lambda: r.run(work()))",
    arguments: { run: "work()" },
    elsewhere: true,
  },
  "asyncio/Semaphore": made("Semaphore()"),
  "asyncio/Server": { open: "r = await asyncio.start_server(print, '127.0.0.1', 0)" },
  "asyncio/StreamReader": { open: `${STREAMS}r = reader` },
  "asyncio/StreamWriter": { open: `${STREAMS}r = writer`, arguments: { get_extra_info: "'peername'", write: "b'x'", writelines: "[b'x']" } },
  "asyncio/TaskGroup": made("TaskGroup()", { entered: true, arguments: { create_task: "work()" } }),
  "trio/Nursery": { open: "import trio\nr = trio.open_nursery()", entered: true, place: "trio", arguments: { start: "work", start_soon: "work" } },
};
