// Gives a promise that is settled by what the session answers.
// way: order
// way: bad-order => throws no such key
// edits: none, what the executor drops may go on when its promise is settled
import { connect } from "depot";

async function ask(key: string): Promise<string> {
  const session = await connect("main");
  return new Promise<string>((resolve, reject) => {
    session.get(key).then((value: string) => resolve(value.toUpperCase()), reject);
  });
}

console.log(await ask(process.argv[2] ?? "order"));
