/** Which edits are offered for a resource that is closed by hand, and which are not? */
import { specify } from "../specify.ts";

const using = { "async-lifecycle": { disposal: "using" } };

/** An exported function of its own file around a body. */
function reading(body: string, parameters = "path"): string {
  return `import { open } from "node:fs/promises";\nexport async function read(${parameters}) {\n${body}}\n`;
}

specify(
  "prefer-context-manager",
  {
    valid: [
      {
        title: "223: the finally does more than close",
        settings: using,
        code: reading(`  const handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
    console.log("closed", path);
  }
`),
      },
      {
        title: "224: used after the try",
        settings: using,
        code: reading(`  const handle = await open(path);
  let text;
  try {
    text = await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
  console.log(handle.fd);
  return text;
`),
      },
      {
        title: "225: a variable that is written again",
        settings: using,
        code: reading(`  let handle = await open(path);
  try {
    await handle.readFile("utf8");
    await handle.close();
    handle = await open(path);
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
`),
      },
      {
        title: "225: a var, which no block ends",
        settings: using,
        code: reading(`  var handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
`),
      },
      {
        title: "225: several declarators in one declaration",
        settings: using,
        code: reading(`  const handle = await open(path), options = { encoding: "utf8" };
  try {
    return await handle.readFile(options);
  } finally {
    await handle.close();
  }
`),
      },
      {
        title: "225: a destructured resource",
        settings: using,
        code: reading(`  const [handle] = [await open(path)];
  try {
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
`),
      },
      {
        title: "225: an exported resource",
        settings: using,
        code: `import { open } from "node:fs/promises";
export const handle = await open("a.txt");
try {
  console.log(await handle.readFile("utf8"));
} finally {
  await handle.close();
}
`,
      },
      {
        title: "227: a close with an argument",
        settings: using,
        code: `import { MongoClient } from "mongodb";
export async function ping(url) {
  const client = new MongoClient(url);
  try {
    await client.db().command({ ping: 1 });
  } finally {
    await client.close(true);
  }
}
`,
      },
      {
        title: "227: the result of the close is used",
        settings: using,
        code: `import { createClient } from "redis";
export async function ping(log) {
  const client = createClient();
  await client.connect();
  try {
    await client.ping();
  } finally {
    log(await client.quit());
  }
}
`,
      },
      {
        title: "229: an async close in a function that is not async",
        settings: using,
        code: `import { Client } from "undici";
export function load(url, handle) {
  const client = new Client(url);
  try {
    client.dispatch({ path: "/", method: "GET" }, handle);
  } finally {
    client.close();
  }
}
`,
      },
      {
        title: "230: an async close in a static block of a class",
        settings: using,
        code: `import { Client } from "undici";
export class Warm {
  static {
    const client = new Client("http://localhost");
    try {
      client.dispatch({ path: "/", method: "GET" }, {});
    } finally {
      client.close();
    }
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "222: a finally that only closes",
        settings: using,
        code: reading(`  const handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
`),
        output: reading(`  await using handle = await open(path);
  return await handle.readFile("utf8");
`),
      },
      {
        title: "226: two that one finally closes, the first one first, and the second open may throw",
        settings: using,
        code: reading(`  const source = await open(path);
  const target = await open(path + ".copy", "w");
  try {
    await target.writeFile(await source.readFile());
  } finally {
    await source.close();
    await target.close();
  }
`),
        errors: [{ suggestions: 0 }, { suggestions: 0 }],
        output: null,
      },
      {
        title: "228: a class without a dispose method is adopted by a stack",
        settings: using,
        code: `import { Pool } from "pg";
export async function countUsers() {
  const pool = new Pool();
  try {
    return await pool.query("select count(*) from users");
  } finally {
    await pool.end();
  }
}
`,
        never: /using pool/u,
        output: `import { Pool } from "pg";
export async function countUsers() {
  await using stack = new AsyncDisposableStack();
  const pool = stack.adopt(new Pool(), (pool) => pool.end());
  return await pool.query("select count(*) from users");
}
`,
      },
    ],
  },
  { minimum: 12 },
);
