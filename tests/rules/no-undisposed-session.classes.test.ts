/** Does the class close every field that it opens? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "a constructor that may give an instance of its subclass, called by that",
      code: `import { WebSocket } from "ws";
class Link {
  constructor(url) {
    if (url.startsWith("x:")) return new FastLink(url);
    this.url = url;
  }
  connect() { this.socket = new WebSocket(this.url); }
  close() { this.socket.close(); }
}
class FastLink extends Link {
  constructor(url) {
    super(url);
    this.isFast = true;
  }
}
export { FastLink };
`,
    },
    {
      title: "49: a field that the class owns by its annotation, and closes",
      code: `import { Pool } from "pg";
export class UserStore {
  /** @owns */
  pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }
  async close(): Promise<void> {
    await this.pool.end();
  }
}
export class OrderStore {
  constructor(/** @owns */ private readonly pool: Pool) {}
  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.end();
  }
}
`,
    },
    {
      title: "49: fields that the class closes together, in turn, by destructuring, or through a helper",
      code: `import { Client } from "undici";
export class Together {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await Promise.all([this.from.close(), this.to.close()]);
  }
}
export class InTurn {
  #from = new Client("http://left");
  #to = new Client("http://right");
  async close() {
    for (const client of [this.#from, this.#to]) await client.close();
  }
}
export class TakenApart {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    const { from, to } = this;
    await from.close();
    await to.close();
  }
}
export class ByHelper {
  #from = new Client("http://left");
  #to = new Client("http://right");
  async close() {
    await end(this.#from);
    await end(this.#to);
  }
}
async function end(client) {
  await client.close();
}
`,
    },
    {
      title: "49: fields that the class closes by their names",
      code: `import { Client } from "undici";
export class ByName {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    for (const name of ["from", "to"]) await this[name].close();
  }
}
export class All {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
    for (const client of Object.values(this)) await client.close();
  }
}
`,
    },
    {
      title: "63: a field that leaves the class by a getter, a call or another object",
      code: `import { Client } from "undici";
export class Mirror {
  #from = new Client("http://left");
  #to = new Client("http://right");
  #other = new Client("http://other");
  #last = new Client("http://last");
  get to() {
    return this.#to;
  }
  share(registry) {
    registry.add(this.#other);
    registry.last = this.#last;
  }
  async close() {
    await this.#from.close();
  }
}
`,
    },
    {
      title: "a public field that other code of the file closes",
      code: `import { Client } from "undici";
class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
  }
}
export async function copy(work) {
  const mirror = new Mirror();
  try {
    await work(mirror);
  } finally {
    await mirror.to.close();
    await mirror.close();
  }
}
`,
    },
    {
      title: "a public field of an object that registers itself",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  constructor(registry) {
    registry.add(this);
  }
  async close() {
    await this.from.close();
  }
}
`,
    },
    {
      title: "61: a field that is sometimes given from outside",
      code: `import { Client } from "undici";
export class Mirror {
  #from = new Client("http://left");
  #to;
  constructor(to) {
    if (to) this.#to = to;
    else this.#to = new Client("http://right");
  }
  async load(path) {
    return await this.#to.request({ path, method: "HEAD" });
  }
  async close() {
    await this.#from.close();
  }
}
`,
    },
    {
      title: "49: a subclass closes what the base class leaves to it",
      code: `import { Client } from "undici";
class Base {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
  }
}
export class Mirror extends Base {
  async close() {
    await super.close();
    await this.to.close();
  }
}
`,
    },
    {
      title: "16: a field with a client that is never connected holds nothing",
      code: `import { createClient } from "redis";
import { Client } from "undici";
export class Mirror {
  #from = new Client("http://left");
  #cache = createClient();
  async close() {
    await this.#from.close();
  }
}
`,
    },
    {
      title: "a public field of a class without a close, with classesWithoutClose",
      code: `import { Pool } from "pg";
export class UserStore {
  pool = new Pool();
  find(id) {
    return this.pool.query("select * from users where id = $1", [id]);
  }
}
`,
      options: [{ classesWithoutClose: true }],
    },
    {
      title: "12: a field that the class borrows by its annotation",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  /** @borrows */
  to = new Client("http://right");
  async close() {
    await this.from.close();
  }
}
`,
    },
  ],
  invalid: [
    {
      title: "50: fields that the class owns by their annotations, and does not close",
      code: `import { Pool } from "pg";
export class UserStore {
  /** @owns */
  pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }
  find(id: string) {
    return this.pool.query("select * from users where id = $1", [id]);
  }
}
export class OrderStore {
  constructor(/** @owns */ private readonly pool: Pool) {}
  find(id: string) {
    return this.pool.query("select * from orders where id = $1", [id]);
  }
}
`,
      errors: [
        { messageId: "ownedField", line: 6 },
        { messageId: "ownedField", line: 13 },
      ],
    },
    {
      title: "50: a field that the close of its class forgets",
      code: `import { Client } from "undici";
export class Mirror {
  from = new Client("http://left");
  to = new Client("http://right");
  async close() {
    await this.from.close();
  }
}
`,
      errors: [{ messageId: "field", line: 4, message: /`this\.to`/u }],
    },
    {
      title: "50: private fields that a constructor and a method fill by way of a local",
      code: `import { Pool } from "pg";
import { Client } from "undici";
export class Store {
  private pool: Pool;
  private http: Client | undefined;
  constructor(url: string) {
    const pool = new Pool({ connectionString: url });
    pool.on("error", () => {});
    this.pool = pool;
  }
  async start(url: string): Promise<void> {
    this.http = new Client(url);
    await this.pool.query("select 1");
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.http?.close();
  }
}
`,
      errors: [{ messageId: "field", line: 7, message: /`this\.pool`/u }],
    },
    {
      title: "50: a redis client that is connected and that the class forgets",
      code: `import { createClient } from "redis";
import { Client } from "undici";
export class Mirror {
  #from = new Client("http://left");
  #cache = createClient();
  async open() {
    await this.#cache.connect();
  }
  async close() {
    await this.#from.close();
  }
}
`,
      errors: [{ messageId: "field", line: 5 }],
    },
  ],
}, { minimum: 10 });
