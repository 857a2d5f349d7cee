// Starts a task in a `try`, whose `catch` can only see its failure when it is awaited.
// way: good
// way: bad => fails nothing to report
// edits: suggestion
import { setTimeout as pause } from "node:timers/promises";

async function tell(text: string): Promise<void> {
  await pause(2);
  if (text === "bad") throw new Error("nothing to report");
  console.log(`told ${text}`);
}

async function main(text: string): Promise<void> {
  try {
    tell(text);
  } catch {
    console.log("caught");
  }
  await pause(20);
  console.log("end");
}

await main(process.argv[2] ?? "good");
