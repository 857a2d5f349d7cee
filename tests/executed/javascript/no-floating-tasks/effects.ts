// Logs inside of a program of effects, without yielding the effect.
// way: 3 => lacks positive
// way: 0
// edits: suggestion
import { Effect } from "effect";

const say = (text: string) =>
  Effect.sync(() => {
    console.error(text);
  });

const program = (count: number) =>
  Effect.gen(function* () {
    const doubled = yield* Effect.succeed(count * 2);
    if (doubled > 0) {
      Effect.sync(() => console.log("positive"));
    }
    yield* say("end");
    return doubled;
  });

console.log(await Effect.runPromise(program(Number(process.argv[2]))));
