/** Where does `no-nested-run` see a web lock, a semaphore or a queue waited for by its own holder? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "a shared web lock inside a shared one of the same name",
        code: `export const both = (write) =>
  navigator.locks.request("db", { mode: "shared" }, () => navigator.locks.request("db", { mode: "shared" }, write));
`,
      },
      {
        title: "a semaphore that admits two",
        code: `import { Semaphore } from "async-mutex";
const semaphore = new Semaphore(2);
export const load = (read) => semaphore.runExclusive(() => semaphore.runExclusive(read));
`,
      },
      {
        title: "a semaphore whose count is not shown",
        code: `import { Semaphore } from "async-mutex";
export function loader(width: number, read: () => Promise<void>) {
  const semaphore = new Semaphore(width);
  return () => semaphore.runExclusive(() => semaphore.runExclusive(read));
}
`,
      },
      {
        title: "a web lock of another name",
        code: `export async function sync(pull, push) {
  await navigator.locks.request("pull", async () => {
    await pull();
    await navigator.locks.request("push", push);
  });
}
`,
      },
      {
        title: "web locks whose names are made at run time",
        code: `export const move = (from, to, work) =>
  navigator.locks.request(\`file-\${from}\`, () => navigator.locks.request(\`file-\${to}\`, work));
`,
      },
      {
        title: "a web lock that is only taken when it is available",
        code: `export async function tick(work) {
  await navigator.locks.request("tick", async () => {
    await navigator.locks.request("tick", { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
  });
}
`,
      },
      {
        title: "a web lock that two share",
        code: `export const read = (load) =>
  navigator.locks.request("db", { mode: "shared" }, () => navigator.locks.request("db", { mode: "shared" }, load));
`,
      },
      {
        title: "a web lock that is stolen, or given up after a time",
        code: `export async function takeOver(work) {
  await navigator.locks.request("leader", async () => {
    await navigator.locks.request("leader", { steal: true }, work);
  });
  await navigator.locks.request("writer", async () => {
    await navigator.locks.request("writer", { signal: AbortSignal.timeout(500) }, work);
  });
}
`,
      },
      {
        title: "a navigator of the program's own",
        code: `export function make(navigator) {
  return navigator.locks.request("a", () => navigator.locks.request("a", () => 1));
}
`,
      },
      {
        title: "a queue that runs several tasks at once",
        code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 4 });
export const load = (read) => queue.add(() => queue.add(read));
`,
      },
      {
        title: "a queue without a limit",
        code: `import PQueue from "p-queue";
const queue = new PQueue();
export const load = (read) => queue.add(async () => { await queue.add(read); });
`,
      },
      {
        title: "a task of a queue adds the next task and does not wait for it",
        code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 1 });
export function crawl(url, linksOf) {
  return queue.add(async () => {
    for (const link of await linksOf(url)) queue.add(() => linksOf(link));
  });
}
`,
      },
      {
        title: "a queue is drained where nothing runs on it",
        code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 1 });
export async function run(tasks) {
  for (const task of tasks) queue.add(task);
  await queue.onIdle();
}
`,
      },
      {
        title: "a task schedules its follower through a helper and does not wait for it",
        code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 1 });
export function schedule(count) {
  return queue.add(async () => {
    if (count > 0) void schedule(count - 1);
  });
}
`,
      },
      {
        title: "a queue refills itself when it is idle",
        code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 1 });
export function start(next) {
  queue.on("idle", async () => {
    await queue.add(next);
  });
}
`,
      },
    ],
    invalid: [
      {
        title: "a shared web lock inside an exclusive one of the same name",
        code: `export const downgrade = (write) =>
  navigator.locks.request("db", () => navigator.locks.request("db", { mode: "shared" }, write));
`,
        errors: [{ messageId: "nested", line: 2 }],
      },
      {
        title: "an exclusive web lock inside a shared one of the same name",
        code: `export const upgrade = (write) =>
  navigator.locks.request("db", { mode: "shared" }, () => navigator.locks.request("db", write));
`,
        errors: [{ messageId: "nested", line: 2 }],
      },
      {
        title: "a semaphore that admits one",
        code: `import { Semaphore } from "async-mutex";
const semaphore = new Semaphore(1);
export async function load(read) {
  return await semaphore.runExclusive(async () => await semaphore.runExclusive(read));
}
`,
        errors: [{ messageId: "nested", line: 4 }],
      },
      {
        title: "a web lock of the same name",
        code: `export async function sync(pull, push) {
  await navigator.locks.request("sync", async () => {
    await pull();
    await navigator.locks.request("sync", push);
  });
}
`,
        errors: [{ messageId: "nested", line: 4, message: /the call never settles/u }],
      },
      {
        title: "a web lock whose name is a constant",
        code: `const LOCK = "sync";
export const sync = (push) => navigator.locks.request(LOCK, () => navigator.locks.request(LOCK, push));
`,
        errors: [{ messageId: "nested", line: 2 }],
      },
      {
        title: "a web lock with options, through a global object and a helper",
        code: `const exclusive = (work) => globalThis.navigator.locks.request("db", { mode: "exclusive" }, work);
export async function save(write) {
  await navigator.locks.request("db", async () => {
    await exclusive(write);
  });
}
`,
        errors: [{ messageId: "nested", line: 1, message: /through `exclusive` \(line 4\)/u }],
      },
      {
        title: "a task of a queue of width one waits for the queue",
        code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 1 });
export async function load(read) {
  await queue.add(async () => {
    await queue.add(read);
  });
}
`,
        errors: [{ messageId: "nested", line: 5 }],
      },
      {
        title: "a queue of width one in a field, through a method",
        code: `import PQueue from "p-queue";
export class Mailer {
  queue = new PQueue({ concurrency: 1, timeout: 30_000 });
  send(mail) {
    return this.queue.add(() => this.transport.send(mail));
  }
  sendAll(mails) {
    return this.queue.add(async () => {
      for (const mail of mails) await this.send(mail);
    });
  }
}
`,
        errors: [{ messageId: "nested", line: 5 }],
      },
      {
        title: "a task of a queue adds several at once and waits",
        code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 1 });
export const load = (reads) => queue.add(() => queue.addAll(reads));
`,
        errors: [{ messageId: "nested", line: 3 }],
      },
      {
        title: "a task waits until its own queue is idle",
        code: `import PQueue from "p-queue";
const queue = new PQueue({ concurrency: 5 });
export const load = (read) =>
  queue.add(async () => {
    await read();
    await queue.onIdle();
  });
`,
        errors: [{ messageId: "nested", line: 6 }],
      },
    ],
  },
  { minimum: 20 },
);
