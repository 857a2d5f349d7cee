/** Where does `no-nested-run` see an effect run inside an effect, and a test inside a test that nobody awaits? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "191: an effect is run at the edge of the program",
        code: `import { Effect } from "effect";
const program = Effect.gen(function* () {
  const user = yield* Effect.promise(() => fetch("/me"));
  yield* Effect.log(user.status);
});
await Effect.runPromise(program);
`,
      },
      {
        title: "191: two effects are run one after the other",
        code: `import { Effect } from "effect";
export async function main(first, second) {
  await Effect.runPromise(first);
  return await Effect.runPromise(Effect.map(second, (value) => value + 1));
}
`,
      },
      {
        title: "the inner effect is yielded",
        code: `import { Effect } from "effect";
const inner = Effect.succeed(1);
export const program = Effect.gen(function* () {
  const value = yield* inner;
  return yield* Effect.map(inner, (other) => other + value);
});
`,
      },
      {
        title: "an effect is run in a handler of a server that is not an effect",
        code: `import { Effect } from "effect";
import { createServer } from "node:http";
createServer((request, response) => {
  Effect.runPromise(Effect.sync(() => response.end(request.url))).catch((error) => response.destroy(error));
}).listen(3000);
`,
      },
      {
        title: "a fiber that is forked at the root on purpose",
        code: `import { Effect } from "effect";
export const program = Effect.gen(function* () {
  yield* Effect.log("started");
  Effect.runFork(Effect.forever(Effect.log("tick")));
});
`,
      },
      {
        title: "a module of the program's own that is called Effect",
        code: `import { Effect } from "./effects.js";
export const program = Effect.gen(function* () {
  yield Effect.runSync(Effect.succeed(1));
});
`,
      },
      {
        title: "a helper that runs effects is called outside of them",
        code: `import { Effect, pipe } from "effect";
const toValue = (effect) => Effect.runSync(effect);
export const one = toValue(pipe(Effect.succeed(1), Effect.map((n) => n + 1)));
`,
      },
      {
        title: "a promise inside an effect is no effect",
        code: `import { Effect } from "effect";
import { readFile } from "node:fs/promises";
export const load = (path) =>
  Effect.tryPromise({ try: () => readFile(path, "utf8"), catch: (cause) => new Error(path, { cause }) });
`,
      },
      {
        title: "an effect of work that does not wait is run in place",
        code: `import { Effect } from "effect";
const config = Effect.runSync(Effect.sync(() => JSON.parse(process.env.CONFIG ?? "{}")));
export const port = config.port;
`,
      },
      {
        title: "a subtest is awaited",
        code: `import test from "node:test";
test("users", async (t) => {
  await t.test("are found", async () => {
    await fetch("http://localhost/users");
  });
  await t.test("are made", () => {});
});
`,
      },
      {
        title: "a subtest is returned",
        code: `import { test } from "node:test";
test("users", (t) => t.test("are found", () => {}));
test("orders", (t) => {
  return t.test("are found", () => {});
});
`,
      },
      {
        title: "subtests are awaited together",
        code: `import { test } from "node:test";
test("users", async (t) => {
  await Promise.all(["a", "b"].map((name) => t.test(name, async () => {})));
  const first = t.test("first", () => {});
  const second = t.test("second", () => {});
  await first;
  await second;
});
`,
      },
      {
        title: "a subtest that is through when its function returns is not cut off",
        code: `import test from "node:test";
test("users", async (t) => {
  await t.test("are found", async () => {});
  void t.test("have a limit", (t) => {
    t.plan(1);
    t.assert.throws(() => JSON.parse("{"));
  });
});
`,
      },
      {
        title: "tests in suites need no await",
        code: `import { after, before, describe, it } from "node:test";
describe("store", () => {
  before(async () => {});
  describe("reading", () => {
    it("finds", async () => {});
    it("misses", () => {});
  });
  after(() => {});
});
`,
      },
      {
        title: "tests side by side at the top of a file",
        code: `const { test } = require("node:test");
for (const name of ["a", "b"]) test(name, async () => {});
test("c", (t, done) => setImmediate(done));
`,
        filename: "store.test.cjs",
      },
      {
        title: "tests of another runner are not nested like these",
        code: `import { describe, test } from "vitest";
describe("store", () => {
  test("outer", () => {
    test("inner", () => {});
  });
});
`,
      },
      {
        title: "subtests are collected and awaited together",
        code: `import { test } from "node:test";
test("users", async (t) => {
  const subtests = [];
  for (const name of ["a", "b"]) subtests.push(t.test(name, async () => {}));
  await Promise.all(subtests);
});
`,
      },
      {
        title: "a helper defines tests inside a suite",
        code: `import { describe, it } from "node:test";
function define(name) {
  it(name, () => {});
}
describe("users", () => {
  define("are found");
  define("are made");
});
`,
      },
      {
        title: "limit: 195: a run at the top level of a module may be imported by running code",
        code: `import { Effect } from "effect";
export const settings = Effect.runSync(Effect.sync(() => ({ port: 3000 })));
await Effect.runPromise(Effect.log(settings.port));
`,
      },
    ],
    invalid: [
      {
        title: "189: an effect is run inside a generator of effects",
        code: `import { Effect } from "effect";
const inner = Effect.succeed(1);
export const program = Effect.gen(function* () {
  const value = Effect.runSync(inner);
  yield* Effect.log(value);
});
`,
        errors: [{ messageId: "nested", line: 4, message: /^`Effect\.runSync` runs inside `Effect\.gen` of line 3/u }],
      },
      {
        title: "189: a promise of an effect inside an effect",
        code: `import * as Effect from "effect/Effect";
const load = (id) => Effect.tryPromise(() => fetch(\`/users/\${id}\`));
export const all = (ids) =>
  Effect.promise(() => Promise.all(ids.map((id) => Effect.runPromise(load(id)))));
`,
        errors: [{ messageId: "nested", line: 4 }],
      },
      {
        title: "an effect is run while another is mapped",
        code: `import { Effect } from "effect";
export const names = (user, groupOf) => Effect.map(user, (found) => Effect.runSync(groupOf(found)));
`,
        errors: [{ messageId: "nested", line: 2 }],
      },
      {
        title: "an effect is run inside a named effect function",
        code: `import { Effect } from "effect";
export const getUser = Effect.fn("getUser")(function* (id: string, find: (id: string) => Effect.Effect<string>) {
  const user = Effect.runSync(find(id));
  return yield* Effect.succeed(user);
});
`,
        errors: [{ messageId: "nested", line: 3 }],
      },
      {
        title: "a function nested in the generator runs the effect",
        code: `import { Effect } from "effect";
export const program = (read, ids) =>
  Effect.gen(function* () {
    const load = (id) => Effect.runPromise(read(id));
    const values = yield* Effect.promise(() => Promise.all(ids.map(load)));
    yield* Effect.log(values);
  });
`,
        errors: [{ messageId: "nested", line: 4 }],
      },
      {
        title: "a callback of an event inside the generator runs the effect apart from it",
        code: `import { Effect } from "effect";
export const listen = (socket, handle) =>
  Effect.gen(function* () {
    socket.on("message", (message) => {
      Effect.runPromise(handle(message));
    });
    yield* Effect.never;
  });
`,
        errors: [{ messageId: "nested", line: 5 }],
      },
      {
        title: "190: a helper of the file runs the effect",
        code: `import { Effect } from "effect";
function now(clock) {
  return Effect.runSync(clock);
}
export const stamp = (clock) =>
  Effect.gen(function* () {
    yield* Effect.log(now(clock));
  });
`,
        errors: [{ messageId: "nested", line: 3, message: /through `now` \(line 7\)/u }],
      },
      {
        title: "a runtime's run inside an effect",
        code: `import { Effect, Layer, ManagedRuntime } from "effect";
export const runtime = ManagedRuntime.make(Layer.empty);
export const program = (inner) =>
  Effect.gen(function* () {
    const value = yield* Effect.promise(() => runtime.runPromise(inner));
    return value;
  });
`,
        errors: [{ messageId: "nested", line: 5 }],
      },
      {
        title: "the message says what becomes of an effect that is run inside another",
        code: `import { Effect } from "effect";
export const program = Effect.gen(function* () {
  yield* Effect.promise(() => Effect.runPromise(Effect.log("inner")));
});
`,
        errors: [{ messageId: "nested", line: 3, message: /^(?!.*does nothing).*(?:interrupt|fiber)/u }],
      },
      {
        title: "runSync over an effect that waits throws",
        code: `import { Effect } from "effect";
export const user = Effect.runSync(Effect.promise(() => fetch("/me")));
Effect.runSync(Effect.sleep("1 second"));
`,
        errors: 2,
      },
      {
        title: "a subtest is not awaited",
        code: `import test from "node:test";
test("users", (t) => {
  t.test("are found", async () => {});
});
`,
        errors: [{ messageId: "nested", line: 3, message: /test did not finish before its parent and was cancelled/u }],
      },
      {
        title: "a subtest is not async, and takes its time all the same",
        code: `import test from "node:test";
test("users", (t) => {
  t.test("are found", () => fetch("http://localhost/users"));
});
test("orders", (t) => {
  t.test("are found", (t, done) => {
    setTimeout(done, 10);
  });
});
`,
        errors: [{ messageId: "nested", line: 3 }, { messageId: "nested", line: 6 }],
      },
      {
        title: "a test in a test is not awaited",
        code: `const { it, test } = require("node:test");
test("users", async () => {
  it("are found", async () => {
    await fetch("http://localhost/users");
  });
});
`,
        filename: "users.test.cjs",
        errors: [{ messageId: "nested", line: 3 }],
      },
      {
        title: "190: a helper of the file starts a subtest and gives nothing to await",
        code: `import { test } from "node:test";
function check(name) {
  test(name, async () => {});
}
test("users", async () => {
  check("are found");
});
`,
        errors: [{ messageId: "nested", line: 3 }],
      },
    ],
  },
  { minimum: 25 },
);
