// Says by `void` that nobody waits, where the options do not accept that.
// way: one
// way: two
// edits: suggestion
// options: {"ignoreVoid":false}
// order: the report comes before the next line
import { report } from "depot";

async function main(name: string): Promise<void> {
  void report(name); // on its way
  if (name === "two") void (name.length > 1 && report("long"));
  console.log("end");
}

await main(process.argv[2] ?? "one");
