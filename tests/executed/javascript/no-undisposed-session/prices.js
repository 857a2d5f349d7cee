// Reads prices from two sources, one after the other.
// way: pears
// way: bad-pears => throws no such key
// way: pears nowhere => throws unknown depot
// edits: fix
import { connect, lease } from "depot";

export async function prices(name, second = "archive") {
  const permit = lease("prices");
  const main = await connect("main");
  const here = await main.get(name);
  const archive = await connect(second);
  const there = await archive.get(name);
  console.log(permit.renew(1));
  return here === there ? here : `${here} or ${there}`;
}

console.log(await prices(...process.argv.slice(2)));
