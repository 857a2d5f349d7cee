/** Is the body of a response read, cancelled or handed on? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "a fetch whose body is read as JSON",
      options: [{ untilCollected: true }],
      code: `export async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(\`\${response.status} \${response.statusText}\`);
  return await response.json();
}
`,
    },
    {
      title: "a fetch whose promise of text is returned",
      options: [{ untilCollected: true }],
      code: `export async function load(url) {
  const response = await fetch(url);
  return response.text();
}
`,
    },
    {
      title: "a chain of then that reads the body",
      options: [{ untilCollected: true }],
      code: `export function load(url) {
  return fetch(url)
    .then((response) => response.json())
    .then((data) => data.items);
}
export function loadChecked(url) {
  return fetch(url).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  });
}
`,
    },
    {
      title: "the body is read in the same expression",
      options: [{ untilCollected: true }],
      code: `export async function load(url) {
  const data = await (await fetch(url)).json();
  return data.name;
}
`,
    },
    {
      title: "the error body is read before the throw",
      options: [{ untilCollected: true }],
      code: `export async function load(url) {
  const response = await fetch(url);
  if (!response.ok) {
    const text = await response.text();
    throw new Error(text);
  }
  return response.arrayBuffer();
}
`,
    },
    {
      title: "the response is returned to the caller",
      options: [{ untilCollected: true }],
      code: `export async function api(path, init) {
  const response = await fetch(\`https://api.example.com\${path}\`, init);
  if (response.status === 401) location.assign("/login");
  return response;
}
export const proxy = (request) => fetch(request);
`,
    },
    {
      title: "the response is passed on to a function that is not known",
      options: [{ untilCollected: true }],
      code: `import { parse } from "./parse.js";
export async function load(url) {
  const response = await fetch(url);
  return parse(response);
}
`,
    },
    {
      title: "the body is cancelled because only the status matters",
      options: [{ untilCollected: true }],
      code: `export async function isUp(url) {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
}
`,
    },
    {
      title: "the body is iterated",
      options: [{ untilCollected: true }],
      code: `export async function download(url, sink) {
  const response = await fetch(url);
  for await (const chunk of response.body) {
    sink.write(chunk);
  }
}
`,
    },
    {
      title: "the body is piped, teed, and given to a reader",
      options: [{ untilCollected: true }],
      code: `import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";
export async function download(url, path) {
  const response = await fetch(url);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(path));
}
export async function pipe(url, writable) {
  const response = await fetch(url);
  await response.body.pipeTo(writable);
}
export async function decode(url) {
  const response = await fetch(url);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  return await reader.read();
}
export async function manual(url) {
  const response = await fetch(url);
  const reader = response.body.getReader();
  while (true) {
    const { done } = await reader.read();
    if (done) break;
  }
}
`,
    },
    {
      title: "the body goes into a new Response of a service worker or an edge function",
      options: [{ untilCollected: true }],
      code: `export async function handle(request) {
  const upstream = await fetch(request);
  return new Response(upstream.body, { status: upstream.status, headers: upstream.headers });
}
`,
    },
    {
      title: "a clone is read in place of the response, which is returned",
      options: [{ untilCollected: true }],
      code: `export async function logged(url) {
  const response = await fetch(url);
  console.log(await response.clone().text());
  return response;
}
`,
    },
    {
      title: "a cache keeps the response",
      options: [{ untilCollected: true }],
      code: `export async function cached(request) {
  const cache = await caches.open("v1");
  const response = await fetch(request);
  await cache.put(request, response);
}
`,
    },
    {
      title: "a HEAD request has no body",
      options: [{ untilCollected: true }],
      code: `export async function exists(url) {
  const response = await fetch(url, { method: "HEAD" });
  return response.ok;
}
export async function size(url) {
  const { headers } = await fetch(url, { method: "HEAD" });
  return Number(headers.get("content-length"));
}
`,
    },
    {
      title: "a fetch that a test has replaced by its own",
      options: [{ untilCollected: true }],
      code: `import { expect, it, vi } from "vitest";
it("fails", async () => {
  const fetch = vi.fn(async () => ({ ok: false }));
  const response = await fetch("/api");
  expect(response.ok).toBe(false);
});
`,
    },
    {
      title: "a parameter that is called fetch",
      options: [{ untilCollected: true }],
      code: `export async function isUp(fetch, url) {
  const response = await fetch(url);
  return response.ok;
}
`,
    },
    {
      title: "responses that are read by Promise.all",
      options: [{ untilCollected: true }],
      code: `export async function loadAll(urls) {
  const responses = await Promise.all(urls.map((url) => fetch(url)));
  return Promise.all(responses.map((response) => response.json()));
}
export async function loadTwo(left, right) {
  const [first, second] = await Promise.all([fetch(left), fetch(right)]);
  return [await first.json(), await second.json()];
}
`,
    },
    {
      title: "a React component keeps the data of a response",
      options: [{ untilCollected: true }],
      filename: "file.tsx",
      code: `import { useEffect, useState } from "react";
export function User({ id }: { id: string }) {
  const [user, setUser] = useState(null);
  useEffect(() => {
    const controller = new AbortController();
    fetch(\`/api/users/\${id}\`, { signal: controller.signal })
      .then((response) => response.json())
      .then(setUser)
      .catch(console.error);
    return () => controller.abort();
  }, [id]);
  return <pre>{JSON.stringify(user)}</pre>;
}
`,
    },
    {
      title: "a body that is read on every way of a status check",
      options: [{ untilCollected: true }],
      code: `export async function load(url) {
  const response = await fetch(url);
  const isJson = response.headers.get("content-type")?.includes("json");
  const data = isJson ? await response.json() : await response.text();
  if (!response.ok) return { error: data };
  return { data };
}
`,
    },
    {
      title: "a response without content has no body",
      options: [{ untilCollected: true }],
      code: `export async function remove(url) {
  const response = await fetch(url, { method: "DELETE" });
  if (response.status === 204) return null;
  return response.json();
}
`,
    },
    {
      title: "node-fetch and axios are other libraries, and nothing is known of their bodies",
      options: [{ untilCollected: true }],
      code: `import axios from "axios";
import fetch from "node-fetch";
export async function isUp(url) {
  const { status } = await axios.get(url);
  const response = await fetch(url);
  return status === 200 && response.ok;
}
`,
    },
    {
      title: "a fetch that is awaited and dropped, for an answer that nobody keeps is mostly short",
      options: [{ untilCollected: true }],
      code: `export async function ping(url) {
  await fetch(url);
}
`,
    },
    {
      title: "only the status of a fetch is destructured, for an answer that nobody keeps is mostly short",
      options: [{ untilCollected: true }],
      code: `export async function statusOf(url) {
  const { status } = await fetch(url);
  return status;
}
`,
    },
  ],
  invalid: [
    {
      title: "only the status of a fetch is looked at",
      options: [{ untilCollected: true }],
      code: `export async function isUp(url) {
  const response = await fetch(url);
  return response.ok;
}
`,
      errors: [
        {
          message:
            "The body of `response` is never read or cancelled: unless it is small, its connection stays busy. Read it, or call `body.cancel()`.",
          line: 2,
        },
      ],
    },
    {
      title: "a POST whose answer nobody reads",
      options: [{ untilCollected: true }],
      code: `export async function save(url, data) {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(data) });
  if (!response.ok) {
    throw new Error("not saved");
  }
}
`,
      errors: [{ messageId: "body", line: 2 }],
    },
    {
      title: "the body is read on the good branch only",
      options: [{ untilCollected: true }],
      code: `export async function load(url) {
  const response = await fetch(url);
  if (response.ok) {
    return await response.json();
  }
  return null;
}
`,
      errors: [{ messageId: "bodyPath", line: 2 }],
    },
    {
      title: "polling leaves a body in each round",
      options: [{ untilCollected: true }],
      code: `export async function waitFor(url) {
  for (let attempt = 0; attempt < 50; attempt++) {
    const response = await fetch(url);
    if (response.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
`,
      errors: [{ messageId: "body", line: 3 }],
    },
    {
      title: "with types, the status of a fetch alone",
      options: [{ untilCollected: true }],
      typed: true,
      code: `export async function isUp(url: URL): Promise<boolean> {
  const response: Response = await fetch(url);
  return response.status < 400;
}
`,
      errors: [{ messageId: "body", line: 2 }],
    },
  ],
}, { minimum: 25 });
