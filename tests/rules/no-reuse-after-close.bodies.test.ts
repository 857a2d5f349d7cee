/** Is the body of a response read once only? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a body is read once on each path",
        code: `export async function load(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(await response.text());
  const data: unknown = await response.json();
  console.log(response.status, response.headers.get("etag"), response.url);
  return data;
}
`,
      },
      {
        title: "a copy of a body is read first",
        code: `const response = await fetch("https://example.org");
let data;
try {
  data = await response.clone().json();
} catch {
  data = await response.text();
}
console.log(data);
`,
        filename: "file.mjs",
      },
    ],
    invalid: [
      {
        title: "a body whose reading failed is read again",
        code: `export async function load(url) {
  const response = await fetch(url);
  try {
    return await response.json();
  } catch {
    return await response.text();
  }
}
`,
        filename: "file.js",
        errors: [{ line: 6 }],
      },
      {
        title: "the missing throw after the body of a failed response was logged",
        code: `export async function load(url) {
  const response = await fetch(url);
  if (!response.ok) {
    console.error(await response.text());
  }
  return await response.json();
}
`,
        filename: "file.js",
        errors: [{ line: 6 }],
      },
    ],
  },
  { minimum: 4 },
);
