/** What ends with the close of an object whose class stands in the file? */
import { specify } from "../specify.ts";

const WORKER = `declare function work(): Promise<void>;
class Worker {
  #stopped = false;
  async run(): Promise<void> {
    while (!this.#stopped) await work();
  }
  async close(): Promise<void> {
    this.#stopped = true;
  }
`;

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "an object closes itself under its own task",
        code: `${WORKER}  async runUntil(end: Promise<void>): Promise<void> {
    const running = this.run();
    await end;
    await this.close();
    await running;
  }
}
export { Worker };
`,
      },
      {
        title: "who awaits the task only after the close expects it to end by then",
        code: `${WORKER}}
export async function runUntil(end: Promise<void>): Promise<void> {
  const worker = new Worker();
  const running = worker.run();
  await end;
  await worker.close();
  await running;
}
`,
      },
      {
        title: "a method that waits for nothing is done when its call returns",
        code: `export class Runtime {
  #channel: BroadcastChannel | undefined;
  async #createChannel(): Promise<void> {
    this.#channel?.close();
    this.#channel = new BroadcastChannel("workers");
  }
  async init(): Promise<void> {
    this.#createChannel();
    if (process.argv.length > 2) await this.close();
  }
  async close(): Promise<void> {
    this.#channel?.close();
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "nobody awaits the task of an object that is closed",
        code: `declare function write(text: string): Promise<void>;
class Journal {
  async save(text: string): Promise<void> {
    await write(text);
  }
  async close(): Promise<void> {
    await write("end");
  }
}
export async function note(text: string): Promise<void> {
  const journal = new Journal();
  const saving = journal.save(text);
  await journal.close();
  if (text !== "") await saving;
}
`,
        errors: [{ messageId: "pending", line: 13 }],
      },
    ],
  },
  { minimum: 4 },
);
