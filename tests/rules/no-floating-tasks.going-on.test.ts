/** What does `no-floating-tasks` offer for work that is not there to be waited for: it never ends, or is called on the spot? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a loop without end, with a handler",
        code: `async function beat(socket: WebSocket) {
  for (;;) {
    await sleep(26_000);
    socket.send("beat");
  }
}
export async function open(socket: WebSocket, report: (error: unknown) => void) {
  beat(socket).catch(report);
  await listen(socket);
}
`,
      },
      {
        title: "a loop without end that handles its own failures",
        code: `async function beat(socket: WebSocket) {
  while (true) {
    try {
      await sleep(26_000);
      socket.send("beat");
    } catch {
      return;
    }
  }
}
export async function open(socket: WebSocket) {
  beat(socket);
  await listen(socket);
}
`,
      },
      {
        title: "a loop without end that is waited for",
        code: `async function serve(queue: Queue) {
  while (true) await handle(await queue.take());
}
await serve(jobs);
`,
      },
      {
        title: "a function that is called on the spot, with a handler",
        code: `export async function open(stream: Stream, report: (error: unknown) => void) {
  (async () => {
    for await (const each of stream.listen()) use(each);
  })().catch(report);
  await stream.opened();
}
`,
      },
      {
        title: "a function that is called on the spot and left alone on purpose",
        code: `export async function open(stream: Stream) {
  void (async () => {
    for await (const each of stream.listen()) use(each);
  })();
  await stream.opened();
}
`,
      },
      {
        title: "functions that are called on the spot and waited for together",
        code: `export async function both(left: Stream, right: Stream) {
  await Promise.all([
    (async () => {
      for await (const each of left) use(each);
    })(),
    (async () => {
      for await (const each of right) use(each);
    })(),
  ]);
}
`,
      },
      {
        title: "lazy work of a loop without end that is returned",
        code: `async function serve(queue: Queue) {
  for (;;) await handle(await queue.take());
}
export function start(queue: Queue) {
  return serve(queue);
}
`,
      },
      {
        title: "a loop without end in a listener with a handler",
        code: `async function poll(client: Client) {
  do {
    await client.refresh();
  } while (true);
}
client.once("ready", () => void poll(client));
`,
      },
      {
        title: "work that goes on until it is stopped, and is waited for then",
        code: `class Poller {
  running = true;
  async run(stop: Promise<void>) {
    const work = this.poll();
    await stop;
    this.running = false;
    await work;
  }
  async poll() {
    while (this.running) await sleep(1000);
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "a loop without end can be left alone, and not awaited",
        code: `async function beat(socket: WebSocket) {
  for (;;) {
    await sleep(26_000);
    socket.send("beat");
  }
}
export async function open(socket: WebSocket) {
  beat(socket);
  await listen(socket);
}
`,
        errors: [{ line: 8, messageId: "dropped", suggestions: 1 }],
      },
      {
        title: "a method that waits for a loop without end",
        code: `class Receiver {
  async start(socket: WebSocket) {
    this.beat(socket);
    await listen(socket);
  }
  async beat(socket: WebSocket) {
    await socket.opened();
    await this.forever(socket);
  }
  private async forever(socket: WebSocket) {
    while (true) {
      await sleep(26_000);
      socket.send("beat");
    }
  }
}
`,
        errors: [{ line: 3, messageId: "dropped", suggestions: 1 }],
      },
      {
        title: "a loop that a field ends can be awaited",
        code: `class Receiver {
  running = true;
  async start(socket: WebSocket) {
    this.beat(socket);
    await listen(socket);
  }
  async beat(socket: WebSocket) {
    while (this.running) {
      await sleep(26_000);
      socket.send("beat");
    }
  }
}
`,
        errors: [{ line: 4, messageId: "dropped", suggestions: 2 }],
      },
      {
        title: "a loop that is left by a break can be awaited",
        code: `async function drain(queue: Queue) {
  while (true) {
    const job = await queue.take();
    if (job === undefined) break;
    await handle(job);
  }
}
export async function close(queue: Queue) {
  drain(queue);
  await queue.flushed();
}
`,
        errors: [{ line: 9, messageId: "dropped", suggestions: 2 }],
      },
      {
        title: "a function that only throws can be awaited",
        code: `async function later() {
  throw new Error("not yet");
}
export async function run() {
  later();
  await other();
}
`,
        errors: [{ line: 5, messageId: "dropped", suggestions: 2 }],
      },
      {
        title: "a function that is called on the spot in an async function",
        code: `export async function open(stream: Stream) {
  (async () => {
    for await (const each of stream.listen()) use(each);
  })();
  await stream.opened();
}
`,
        errors: [{ line: 2, messageId: "dropped", suggestions: 1 }],
      },
      {
        title: "a function that is called on the spot in an async function, with types",
        typed: true,
        filename: "file.ts",
        code: `export async function open(stream: { listen(): AsyncIterable<string>; opened(): Promise<void> }) {
  (async () => {
    for await (const each of stream.listen()) console.log(each);
  })();
  await stream.opened();
}
`,
        errors: [{ line: 2, messageId: "dropped", suggestions: 1 }],
      },
      {
        title: "a function that is called on the spot in a module",
        filename: "file.mjs",
        code: `import { stream } from "./stream.js";
(async () => {
  for await (const each of stream.listen()) use(each);
})();
`,
        errors: [{ line: 2, messageId: "dropped", suggestions: 2 }],
      },
      {
        title: "a function with a name is awaited in an async function",
        code: `export async function open(stream: Stream) {
  const listen = async () => {
    for await (const each of stream.listen()) use(each);
  };
  listen();
  await stream.opened();
}
`,
        errors: [{ line: 5, messageId: "dropped", suggestions: 2 }],
      },
    ],
  },
  { minimum: 18 },
);
