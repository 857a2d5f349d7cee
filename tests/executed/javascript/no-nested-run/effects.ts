// Runs an effect inside of a program of effects.
// way: 2
// way: 0
// edits: suggestion
import { Effect } from "effect";

const double = (count: number) => Effect.sync(() => count * 2);

const program = (count: number) =>
  Effect.gen(function* () {
    const first = yield* double(count);
    if (first === 0) return "zero";
    const second = Effect.runSync(double(first));
    return `${first} ${second}`;
  });

console.log(await Effect.runPromise(program(Number(process.argv[2]))));
