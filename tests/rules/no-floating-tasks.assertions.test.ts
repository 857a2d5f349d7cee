/** Which assertions of a promise have to be awaited? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "an assertion that is awaited, of a promise and of a function",
        code: `import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./run.js";
test("stops at the limit", async () => {
  await assert.rejects(run(null), /limit/);
  await assert.doesNotReject(() => run(1));
});
`,
      },
      {
        title: "an assertion that the test returns",
        code: `const { rejects } = require("assert").strict;
const { run } = require("./run");
it("stops at the limit", () => rejects(run(null), /limit/));
it("stops early", () => {
  return rejects(async () => { await run(null); }, /limit/);
});
`,
      },
      {
        title: "a promise that an assertion is given is waited for by the assertion",
        code: `import { rejects } from "node:assert";
export async function check() {
  const answer = fetch("http://localhost/missing");
  await rejects(answer, /refused/);
}
`,
      },
      {
        title: "assertions that are awaited together",
        code: `import assert from "node:assert";
export async function check(urls) {
  await Promise.all(urls.map((url) => assert.rejects(fetch(url), /refused/)));
}
`,
      },
      {
        title: "an assertion that is there at once",
        code: `import assert from "node:assert";
export async function check(run) {
  assert.throws(() => run(null), /limit/);
  assert.equal(await run(1), 2);
  assert(await run(2));
}
`,
      },
      {
        title: "functions of the same names that are no assertions",
        code: `import { rejects } from "./filters.js";
const assert = { rejects(value) { return value === null; } };
export async function check(value) {
  rejects(value);
  assert.rejects(value);
}
`,
      },
      {
        title: "an assertion whose failure is handled",
        code: `import assert from "node:assert";
export function check(run, report) {
  assert.rejects(run(), /limit/).catch(report);
}
`,
      },
    ],
    invalid: [
      {
        title: "an assertion in an async test",
        code: `import assert from "node:assert";
import { run } from "./run.js";
it("stops at the limit", async () => {
  assert.rejects(run(null), /limit/);
});
`,
      },
      {
        title: "assertions by each of their names",
        code: `import assert, { rejects } from "node:assert/strict";
export async function check(run) {
  assert.doesNotReject(run);
  assert.strict.rejects(run, /limit/);
  rejects(async () => { await run(null); }, /limit/);
}
`,
      },
      {
        title: "assertions of a module that is required",
        code: `const { strict, rejects: fails } = require("assert");
const assert = require("assert").strict;
exports.check = async (run) => {
  strict.rejects(run);
  fails(run);
  assert.rejects(run);
};
`,
      },
      {
        title: "an assertion in a test that is not async",
        code: `import assert from "node:assert/strict";
import { run } from "./run.js";
it("stops at the limit", () => {
  assert.rejects(run(null), /limit/);
});
`,
      },
      {
        title: "an assertion of the context of a test",
        code: `import { test } from "node:test";
import { run } from "./run.js";
test("stops at the limit", async (t) => {
  t.assert.rejects(run(null), /limit/);
});
`,
      },
      {
        title: "an assertion with types",
        typed: true,
        code: `import assert from "node:assert/strict";
export async function check(run: () => Promise<void>): Promise<void> {
  assert.rejects(run, /limit/);
}
`,
      },
    ],
  },
  { minimum: 13 },
);
