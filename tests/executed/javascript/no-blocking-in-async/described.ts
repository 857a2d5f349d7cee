// Asks the depot by its blocking function.
// way: main
// way: archive
// edits: suggestion
import { connect, describeSync } from "depot";

async function describeAll(name: string): Promise<string> {
  const session = await connect(name);
  try {
    const told = describeSync(name);
    return `${told}, ${(await session.list("order")).length} orders`;
  } finally {
    await session.close();
  }
}

console.log(await describeAll(process.argv[2] ?? "main"));
