/** Where does `no-nested-run` see a mutex taken again through helpers, methods and other names? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "a helper that is told that the lock is held",
        code: `import { Mutex } from "async-mutex";

const mutex = new Mutex();

async function write(text: string, isLocked: boolean) {
  if (isLocked) return put(text);
  return await mutex.runExclusive(() => put(text));
}

export async function save(text: string) {
  await mutex.runExclusive(async () => {
    await write(text, true);
  });
}
`,
      },
      {
        title: "a lock of its own in each call of a recursive function",
        code: `import { Mutex } from "async-mutex";
export async function walk(node, visit) {
  const mutex = new Mutex();
  await mutex.runExclusive(async () => {
    await visit(node);
    for (const child of node.children) await walk(child, visit);
  });
}
`,
      },
      {
        title: "the lock of another node in a recursive function",
        code: `import { Mutex } from "async-mutex";
class Node {
  lock = new Mutex();
  next: Node | undefined;
}
export async function visit(node: Node, work: (node: Node) => void): Promise<void> {
  await node.lock.runExclusive(async () => {
    work(node);
    if (node.next) await visit(node.next, work);
  });
}
`,
      },
      {
        title: "the lock of another instance of the same class",
        code: `import { Mutex } from "async-mutex";
export class Account {
  #mutex = new Mutex();
  #balance = 0;
  async deposit(amount: number): Promise<void> {
    await this.#mutex.runExclusive(() => {
      this.#balance += amount;
    });
  }
  async transfer(amount: number, to: Account): Promise<void> {
    await this.#mutex.runExclusive(async () => {
      this.#balance -= amount;
      await to.deposit(amount);
    });
  }
}
`,
      },
      {
        title: "locks of two keys out of a map",
        code: `import { Mutex } from "async-mutex";
const locks = new Map<string, Mutex>();
function lockOf(key: string): Mutex {
  let lock = locks.get(key);
  if (!lock) locks.set(key, (lock = new Mutex()));
  return lock;
}
export async function move(from: string, to: string, work: () => Promise<void>): Promise<void> {
  await lockOf(from).runExclusive(() => lockOf(to).runExclusive(work));
}
`,
      },
      {
        title: "a helper that is given two different locks",
        code: `import { Mutex } from "async-mutex";
const files = new Mutex();
const index = new Mutex();
const withLock = (lock: Mutex, work: () => Promise<void>) => lock.runExclusive(work);
export const save = (write: () => Promise<void>) => withLock(files, () => withLock(index, write));
`,
      },
      {
        title: "an inner lock of the same name is another lock",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(write) {
  await mutex.runExclusive(async () => {
    const mutex = new Mutex();
    await mutex.runExclusive(write);
  });
}
`,
      },
      {
        title: "an unlocked twin of the method is called inside the lock",
        code: `import { Mutex } from "async-mutex";
export class Store {
  readonly #mutex = new Mutex();
  async flush() {
    await this.#mutex.runExclusive(() => this.#flushUnlocked());
  }
  async save(item) {
    await this.#mutex.runExclusive(async () => {
      this.items.push(item);
      await this.#flushUnlocked();
    });
  }
  async #flushUnlocked() {
    await this.file.write(JSON.stringify(this.items));
  }
}
`,
      },
      {
        title: "193: an unknown function that receives the lock",
        code: `import { Mutex } from "async-mutex";
import { compact } from "./compact.js";
const mutex = new Mutex();
export const save = () => mutex.runExclusive(() => compact(mutex));
`,
      },
      {
        title: "a method that is scheduled on another queue inside the lock",
        code: `import { Mutex } from "async-mutex";
import PQueue from "p-queue";
export class Job {
  mutex = new Mutex();
  queue = new PQueue();
  async tick() {
    await this.mutex.runExclusive(async () => {
      await this.work();
      this.queue.add(() => this.tick());
    });
  }
}
`,
      },
      {
        title: "a helper that locks is called inside the lock and not waited for",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
const flush = (write) => mutex.runExclusive(write);
export async function save(item, write, compact) {
  await mutex.runExclusive(async () => {
    await write(item);
    void flush(compact);
    flush(compact).catch(console.error);
  });
}
`,
      },
      {
        title: "a flag lets the holder enter again",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
let isHeld = false;
export async function guarded(work) {
  if (isHeld) return work();
  return mutex.runExclusive(async () => {
    isHeld = true;
    try {
      return await work();
    } finally {
      isHeld = false;
    }
  });
}
`,
      },
      {
        title: "a node locks itself and then its parent",
        code: `import { Mutex } from "async-mutex";
export class TreeNode {
  #lock = new Mutex();
  constructor(parent) {
    this.parent = parent;
  }
  async update() {
    await this.#lock.runExclusive(async () => {
      await this.parent?.update();
    });
  }
}
`,
      },
      {
        title: "a clone has a lock of its own",
        code: `import { Mutex } from "async-mutex";
export class Draft {
  #lock = new Mutex();
  clone() {
    return new Draft();
  }
  async save(write) {
    await this.#lock.runExclusive(write);
  }
  async saveCopy(write) {
    await this.#lock.runExclusive(async () => {
      const copy = this.clone();
      await copy.save(write);
    });
  }
}
`,
      },
      {
        title: "the inner run is stored in a field and awaited after the outer one",
        code: `import { Mutex } from "async-mutex";
export class Writer {
  lock = new Mutex();
  async write(work) {
    await this.lock.runExclusive(async () => {
      this.pending = this.lock.runExclusive(work);
    });
    await this.pending;
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "a helper that is told that the lock is not held",
        code: `import { Mutex } from "async-mutex";

const mutex = new Mutex();

async function write(text: string, isLocked: boolean) {
  if (isLocked) return put(text);
  return await mutex.runExclusive(() => put(text));
}

export async function save(text: string) {
  await mutex.runExclusive(async () => {
    await write(text, true);
    await write(text, false);
  });
}
`,
        errors: [{ line: 7 }],
      },
      {
        title: "190: through a helper of the file",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
async function flush(write) {
  await mutex.runExclusive(write);
}
export async function save(item, write) {
  await mutex.runExclusive(async () => {
    await write(item);
    await flush(write);
  });
}
`,
        errors: [{ messageId: "nested", line: 4, message: /through `flush` \(line 9\)/u }],
      },
      {
        title: "190: through two helpers, the first of which is handed over by name",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
const flush = () => mutex.runExclusive(async () => "flushed");
async function commit() {
  await flush();
}
export const save = () => mutex.runExclusive(commit);
`,
        errors: [{ messageId: "nested", line: 3, message: /through `flush`/u }],
      },
      {
        title: "192: a method that locks is called by a method that locks",
        code: `import { Mutex } from "async-mutex";
export class Store {
  readonly #mutex = new Mutex();
  async flush() {
    await this.#mutex.runExclusive(() => this.file.sync());
  }
  async save(item) {
    await this.#mutex.runExclusive(async () => {
      await this.file.append(item);
      await this.flush();
    });
  }
}
`,
        errors: [{ messageId: "nested", line: 5, message: /`this\.flush` \(line 10\)/u }],
      },
      {
        title: "192: through an alias of the lock",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
const lock = mutex;
export const save = (write) => mutex.runExclusive(async () => { await lock.runExclusive(write); });
`,
        errors: [{ messageId: "nested", line: 4 }],
      },
      {
        title: "a lock that is a parameter",
        code: `import type { Mutex } from "async-mutex";
export async function save(mutex: Mutex, write: () => Promise<void>): Promise<void> {
  await mutex.runExclusive(async () => {
    await mutex.runExclusive(write);
  });
}
`,
        errors: [{ messageId: "nested", line: 4 }],
      },
      {
        title: "a recursive function keeps the lock for its own call",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function walk(node, visit) {
  await mutex.runExclusive(async () => {
    await visit(node);
    for (const child of node.children) await walk(child, visit);
  });
}
`,
        errors: [{ messageId: "nested", line: 4 }],
      },
    ],
  },
  { minimum: 10 },
);
