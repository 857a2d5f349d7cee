/** Does `no-floating-tasks` see tasks in classes, objects, handlers and components? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "an async listener is given to the emitter",
        code: `import { createServer } from "node:http";
const server = createServer(async (request, response) => {
  response.end(await render(request.url));
});
server.on("error", async (error) => {
  await report(error);
});
async function render(url) {
  return url;
}
async function report(error) {
  console.error(error);
}
server.listen(3000);
`,
      },
      {
        title: "an async method that is overwritten by a plain one is not known",
        code: `export class Job {
  async run() {
    await fetch("/job");
  }
}
export function start(job) {
  job.run();
}
`,
      },
      {
        title: "an async function whose name is shadowed by a parameter is not called",
        code: `async function save() {
  await fetch("/save");
}
export function form(save) {
  save();
}
await save();
`,
      },
      {
        title: "an effect of a component that says void",
        filename: "user.jsx",
        code: `import { useEffect } from "react";
export function User({ id, show }) {
  useEffect(() => {
    const load = async () => show(await fetch(\`/users/\${id}\`));
    void load();
  }, [id]);
  return <button onClick={() => fetch("/save")}>Save</button>;
}
`,
      },
      {
        title: "a job that is kept in a map and forgotten when it ends",
        code: `export class Jobs {
  #jobs = new Map();
  start(id) {
    this.#jobs.set(id, this.#run(id).finally(() => this.#jobs.delete(id)));
  }
  async #run(id) {
    await fetch(\`/jobs/\${id}\`);
  }
}
`,
      },
      {
        title: "a promise whose executor is given a listener",
        code: `export async function listen(server) {
  const listening = new Promise((resolve) => server.once("listening", resolve));
  server.listen(0);
  await listening;
}
`,
      },
      {
        title: "a callback of forEach that handles each task or says void",
        code: `export function warmAll(urls) {
  urls.forEach((url) => fetch(url).catch(console.error));
  urls.forEach((url) => void fetch(url));
  urls.forEach((url) => {
    fetch(url).then(console.log, console.error);
  });
}
`,
      },
      {
        title: "a method that takes a callback or gives a promise",
        code: `export class Dispatcher {
  close(callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.close((error, data) => (error ? reject(error) : resolve(data)));
      });
    }
    queueMicrotask(callback);
    return undefined;
  }
  emit(event, listener) {
    if (event === "close") return this.close();
    return listener(event);
  }
  data(listener) {
    this.emit("data", listener);
  }
}
`,
      },
      {
        title: "188: a parameter whose annotation says that it may give a promise",
        code: `export function debounce(work: () => Promise<void> | void, ms: number) {
  setTimeout(() => {
    work();
  }, ms);
}
`,
      },
    ],
    invalid: [
      {
        title: "a dropped call of an async method on this",
        code: `export class Mailer {
  async #send(message) {
    await fetch("/mail", { body: message });
  }
  async flush() {
    await fetch("/flush");
  }
  notify(message) {
    this.#send(message);
    this.flush();
  }
}
`,
        errors: [{ messageId: "dropped", line: 9 }, { messageId: "dropped", line: 10 }],
      },
      {
        title: "a dropped call of an async method of an object of the file",
        code: `const api = {
  async load(id) {
    return await fetch(\`/items/\${id}\`);
  },
};
export function open(id) {
  api.load(id);
}
`,
        errors: [{ messageId: "dropped", line: 7 }],
      },
      {
        title: "a dropped call of an async method of an instance of a class of the file",
        code: `class Worker {
  async start() {
    await fetch("/start");
  }
}
const worker = new Worker();
worker.start();
`,
        errors: [{ messageId: "dropped", line: 7 }],
      },
      {
        title: "a task inside a listener, a timer and a promise executor",
        code: `async function poll() {
  await fetch("/poll");
}
setInterval(() => {
  poll();
}, 1000);
process.on("SIGTERM", () => {
  poll();
});
export const ready = new Promise((resolve) => {
  poll();
  resolve();
});
`,
        errors: [{ line: 5 }, { line: 8 }, { line: 11 }],
      },
      {
        title: "a task in a constructor, a static block and a setter",
        code: `async function load() {
  return await fetch("/load");
}
export class Store {
  static {
    load();
  }
  constructor() {
    load();
  }
  set path(value) {
    load(value);
  }
}
`,
        errors: [{ line: 6 }, { line: 9 }, { line: 12 }],
      },
      {
        title: "a task in a finally, a catch and a switch",
        code: `async function log(text) {
  await fetch("/log", { method: "POST", body: text });
}
export async function run(kind) {
  try {
    switch (kind) {
      case "a":
        log("a");
        break;
      default:
        await log("other");
    }
  } catch (error) {
    log(String(error));
    throw error;
  } finally {
    log("done");
  }
}
`,
        errors: [{ line: 8 }, { line: 14 }, { line: 17 }],
      },
      {
        title: "237: forEach of a map, of what may be absent, and by name has no edit that runs",
        code: `async function send(value) {
  await fetch(value);
}
export async function sendAll(urls) {
  const known = new Map(urls);
  known.forEach(async (value, key) => {
    await send(key + value);
  });
  urls?.forEach(async (value, index) => {
    await send(value + index);
  });
  urls.forEach(send);
}
`,
        errors: [
          { messageId: "spawned", line: 6, suggestions: 0 },
          { messageId: "spawned", line: 9, suggestions: 0 },
          { messageId: "spawned", line: 12, suggestions: 0 },
        ],
        output: null,
      },
      {
        title: "a type assertion hides no task",
        code: `async function save(): Promise<void> {
  await fetch("/save");
}
export function run(): void {
  save() as unknown;
  save()!;
  (save() satisfies Promise<void>);
}
`,
        errors: [{ line: 5 }, { line: 6 }, { line: 7 }],
      },
      {
        title: "170: a parameter whose annotation says that it gives a promise",
        code: `export function debounce(work: () => Promise<void>, ms: number) {
  setTimeout(() => {
    work();
  }, ms);
}
`,
        errors: [{ line: 3 }],
      },
    ],
  },
  { minimum: 15 },
);
