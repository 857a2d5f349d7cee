/** What does an edit do with the statements, names and comments around a resource that is closed by hand? */
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
        title: "232: a name of the try block that the opening uses too",
        settings: using,
        code: reading(`  const handle = await open(path);
  try {
    const path = await handle.readFile("utf8");
    console.log(path);
  } finally {
    await handle.close();
  }
`),
      },
      {
        title: "233: a comment in the finally",
        settings: using,
        code: reading(`  const handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } finally {
    // The lock on the file goes with the handle.
    await handle.close();
  }
`),
      },
      {
        title: "235: returned on one way, closed on the other",
        settings: using,
        code: reading(`  const handle = await open(path);
  try {
    await handle.stat();
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
`),
      },
      {
        title: "235: stored, and closed in finally",
        settings: using,
        code: reading(
          `  const handle = await open(path);
  registry.handle = handle;
  try {
    return await registry.read();
  } finally {
    await handle.close();
  }
`,
          "registry, path",
        ),
      },
      {
        title: "240: a stack of its own holds the resource already",
        settings: using,
        code: reading(`  await using stack = new AsyncDisposableStack();
  const handle = stack.use(await open(path));
  return await handle.readFile("utf8");
`),
      },
      {
        title: "240: what finally closes is returned too",
        settings: using,
        code: reading(`  const handle = await open(path);
  try {
    return { handle, text: await handle.readFile("utf8") };
  } finally {
    await handle.close();
  }
`),
      },
    ],
    invalid: [
      {
        title: "231: in a case of a switch the edit adds a block",
        settings: using,
        code: reading(
          `  switch (kind) {
    case "text":
      const handle = await open(path);
      try {
        await handle.readFile("utf8");
      } finally {
        await handle.close();
      }
      break;
    default:
  }
`,
          "kind, path",
        ),
        errors: [{ messageId: "finally" }],
        output: reading(
          `  switch (kind) {
    case "text":
      {
        await using handle = await open(path);
        await handle.readFile("utf8");
      }
      break;
    default:
  }
`,
          "kind, path",
        ),
      },
      {
        title: "232: a name of the try block that would collide stays in a block of its own",
        settings: using,
        code: reading(
          `  const handle = await open(path);
  try {
    const text = await handle.readFile("utf8");
    console.log(text);
  } finally {
    await handle.close();
  }
`,
          "path, text",
        ),
        never: /^ {2}const text/mu,
        output: reading(
          `  {
    await using handle = await open(path);
    const text = await handle.readFile("utf8");
    console.log(text);
  }
`,
          "path, text",
        ),
      },
      {
        title: "233: the lines of a template keep their indentation",
        settings: using,
        code: reading(`  const handle = await open(path);
  try {
    await handle.writeFile(\`
    first
    second
\`);
  } finally {
    await handle.close();
  }
`),
        never: /^ {0,3}(?:first|second)/mu,
        output: reading(`  await using handle = await open(path);
  await handle.writeFile(\`
    first
    second
\`);
`),
      },
      {
        title: "234: a catch that inspects the error stays around the same statements",
        settings: using,
        code: reading(`  const handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } catch (error) {
    if (error.code === "EISDIR") return "";
    throw error;
  } finally {
    await handle.close();
  }
`),
        never: /try \{\s*await using/u,
        output: reading(`  await using handle = await open(path);
  try {
    return await handle.readFile("utf8");
  } catch (error) {
    if (error.code === "EISDIR") return "";
    throw error;
  }
`),
      },
      {
        title: "239: what is used after the close stays outside of a new block",
        settings: { "async-lifecycle": { disposal: "try-finally" } },
        code: reading(`  const handle = await open(path);
  const text = await handle.readFile("utf8");
  await handle.close();
  return text.trim();
`),
        never: /\}\n {2}return text/u,
      },
      {
        title: "240: a class with the async dispose method is held by await using",
        settings: using,
        code: `class Temporary {
  path = "build/a";
  async [Symbol.asyncDispose]() {
    await remove(this.path);
  }
}
export async function build() {
  const directory = new Temporary();
  try {
    await compile(directory.path);
  } finally {
    await directory[Symbol.asyncDispose]();
  }
}
`,
        output: `class Temporary {
  path = "build/a";
  async [Symbol.asyncDispose]() {
    await remove(this.path);
  }
}
export async function build() {
  await using directory = new Temporary();
  await compile(directory.path);
}
`,
      },
    ],
  },
  { minimum: 12 },
);
