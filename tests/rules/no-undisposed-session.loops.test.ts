/** Is a session closed in each round of a loop? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "a constant that is false chooses the way on which it is closed",
      code: `import { Client } from "undici";
export async function ping() {
  let isKept = false;
  const step = async () => {
    const client = new Client("http://localhost");
    await client.connect({ path: "/" });
    if (!isKept) await client.close();
  };
  await step();
}
`,
    },
    {
      title: "103: opened and closed in each round",
      code: `import { open } from "node:fs/promises";
export async function sizes(paths) {
  const sizes = [];
  for (const path of paths) {
    const handle = await open(path);
    sizes.push((await handle.stat()).size);
    await handle.close();
  }
  return sizes;
}
`,
    },
    {
      title: "106: a finally inside the loop closes, whether the round is skipped, left or returned from",
      code: `import { open } from "node:fs/promises";
export async function firstScript(paths) {
  for (const path of paths) {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      if (size === 0) continue;
      if (size > 1e9) break;
      const text = await handle.readFile("utf8");
      if (text.startsWith("#!")) return path;
    } finally {
      await handle.close();
    }
  }
  return undefined;
}
`,
    },
    {
      title: "108: closed at the start of a round when one is open",
      code: `import { open } from "node:fs/promises";
export async function rotate(paths) {
  let handle;
  for (const path of paths) {
    if (handle) await handle.close();
    handle = await open(path, "a");
    await handle.write("rotated");
  }
  await handle?.close();
}
`,
    },
    {
      title: "110: closed and opened again in each round",
      code: `import { Client } from "undici";
export async function cycle(urls) {
  let client = new Client("http://localhost");
  for (const url of urls) {
    await client.close();
    client = new Client(url);
  }
  await client.close();
}
`,
    },
    {
      title: "112: a retry loop that closes in its catch",
      code: `import { Client } from "pg";
export async function connect(config) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const client = new Client(config);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end();
      console.warn(error);
    }
  }
  throw new Error("no connection");
}
`,
    },
    {
      title: "112: an endless loop with one way out, after the close",
      code: `import { createClient } from "redis";
export async function drain() {
  const client = createClient();
  await client.connect();
  while (true) {
    const job = await client.lPop("jobs");
    if (job === null) {
      await client.close();
      return;
    }
    console.log(job);
  }
}
`,
    },
    {
      title: "113: an endless worker loop",
      code: `import { createClient } from "redis";
export async function work() {
  const client = createClient();
  await client.connect();
  for (;;) {
    const job = await client.blPop("jobs", 0);
    await run(job);
  }
}
`,
    },
    {
      title: "77: a closure of each round that goes into a list closes",
      code: `import { Client } from "undici";
export function openAll(urls) {
  const closers = [];
  for (const url of urls) {
    const client = new Client(url);
    closers.push(() => client.close());
  }
  return closers;
}
`,
    },
    {
      title: "68: a local array that is filled, and closed by a second loop",
      code: `import { Client } from "undici";
export async function pingAll(urls) {
  const clients = [];
  for (const url of urls) clients.push(new Client(url));
  for (const client of clients) await client.connect({ path: "/" });
  for (const client of clients) await client.close();
}
`,
    },
    {
      title: "68: the elements of a list are closed by index, by a helper, by a callback, or as parts of an entry",
      code: `import { Client } from "undici";
export async function pingAll(urls) {
  const byIndex = [];
  for (const url of urls) byIndex.push(new Client(url));
  for (let index = 0; index < byIndex.length; index++) await byIndex[index].close();
  const byHelper = new Set();
  for (const url of urls) byHelper.add(new Client(url));
  await closeAll(byHelper);
  const byCallback = [];
  for (const url of urls) byCallback.push(new Client(url));
  await Promise.all(byCallback.map((client) => client.close()));
  const byName = new Map();
  for (const url of urls) byName.set(url, new Client(url));
  for (const [, client] of byName) await client.close();
}
async function closeAll(clients) {
  for (const client of clients) await client.close();
}
`,
    },
    {
      title: "69: what is filled is somebody else's list, is captured, or leaves",
      code: `import { Client } from "undici";
export function register(urls: string[], registry: Map<string, Client[]>) {
  const clients: Client[] = registry.get("clients") ?? [];
  for (const url of urls) clients.push(new Client(url));
}
export function openAll(urls: string[]) {
  const clients: Client[] = [];
  for (const url of urls) clients.push(new Client(url));
  const first: Client[] = [];
  for (const url of urls) first.push(new Client(url));
  process.once("exit", () => first.forEach((client) => client.destroy()));
  return { clients };
}
`,
    },
    {
      title: "the tasks have names, and their results are looked at after a failure, with exceptionPaths",
      options: [{ exceptionPaths: true }],
      code: `import { open } from "node:fs/promises";
export async function copy(from, to) {
  const opening = [open(from), open(to, "w")];
  const results = await Promise.allSettled(opening);
  for (const { value } of results) await value?.close();
}
export async function compare(left, right) {
  const first = open(left);
  const second = open(right);
  try {
    await using one = await first;
    await using two = await second;
    return (await one.stat()).size === (await two.stat()).size;
  } finally {
    await Promise.allSettled([first, second]);
  }
}
`,
    },
  ],
  invalid: [
    {
      title: "a list is emptied before a failure, and what is in it is left open without one",
      code: `import { Client } from "undici";
export async function fill(isFull) {
  const client = new Client("http://localhost");
  if (isFull) {
    const all = [];
    all.push(client);
    for (const one of all) await one.close();
    throw new Error("full");
  }
}
`,
      errors: [{ messageId: "path", line: 3 }],
    },
    {
      title: "104: opened in the loop, closed after it",
      code: `import { open } from "node:fs/promises";
export async function writeAll(paths) {
  let handle;
  for (const path of paths) {
    handle = await open(path, "w");
    await handle.write("x");
  }
  await handle.close();
}
`,
      errors: [{ messageId: "overwritten", line: 5, message: /`handle`/u }],
    },
    {
      title: "105: continue skips the close",
      code: `import { open } from "node:fs/promises";
export async function sizes(paths) {
  for (const path of paths) {
    const handle = await open(path);
    const { size } = await handle.stat();
    if (size === 0) continue;
    console.log(path, size);
    await handle.close();
  }
}
`,
      errors: [{ line: 4 }],
    },
    {
      title: "105: break and return skip the close",
      code: `import { open } from "node:fs/promises";
export async function find(paths) {
  for (const path of paths) {
    const handle = await open(path);
    const text = await handle.readFile("utf8");
    if (text.includes("stop")) break;
    if (text.includes("found")) return path;
    await handle.close();
  }
}
`,
      errors: [{ messageId: "path", line: 4 }],
    },
    {
      title: "107: a variable outside the loop gets a new client in each round",
      code: `import { Client } from "undici";
export async function pingAll(urls) {
  let client;
  for (const url of urls) {
    client = new Client(url);
    await client.connect({ path: "/" });
  }
}
`,
      errors: [{ line: 5 }],
    },
    {
      title: "69: a local array that is filled and never closed",
      code: `import { Client } from "undici";
export async function pingAll(urls) {
  const clients = [];
  for (const url of urls) clients.push(new Client(url));
  for (const client of clients) await client.connect({ path: "/" });
}
`,
      errors: [{ messageId: "never", line: 4, message: /`clients\[…\]`/u }],
    },
    {
      title: "76: one of two handles is lost when the other cannot be opened, with exceptionPaths",
      options: [{ exceptionPaths: true }],
      code: `import { open } from "node:fs/promises";
export async function copy(from, to) {
  const [source, target] = await Promise.all([open(from), open(to, "w")]);
  try {
    await target.writeFile(await source.readFile());
  } finally {
    try {
      await source.close();
    } finally {
      await target.close();
    }
  }
}
`,
      errors: [{ messageId: "unclaimed", line: 3, message: /`source`/u }, { messageId: "unclaimed", line: 3, message: /`target`/u }],
    },
  ],
}, { minimum: 10 });
