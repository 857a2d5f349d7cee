// Reports what it did without waiting for the report.
// way: order
// way: quiet
// edits: suggestion
import { report } from "depot";

async function work(name: string): Promise<string> {
  if (name !== "quiet") {
    report(`work on ${name}`);
  }
  return `${name} done`;
}

const told = await work(process.argv[2] ?? "quiet");
await new Promise((resolve) => setTimeout(resolve, 20));
console.log(told);
