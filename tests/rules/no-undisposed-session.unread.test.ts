/** Which unread bodies block their connection, and which are left to the runtime unless an option asks for them? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "undici: the body is read, dumped or piped",
      code: `import { request } from "undici";
export async function load(url) {
  const { statusCode, body } = await request(url);
  if (statusCode !== 200) {
    await body.dump();
    return undefined;
  }
  return await body.json();
}
export async function loadWhole(url) {
  const response = await request(url);
  return response.body.text();
}
export async function forward(url, reply) {
  const { body, statusCode } = await request(url);
  reply.writeHead(statusCode);
  body.pipe(reply);
}
export async function collect(url) {
  const { body } = await request(url);
  for await (const chunk of body) console.log(chunk);
}
`,
    },
    {
      title: "undici: the whole result is returned",
      code: `import { request } from "undici";
export async function load(url) {
  const result = await request(url);
  console.log(result.statusCode);
  return result;
}
`,
    },
    {
      title: "without untilCollected, a fetch whose body is never read or only on some way",
      code: `export async function isUp(url) {
  const response = await fetch(url);
  return response.ok;
}
export async function load(url) {
  const response = await fetch(url);
  if (response.ok) return await response.json();
  return undefined;
}
`,
    },
    {
      title: "without untilCollected, the fetch of undici, whose body is let go of in the same way",
      code: `import { fetch } from "undici";
export async function isUp(url) {
  const response = await fetch(url);
  return response.ok;
}
`,
    },
    {
      title: "headers are copied and changed between the answer and the one that is made of it",
      options: [{ untilCollected: true }],
      code: `export async function forward(request, fatal) {
  try {
    const response = await fetch(request, { redirect: "manual" });
    const headers = new Headers(response.headers);
    if (headers.has("content-encoding")) {
      headers.delete("content-encoding");
      headers.delete("content-length");
    }
    return new Response(response.body, { status: response.status, headers });
  } catch (error) {
    return await fatal(error);
  }
}
`,
    },
  ],
  invalid: [
    {
      title: "headers that a function checks, and may refuse, before the body is handed on",
      options: [{ untilCollected: true }],
      code: `import { check } from "./check.js";
export async function forward(request, fatal) {
  try {
    const response = await fetch(request, { redirect: "manual" });
    const headers = new Headers(response.headers);
    check(headers);
    return new Response(response.body, { status: response.status, headers });
  } catch (error) {
    return await fatal(error);
  }
}
`,
      errors: [{ messageId: "bodyPath", line: 4 }],
    },
    {
      title: "without untilCollected, a loop that overwrites one answer after the other",
      code: `export async function follow(url) {
  let response = await fetch(url, { redirect: "manual" });
  while (response.status === 302) {
    response = await fetch(response.headers.get("location"), { redirect: "manual" });
  }
  return response;
}
`,
      errors: [{ messageId: "overwritten" }],
    },
    {
      title: "undici: only the status code is taken",
      code: `import { request } from "undici";
export async function isUp(url) {
  const { statusCode } = await request(url);
  return statusCode === 200;
}
`,
      errors: [{ messageId: "body", line: 3 }],
    },
    {
      title: "undici: the result is held as a whole, and no method of it closes the body",
      settings: { "async-lifecycle": { disposal: "using" } },
      code: `import { request } from "undici";
export async function isUp(url) {
  const response = await request(url);
  return response.statusCode === 200;
}
`,
      errors: [{ messageId: "body", line: 3, suggestions: 0 }],
      output: null,
    },
    {
      title: "undici: the body is left when the status is wrong",
      code: `import { Pool } from "undici";
const pool = new Pool("https://api.example.com");
export async function load(path) {
  const { statusCode, body } = await pool.request({ path, method: "GET" });
  if (statusCode !== 200) {
    return undefined;
  }
  return await body.json();
}
`,
      errors: [{ messageId: "bodyPath", line: 4 }],
    },
  ],
}, { minimum: 10 });
