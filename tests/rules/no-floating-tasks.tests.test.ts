/** Which tests of a runner does nobody have to wait for, as far as failures go? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a test inside of another never rejects: that it is cancelled, another rule says",
        code: `import { test } from "node:test";
test("users", async (t) => {
  t.test("reads", async () => { await fetch("http://localhost/users"); });
});
`,
      },
      {
        title: "the same with types",
        typed: true,
        code: `import { test } from "node:test";
test("users", (t) => {
  t.test("reads", async () => { await fetch("http://localhost/users"); });
});
`,
      },
      {
        title: "a test inside of another is awaited in the end",
        code: `import { test } from "node:test";
test("users", async (t) => {
  const reading = t.test("reads", async () => { await fetch("http://localhost/users"); });
  await t.test("writes", async () => {});
  await reading;
});
`,
      },
    ],
    invalid: [
      {
        title: "what a test inside of another starts itself",
        code: `import { test } from "node:test";
test("users", async (t) => {
  await t.test("reads", async () => {
    fetch("http://localhost/users");
  });
});
`,
      },
      {
        title: "what a test starts beside one inside of it, with types",
        typed: true,
        code: `import { test } from "node:test";
test("users", async (t) => {
  await t.test("reads", async () => {});
  fetch("http://localhost/users");
});
`,
      },
    ],
  },
  { minimum: 5 },
);
