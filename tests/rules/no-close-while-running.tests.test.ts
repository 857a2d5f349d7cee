/** Which tests of a runner are through when a later one closes what they share? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "the last test of a suite closes what the others use",
        code: `import { describe, it } from "node:test";
import { Client } from "pg";
const client = new Client();
describe("users", () => {
  it("reads", async () => { await client.query("select 1"); });
  it("closes", async () => { await client.end(); });
});
`,
      },
      {
        title: "the last test of a file closes what the others use",
        code: `import test from "node:test";
import { Client } from "pg";
const client = new Client();
test("reads", async () => { await client.query("select 1"); });
test("closes", async () => { await client.end(); });
`,
      },
      {
        title: "the last test inside of another closes what the others use",
        code: `import { test } from "node:test";
import { Client } from "pg";
test("users", async (t) => {
  const client = new Client();
  await client.connect();
  const reading = t.test("reads", async () => { await client.query("select 1"); });
  const closing = t.test("closes", async () => { await client.end(); });
  await Promise.all([reading, closing]);
});
`,
      },
      {
        title: "the last test of a suite closes what another file has opened",
        code: `import { describe, it } from "node:test";
import { database } from "./database.js";
describe("users", () => {
  it("reads", async () => { await database.find("users"); });
  it("closes", async () => { await database.end(); });
});
`,
      },
    ],
    invalid: [
      {
        title: "the file closes what its test has only begun to use",
        code: `import { test } from "node:test";
import { Client } from "pg";
const client = new Client();
test("reads", async () => { await client.query("select 1"); });
await client.end();
`,
      },
      {
        title: "a test closes what a test inside of it has only begun to use",
        code: `import { test } from "node:test";
import { Client } from "pg";
test("users", async (t) => {
  const client = new Client();
  await client.connect();
  const reading = t.test("reads", async () => { await client.query("select 1"); });
  await client.end();
  await reading;
});
`,
      },
      {
        title: "a test closes what work outside of all tests uses",
        code: `import { test } from "node:test";
import { Client } from "pg";
const client = new Client();
const rows = client.query("select 1");
test("closes", async () => { await client.end(); });
await rows;
`,
      },
    ],
  },
  { minimum: 7 },
);
