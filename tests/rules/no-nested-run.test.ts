/** Where does `no-nested-run` see a mutex waited for by its own holder? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "191: two runs one after the other",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(read, write) {
  const text = await mutex.runExclusive(read);
  await mutex.runExclusive(() => write(text));
}
`,
      },
      {
        title: "191: a run on a different lock",
        code: `import { Mutex } from "async-mutex";
const files = new Mutex();
const index = new Mutex();
export async function save(write, reindex) {
  await files.runExclusive(async () => {
    await write();
    await index.runExclusive(reindex);
  });
}
`,
      },
      {
        title: "191: a run that is scheduled after the outer one settles",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(write, flush) {
  await mutex.runExclusive(write).then(() => mutex.runExclusive(flush));
}
`,
      },
      {
        title: "191: two runs that wait for each other in a list",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export const both = (first, second) => Promise.all([mutex.runExclusive(first), mutex.runExclusive(second)]);
`,
      },
      {
        title: "an inner run that the holder does not wait for goes on when the lock is free",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(write, compact) {
  await mutex.runExclusive(async () => {
    await write();
    void mutex.runExclusive(compact);
  });
}
`,
      },
      {
        title: "a run that a timer starts is outside the lock",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(write, compact) {
  await mutex.runExclusive(async () => {
    await write();
    setTimeout(async () => {
      await mutex.runExclusive(compact);
    }, 1000);
  });
}
`,
      },
      {
        title: "a run that an event starts is outside the lock",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function listen(emitter, handle) {
  await mutex.runExclusive(async () => {
    emitter.on("message", async (message) => {
      await mutex.runExclusive(() => handle(message));
    });
  });
}
`,
      },
      {
        title: "inner runs are collected and awaited after the outer one",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function drain(items, work) {
  const later = [];
  await mutex.runExclusive(() => {
    for (const item of items) later.push(mutex.runExclusive(() => work(item)));
  });
  await Promise.all(later);
}
`,
      },
      {
        title: "the releaser is called before the lock is taken again",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(read, write) {
  const release = await mutex.acquire();
  let text;
  try {
    text = await read();
  } finally {
    release();
  }
  await mutex.runExclusive(() => write(text));
}
`,
      },
      {
        title: "the lock itself is released before it is taken again",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function twice(first, second) {
  await mutex.acquire();
  await first();
  mutex.release();
  await mutex.acquire();
  await second();
  mutex.release();
}
`,
      },
      {
        title: "a lock is taken and released in each round of a loop",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function worker(queue) {
  for (const job of queue) {
    const release = await mutex.acquire();
    try {
      await job();
    } finally {
      release();
    }
  }
}
`,
      },
      {
        title: "a class named Mutex of another package may be reentrant",
        code: `import { Mutex } from "reentrant-mutex";
const mutex = new Mutex();
export const save = (write) => mutex.runExclusive(() => mutex.runExclusive(write));
`,
      },
      {
        title: "a lock that tells or times out does not hang",
        code: `import { Mutex, tryAcquire, withTimeout } from "async-mutex";
const mutex = withTimeout(new Mutex(), 100);
const other = new Mutex();
export async function save(write) {
  await mutex.runExclusive(() => mutex.runExclusive(write));
  await other.runExclusive(() => tryAcquire(other).runExclusive(write));
}
`,
      },
      {
        title: "a check of the lock inside it",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export const save = (write) =>
  mutex.runExclusive(async () => {
    if (mutex.isLocked()) await write();
  });
`,
      },
      {
        title: "a timer is given the releaser",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function pace(work) {
  const release = await mutex.acquire();
  setTimeout(release, 100);
  await mutex.runExclusive(work);
}
`,
      },
      {
        title: "an event calls the releaser",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function answer(response, work) {
  const release = await mutex.acquire();
  response.once("finish", () => release());
  response.end();
  await mutex.runExclusive(work);
}
`,
      },
      {
        title: "the variable holds a new lock by then",
        code: `import { Mutex } from "async-mutex";
let current = new Mutex();
export async function rotate(work) {
  await current.runExclusive(async () => {
    current = new Mutex();
    await current.runExclusive(work);
  });
}
`,
      },
      {
        title: "the locks of a list are taken one after the other",
        code: `import { Mutex } from "async-mutex";
export async function withAll(locks: Mutex[], work: () => Promise<void>): Promise<void> {
  const releases = [];
  for (const lock of locks) releases.push(await lock.acquire());
  try {
    await work();
  } finally {
    for (const release of releases) release();
  }
}
`,
      },
      {
        title: "186: an await of other work inside the lock",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export const load = (url) =>
  mutex.runExclusive(async () => {
    const response = await fetch(url);
    return await response.json();
  });
`,
      },
    ],
    invalid: [
      {
        title: "189: a mutex is taken again by its holder",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(write) {
  await mutex.runExclusive(async () => {
    await mutex.runExclusive(write);
  });
}
`,
        errors: [{ messageId: "nested", line: 5, message: /of line 4; the call never settles/u }],
      },
      {
        title: "189: the body of an arrow function is waited for",
        code: `const { Mutex } = require("async-mutex");
const mutex = new Mutex();
exports.save = (write) => mutex.runExclusive(() => mutex.runExclusive(write));
`,
        filename: "store.cjs",
        errors: [{ messageId: "nested", line: 3 }],
      },
      {
        title: "a list that the holder waits for holds the inner run",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(items, write) {
  await mutex.runExclusive(async () => {
    await Promise.all(items.map((item) => mutex.runExclusive(() => write(item))));
  });
}
`,
        errors: [{ messageId: "nested", line: 5 }],
      },
      {
        title: "an inner run on one branch",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(item, write) {
  return await mutex.runExclusive(async () => {
    if (item.isDirty) {
      const result = await mutex.runExclusive(() => write(item));
      return result;
    }
    return item;
  });
}
`,
        errors: [{ messageId: "nested", line: 6 }],
      },
      {
        title: "a lock is taken by hand twice",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(write) {
  const release = await mutex.acquire();
  try {
    const again = await mutex.acquire();
    await write();
    again();
  } finally {
    release();
  }
}
`,
        errors: [{ messageId: "nested", line: 6 }],
      },
      {
        title: "a run while the lock is held by hand",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export async function save(write) {
  const release = await mutex.acquire();
  try {
    await mutex.runExclusive(write);
  } finally {
    release();
  }
}
`,
        errors: [{ messageId: "nested", line: 6 }],
      },
      {
        title: "a lock is taken by hand inside a run",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export const save = (write) =>
  mutex.runExclusive(async () => {
    const release = await mutex.acquire();
    await write();
    release();
  });
`,
        errors: [{ messageId: "nested", line: 5 }],
      },
      {
        title: "the holder waits for the lock to be free",
        code: `import { Mutex } from "async-mutex";
const mutex = new Mutex();
export const save = (write) =>
  mutex.runExclusive(async () => {
    await write();
    await mutex.waitForUnlock();
  });
`,
        errors: [{ messageId: "nested", line: 6 }],
      },
    ],
  },
  { minimum: 20 },
);
