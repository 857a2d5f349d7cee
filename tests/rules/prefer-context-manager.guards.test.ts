/** Is a `finally` that asks whether there is anything to close held by a block too? */
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
        title: "116: a null guard, and a catch that sees a failure of the opening",
        settings: using,
        code: reading(`  let handle;
  try {
    handle = await open(path);
    return await handle.readFile("utf8");
  } catch {
    return "";
  } finally {
    if (handle) await handle.close();
  }
`),
      },
      {
        title: "116: a null guard, and a use after the try",
        settings: using,
        code: reading(`  let handle;
  try {
    handle = await open(path);
    await handle.readFile("utf8");
  } finally {
    if (handle) await handle.close();
  }
  return handle !== undefined;
`),
      },
      {
        title: "116: a null guard around an opening that something comes before",
        settings: using,
        code: reading(`  let handle;
  try {
    await prepare(path);
    handle = await open(path);
    return await handle.readFile("utf8");
  } finally {
    if (handle) await handle.close();
  }
`),
      },
      {
        title: "116: a guard that asks for more",
        settings: using,
        code: reading(
          `  let handle;
  try {
    handle = await open(path);
    return await handle.readFile("utf8");
  } finally {
    if (handle && !isKept) await handle.close();
  }
`,
          "path, isKept",
        ),
      },
      {
        title: "116: a variable that held another one before",
        settings: using,
        code: reading(`  let handle = await open("first");
  await handle.close();
  try {
    handle = await open(path);
    return await handle.readFile("utf8");
  } finally {
    await handle?.close();
  }
`),
      },
    ],
    invalid: [
      {
        title: "116: a null guard in the finally, for an opening that may fail",
        settings: using,
        code: reading(`  let handle;
  try {
    handle = await open(path);
    return await handle.readFile("utf8");
  } finally {
    if (handle) await handle.close();
  }
`),
        errors: [{ messageId: "finally", line: 5 }],
        output: reading(`  await using handle = await open(path);
  return await handle.readFile("utf8");
`),
      },
      {
        title: "116: an optional close in the finally",
        settings: using,
        code: `import { open, type FileHandle } from "node:fs/promises";
export async function read(path: string): Promise<string> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    return await handle.readFile("utf8");
  } finally {
    await handle?.close();
  }
}
`,
        errors: [{ messageId: "finally", line: 5 }],
        output: `import { open, type FileHandle } from "node:fs/promises";
export async function read(path: string): Promise<string> {
  await using handle: FileHandle = await open(path);
  return await handle.readFile("utf8");
}
`,
      },
      {
        title: "116: a null guard before other statements, which keep their place after the close",
        settings: using,
        code: `import { DatabaseSync } from "node:sqlite";
export function count(path) {
  let database = null;
  try {
    database = new DatabaseSync(path);
    database.exec("vacuum");
  } finally {
    if (database !== null) {
      database.close();
    }
  }
  console.log("done", path);
}
`,
        output: `import { DatabaseSync } from "node:sqlite";
export function count(path) {
  {
    using database = new DatabaseSync(path);
    database.exec("vacuum");
  }
  console.log("done", path);
}
`,
      },
      {
        title: "116: a null guard around a class without a dispose method",
        settings: using,
        code: `import { Pool } from "pg";
export async function countUsers() {
  let pool;
  try {
    pool = new Pool();
    return await pool.query("select count(*) from users");
  } finally {
    await pool?.end();
  }
}
`,
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
  { minimum: 8 },
);
