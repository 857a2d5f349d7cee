/** Which tasks of the file's own functions cannot reject, and which have somebody else to report to? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a queue whose work handles its own failures, and tasks that only settle",
        code: `import PQueue from "p-queue";
import { report, work } from "./work.ts";
const queue = new PQueue({ concurrency: 2 });
export function start(urls: string[]): void {
  for (const url of urls) {
    queue.add(async () => {
      try {
        await work(url);
      } catch (error) {
        report(error);
      }
    });
  }
  Promise.allSettled(urls.map(work)).then(() => console.log("done"));
}
`,
      },
      {
        title: "a throw inside a try whose catch takes it",
        code: `import { report, work } from "./work.ts";
async function main(): Promise<void> {
  try {
    if (process.argv.length > 3) throw new Error("too many arguments");
    await work();
  } catch (error) {
    report(error);
  }
}
main();
`,
      },
      {
        title: "a call in the finally of a function that handles its failures",
        code: `import { cleanUp, report, work } from "./work.ts";
async function main(): Promise<void> {
  try {
    await work();
  } catch (error) {
    report(error);
  } finally {
    cleanUp();
  }
}
main();
`,
      },
      {
        title: "the resolvers of a promise do not throw",
        code: `import { work } from "./work.ts";
export function run(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const main = async (): Promise<void> => {
      let result: unknown;
      try {
        result = await work();
      } catch (error) {
        reject(error);
        return;
      }
      resolve(result);
    };
    main();
  });
}
`,
      },
      {
        title: "Promise.resolve of a promise that is handled is that promise",
        code: `export function worker(work: Promise<void>) {
  const done = work.finally(() => console.log("done"));
  done.then(console.log, console.error);
  const release = () => {
    console.log("release");
    return Promise.resolve(done);
  };
  return { stop: () => { release(); } };
}
`,
      },
      {
        title: "a completion callback that is a member, a parameter or an import",
        code: `import fastify from "fastify";
import { Client } from "pg";
import { request } from "undici";
import { finish } from "./finish.ts";
const app = fastify();
app.listen({ port: 3000 }, console.log);
app.ready(finish);
request("https://example.org", { method: "HEAD" }, finish);
export function stop(client: Client, finished: () => void) {
  client.query("select $1", [1], finished);
  client.end(finished);
}
`,
      },
      {
        title: "a program that sets a listener for unhandled rejections before it starts",
        code: `import { main } from "./main.ts";
process.on("unhandledRejection", (error) => {
  console.error(error);
  process.exitCode = 1;
});
import("./instrumentation.ts");
main().then(() => console.log("done"));
`,
      },
      {
        title: "a listener for uncaught exceptions hears of rejections as well, also by an imported process",
        code: `import process from "node:process";
import { log } from "./log.ts";
process.once("uncaughtException", log);
(async () => {
  const { main } = await import("./main.ts");
  await main();
})();
`,
      },
      {
        title: "a function that sets the listener for what it starts",
        code: `const { log } = require("./log.cjs");
module.exports = function run(script) {
  process.on("unhandledRejection", function (error) { log(error); });
  import(script);
};
`,
        filename: "run.cjs",
      },
      {
        title: "with types, a listener for unhandled rejections hears of what is started beside it",
        typed: true,
        code: `async function main(): Promise<void> {
  await Promise.reject(new Error("no"));
}
process.on("unhandledRejection", (error) => {
  console.error(error);
});
main();
`,
      },
      {
        title: "a rejection that is raised on purpose, for nobody to handle",
        code: `export function report(error) {
  Promise.reject(error);
}
export async function run(work, isQuiet) {
  try {
    await work();
  } catch (error) {
    isQuiet || Promise.reject(new Error("it did not work", { cause: error }));
  }
}
`,
      },
      {
        title: "and with types",
        typed: true,
        filename: "file.ts",
        code: `export function report(error: Error): void {
  Promise.reject(error);
}
`,
      },
      {
        title: "a function that handles its failures and plans its next round, for which the process does not wait",
        code: `import { work } from "./work.ts";
export function start() {
  const again = async () => {
    try {
      await work();
    } catch (error) {
      console.error(error);
    }
    setTimeout(again, 1000).unref();
  };
  again();
}
export function beat() {
  const once = async () => {
    const timer = setInterval(() => console.log("still there"), 1000);
    timer.unref?.();
    try {
      await work();
    } catch (error) {
      console.error(error);
    }
    if (timer.hasRef()) timer.refresh().ref();
    setImmediate(() => console.log("soon")).unref();
  };
  once();
}
`,
      },
      {
        title: "a list of promises that handle their own failures, of which nothing else is known",
        code: `export function start(jobs, first, second, report) {
  Promise.all(jobs.map((job) => job().catch(report)));
  Promise.all(jobs.map((job) => {
    if (job.quick) return job.run().then(console.log, (error) => console.error(error));
    return job.run().catch(() => undefined);
  }));
  Promise.all([first().catch(report), second().catch(() => undefined)]);
}
`,
      },
    ],
    invalid: [
      {
        title: "a list with promises that do not handle their own failures",
        code: `export function start(jobs, first, second, report) {
  Promise.all(jobs.map((job) => job().then(console.log)));
  Promise.all(jobs.map((job) => job().catch((error) => { throw new Error("failed", { cause: error }); })));
  Promise.all(jobs.map((job) => {
    if (job.quick) return job.run();
    return job.run().catch(report);
  }));
  Promise.all([first().catch(report), second()]);
  Promise.all(jobs.map(async (job) => job().catch(report)));
}
`,
        errors: [{ line: 2 }, { line: 3 }, { line: 4 }, { line: 8 }, { line: 9 }],
      },
      {
        title: "what plans the next round is not the function of the platform, or may fail otherwise",
        code: `import { plan, work } from "./work.ts";
export function start() {
  const again = async () => {
    try {
      await work();
    } catch (error) {
      console.error(error);
    }
    plan(again, 1000).unref();
  };
  again();
}
export function beat() {
  const once = async () => {
    try {
      await work();
    } catch (error) {
      console.error(error);
    }
    setTimeout(once, 1000).unref().start();
  };
  once();
}
`,
        errors: [{ messageId: "dropped", line: 11 }, { messageId: "dropped", line: 22 }],
      },
      {
        title: "what is made of a rejection, and one that is kept and forgotten",
        code: `export function report(error, close) {
  Promise.reject(error).finally(close);
  const rejected = Promise.reject(error);
}
`,
        errors: [{ messageId: "dropped", line: 2 }, { messageId: "stored", line: 3 }],
      },
      {
        title: "a rejection that is raised on purpose, where nothing may be left alone",
        options: [{ ignoreVoid: false }],
        code: `export function report(error) {
  Promise.reject(error);
}
`,
        errors: [{ messageId: "dropped", line: 2 }],
      },
      {
        title: "an async function that only fails is work",
        code: `async function fail(error) {
  throw error;
}
export function report(error) {
  fail(error);
}
`,
        errors: [{ messageId: "dropped", line: 5 }],
      },
      {
        title: "a listener of the program says nothing of what a function leaves alone later",
        code: `async function send(letter: string): Promise<void> {
  await fetch(letter, { method: "POST" });
}
process.on("unhandledRejection", (error) => console.error(error));
export function order(letter: string): void {
  send(letter);
}
`,
        errors: [{ messageId: "dropped", line: 6 }],
      },
      {
        title: "a listener for something else",
        code: `async function main(): Promise<void> {
  await fetch("https://example.com/start", { method: "POST" });
}
process.on("SIGTERM", () => console.log("unhandledRejection"));
main();
`,
        errors: [{ messageId: "dropped", line: 5 }],
      },
      {
        title: "tasks that a loop starts are waited for all the same",
        code: `process.on("unhandledRejection", (error) => console.error(error));
process.argv.slice(2).forEach(async (url) => {
  await fetch(url, { method: "POST" });
});
console.log("done");
`,
        errors: [{ messageId: "spawned", line: 2 }],
      },
      {
        title: "a queue whose work may fail",
        code: `import PQueue from "p-queue";
import { work } from "./work.ts";
const queue = new PQueue({ concurrency: 2 });
export function start(urls: string[]): void {
  for (const url of urls) queue.add(async () => await work(url));
}
`,
        errors: [{ messageId: "dropped", line: 5 }],
      },
      {
        title: "a throw in a try without a catch",
        code: `import { cleanUp, work } from "./work.ts";
async function main(): Promise<void> {
  try {
    if (process.argv.length > 3) throw new Error("too many arguments");
    await work();
  } finally {
    cleanUp();
  }
}
main();
`,
        errors: [{ messageId: "dropped", line: 10 }],
      },
      {
        title: "a throw in the catch",
        code: `import { work } from "./work.ts";
async function main(): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error("no work", { cause: error });
  }
}
main();
`,
        errors: [{ messageId: "dropped", line: 9 }],
      },
      {
        title: "something is awaited in the finally",
        code: `import { cleanUp, report, work } from "./work.ts";
async function main(): Promise<void> {
  try {
    await work();
  } catch (error) {
    report(error);
  } finally {
    await cleanUp();
  }
}
main();
`,
        errors: [{ messageId: "dropped", line: 11 }],
      },
      {
        title: "the last argument stands before the place of the callback",
        code: `import type { Client } from "pg";
export function count(client: Client, values: string[]) {
  client.query("select $1", values);
}
`,
        errors: [{ messageId: "dropped", line: 3 }],
      },
    ],
  },
  { minimum: 9 },
);
