/** Is what a loop opened in an earlier round told from what it opens in this one, and what a failing call had taken? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "108: hand over hand, the one of the round before is closed",
      code: `import { open } from "node:fs/promises";
export async function deepest(anchor, segments) {
  let current = await open(anchor);
  for (const segment of segments) {
    const next = await open(segment);
    await current.close();
    current = next;
  }
  return current;
}
`,
    },
    {
      title: "108: hand over hand, with a failure that closes the last one",
      code: `import { open } from "node:fs/promises";
export async function pin(anchor, segments) {
  let current = await open(anchor);
  try {
    for (const segment of segments) {
      let next;
      try {
        next = await open(segment);
      } catch (error) {
        throw new Error("no", { cause: error });
      }
      const previous = current;
      current = next;
      await previous.close();
    }
  } catch (error) {
    await current.close();
    throw error;
  }
  return { close: () => current.close() };
}
`,
    },
    {
      title: "147: an unknown call took the answer, and then failed",
      options: [{ untilCollected: true }],
      code: `import { request } from "undici";
import { parse } from "./parser.js";
export async function load(url) {
  try {
    return parse(await request(url));
  } catch {
    return undefined;
  }
}
export async function list(url, errors) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw await errors.from(response);
    return await response.json();
  } catch {
    return [];
  }
}
`,
    },
    {
      title: "36: an answer that is made over into another one",
      options: [{ untilCollected: true }],
      code: `export async function forward(request, fatal) {
  try {
    const response = await fetch(request, { redirect: "manual" });
    return new Response(response.body, response);
  } catch (error) {
    return await fatal(error);
  }
}
`,
    },
    {
      title: "112: a retry loop waits in its catch, and a client that could not connect holds nothing",
      code: `import { createClient } from "redis";
export async function connect(url, attempts = 5) {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const client = createClient({ url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
    }
  }
  throw new Error("no connection");
}
`,
    },
  ],
  invalid: [
    {
      title: "107: what the round before opened is overwritten in the next one",
      code: `import { open } from "node:fs/promises";
export async function last(paths) {
  let current;
  for (const path of paths) {
    current = await open(path);
  }
  await current?.close();
}
`,
      errors: [{ messageId: "overwritten", line: 5 }],
    },
    {
      title: "107: hand over hand without the close",
      code: `import { open } from "node:fs/promises";
export async function deepest(segments) {
  let current;
  for (const segment of segments) {
    const next = await open(segment);
    current = next;
  }
  await current?.close();
}
`,
      errors: [{ messageId: "overwritten", line: 5 }],
    },
    {
      title: "150: a known call that takes ownership fails, and nobody closes",
      code: `import { open } from "node:fs/promises";
export async function read(path, settings) {
  const handle = await open(path);
  if (settings.isEmpty) {
    throw new Error("empty");
  }
  return handle.createReadStream();
}
`,
      errors: [{ messageId: "path", line: 3 }],
    },
  ],
}, { minimum: 7 });
