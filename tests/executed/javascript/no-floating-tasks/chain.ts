// Drops a chain of handlers, and a task behind an optional call.
// way: loud
// way: mute
// edits: suggestion
// order: what was only started is done before the next line
import { report } from "depot";

interface Speaker {
  readonly say: (text: string) => Promise<void>;
}

async function speak(speaker: Speaker | undefined): Promise<void> {
  report("begin").then(() => {
    console.log("begun");
  });
  speaker?.say("hello");
  console.log("spoken");
}

await speak(process.argv[2] === "loud" ? { say: async (text) => report(text) } : undefined);
