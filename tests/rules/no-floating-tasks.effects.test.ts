/** Which effects does `no-floating-tasks` know to never run? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "effects that are yielded, piped, returned or run",
        code: `import { Effect, pipe } from "effect";
const program = Effect.gen(function* () {
  yield* Effect.log("start");
  const value = yield* Effect.succeed(1);
  return value;
});
Effect.runPromise(program.pipe(Effect.map((value) => value + 1))).catch(console.error);
Effect.runFork(pipe(Effect.succeed(1), Effect.tap(() => Effect.log("tapped"))));
Effect.runSync(Effect.log("now"));
export const later = () => Effect.sleep("1 second");
`,
      },
      {
        title: "an effect that is made and not needed on some path",
        code: `import { Effect } from "effect";
export async function start(isDry) {
  const program = Effect.log("start");
  if (isDry) return;
  await Effect.runPromise(program);
}
`,
      },
      {
        title: "effects that a generator yields, in a branch, in a loop and as its result",
        code: `import { Effect } from "effect";
export const each = Effect.fn("each")(function* (names, isLoud) {
  if (isLoud) yield* Effect.log("start");
  for (const name of names) yield* Effect.log(name);
  return Effect.succeed(names.length);
});
`,
      },
      {
        title: "limit: an effect that goes through a pipe never runs",
        code: `import { Effect } from "effect";
export function log() {
  Effect.log("hello").pipe(Effect.delay("1 second"));
}
`,
      },
      {
        title: "a line of the console of effect is yielded",
        code: `import { Console, Effect } from "effect";
export const program = Effect.gen(function* () {
  yield* Console.log("start");
});
`,
      },
    ],
    invalid: [
      {
        title: "an effect that is not yielded never runs",
        code: `import { Effect } from "effect";
export const program = Effect.gen(function* () {
  Effect.log("start");
  yield* Effect.sleep("1 second");
});
`,
        errors: [{ messageId: "lazy-yield", line: 3, suggestions: 1 }],
      },
      {
        title: "an effect is not awaited, which would not run it",
        code: `import { Effect } from "effect";
export async function start() {
  Effect.log("start");
}
`,
        errors: [{ messageId: "lazy-yield", line: 3, suggestions: 0 }],
        output: null,
      },
      {
        title: "an effect is yielded where its library runs the generator, and nowhere else",
        code: `import { Effect } from "effect";
import { gen, log } from "effect/Effect";
export const program = gen(function* () {
  log("a");
  yield* log("b");
});
export const each = Effect.fn("each")(function* (names) {
  for (const name of names) Effect.log(name);
  const later = function* () {
    Effect.log("c");
  };
  return later;
});
`,
        errors: [
          { messageId: "lazy-yield", line: 4, suggestions: 1 },
          { messageId: "lazy-yield", line: 8, suggestions: 1 },
          { messageId: "lazy-yield", line: 10, suggestions: 0 },
        ],
        output: null,
      },
      {
        title: "a run of an effect that is dropped floats",
        code: `import { Effect } from "effect";
Effect.runPromise(Effect.fail("no"));
`,
        errors: [{ messageId: "dropped", line: 2 }],
      },
      {
        title: "a line of the console of effect is described and dropped",
        code: `import { Console, Effect } from "effect";
export const program = Effect.gen(function* () {
  Console.log("start");
  yield* Effect.sleep("1 second");
});
`,
        errors: [{ line: 3 }],
      },
    ],
  },
  { minimum: 9 },
);
