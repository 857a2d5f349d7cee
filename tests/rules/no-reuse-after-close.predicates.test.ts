/** What does a function of the file tell that answers whether something is closed? */
import { specify } from "../specify.ts";

const PLAYWRIGHT = `import type { Page } from "playwright";
`;

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "102: a predicate of the same file tells whether a page is open",
        code: `${PLAYWRIGHT}function isAlive(page: Page): boolean {
  return !page.isClosed();
}
export async function shoot(page: Page): Promise<void> {
  await page.close();
  if (isAlive(page)) await page.screenshot();
}
`,
      },
      {
        title: "102: an early return behind a predicate",
        options: [{ maybe: true }],
        code: `${PLAYWRIGHT}const isClosed = (page: Page) => page.isClosed();
export async function shoot(page: Page, isLast: boolean): Promise<void> {
  if (isLast) await page.close();
  if (isClosed(page)) return;
  await page.screenshot();
}
`,
      },
      {
        title: "102: a predicate in a loop, a choice, and an alternative",
        code: `${PLAYWRIGHT}const isClosed = (page: Page) => page.isClosed();
export async function shoot(page: Page): Promise<unknown> {
  await page.close();
  while (!isClosed(page)) await page.screenshot();
  isClosed(page) || (await page.screenshot());
  return isClosed(page) ? undefined : await page.screenshot();
}
`,
      },
      {
        title: "102: a predicate that asks another one",
        code: `${PLAYWRIGHT}const isClosed = (page: Page) => page.isClosed();
const isUsable = (page: Page | undefined): page is Page => page !== undefined && !isClosed(page);
export async function shoot(page: Page): Promise<void> {
  await page.close();
  if (isUsable(page)) await page.screenshot();
}
`,
      },
      {
        title: "102: a predicate that returns truths in statements, and is awaited",
        code: `${PLAYWRIGHT}async function isDown(page: Page): Promise<boolean> {
  if (page.isClosed()) return true;
  return false;
}
export async function shoot(page: Page): Promise<void> {
  await page.close();
  if (await isDown(page)) return;
  await page.screenshot();
}
`,
      },
      {
        title: "102: a method tells whether its own page is open",
        code: `${PLAYWRIGHT}export class Camera {
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }
  isOpen(): boolean {
    return !this.#page.isClosed();
  }
  async stop(): Promise<void> {
    await this.#page.close();
    if (this.isOpen()) await this.#page.screenshot();
  }
}
`,
      },
      {
        title: "102: a predicate that looks the state up",
        code: `import { Client } from "pg";
const states = new Map<Client, string>();
const isOpen = (client: Client): boolean => states.get(client) === "open";
export async function ping(client: Client): Promise<void> {
  await client.end();
  if (isOpen(client)) await client.query("select 1");
}
`,
      },
      {
        title: "102: a number tells the state, in a predicate and on the spot",
        code: `import WebSocket from "ws";
const canSend = (socket: WebSocket): boolean => socket.readyState === WebSocket.OPEN;
export function say(url: string): void {
  const socket = new WebSocket(url);
  socket.close();
  if (canSend(socket)) socket.send("a");
  if (socket.readyState === 1) socket.send("b");
}
`,
      },
      {
        title: "102: the answer was kept",
        code: `${PLAYWRIGHT}const isClosed = (page: Page) => page.isClosed();
export async function shoot(page: Page): Promise<void> {
  await page.close();
  const closed = page.isClosed();
  const gone = isClosed(page);
  if (!closed) await page.screenshot();
  if (!gone) await page.screenshot();
}
`,
      },
    ],
    invalid: [
      {
        title: "97: a predicate of the same file tells that a page is closed",
        code: `${PLAYWRIGHT}function isAlive(page: Page): boolean {
  return !page.isClosed();
}
export async function shoot(page: Page): Promise<void> {
  await page.close();
  if (!isAlive(page)) await page.screenshot();
}
`,
        errors: [{ messageId: "used", line: 7 }],
      },
      {
        title: "a predicate tells only that there is a client",
        code: `import { Client } from "pg";
const isGiven = (client: Client | undefined): client is Client => client !== undefined;
export async function ping(client: Client): Promise<void> {
  await client.end();
  if (isGiven(client)) await client.query("select 1");
}
`,
        errors: [{ messageId: "used", line: 5 }],
      },
      {
        title: "a page is used although nobody looked at the answer",
        code: `${PLAYWRIGHT}function isAlive(page: Page): boolean {
  return !page.isClosed();
}
export async function shoot(page: Page): Promise<void> {
  await page.close();
  console.log(isAlive(page));
  await page.screenshot();
}
`,
        errors: [{ messageId: "used", line: 8 }],
      },
      {
        title: "a helper closes what is not closed yet, so that it is closed on every way",
        code: `${PLAYWRIGHT}async function stop(page: Page): Promise<void> {
  if (page.isClosed()) return;
  await page.close();
}
export async function shoot(page: Page): Promise<void> {
  await stop(page);
  await page.screenshot();
}
`,
        errors: [{ messageId: "used", line: 8 }],
      },
    ],
  },
  { minimum: 13 },
);
