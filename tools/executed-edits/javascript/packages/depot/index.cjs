/**
 * How does a store behave whose lifetimes are those of real libraries? Sessions have a dispose symbol, clients and leases
 * have none; a closed one refuses to work; queries take a while.
 */
"use strict";

const { setImmediate } = require("node:timers");

const trace = globalThis[Symbol.for("lifetime.trace")] ?? { opened: (it) => it, closed() {}, misused() {} };

/** Work takes some turns of the event loop, as an answer over the network does. */
async function answer(value, turns = 3) {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return value;
}

function valueOf(key) {
  if (key.startsWith("bad")) throw new Error(`no such key: ${key}`);
  return `${key}=${key.length}`;
}

/** Has `[Symbol.asyncDispose]`, and rejects what comes or is still running when it is closed. */
class Session {
  #open = true;

  constructor(name) {
    this.name = name;
    trace.opened(this, "Session");
  }

  async #ask(work) {
    this.#check();
    const found = await answer(undefined).then(work);
    this.#check();
    return found;
  }

  #check() {
    if (this.#open) return;
    trace.misused(this);
    throw new Error("the session is closed");
  }

  get isOpen() {
    return this.#open;
  }

  get(key) {
    return this.#ask(() => valueOf(key));
  }

  list(prefix) {
    return this.#ask(() => [1, 2, 3].map((index) => valueOf(`${prefix}-${index}`)));
  }

  put(key, value) {
    return this.#ask(() => {
      valueOf(key);
      console.log(`stored ${key}: ${value}`);
    });
  }

  async close() {
    trace.closed(this);
    if (!this.#open) throw new Error("the session was closed before");
    this.#open = false;
    await answer(undefined, 1);
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }
}

/** Has no dispose symbol, and may be ended twice. */
class Client {
  #open = true;

  constructor(address) {
    this.address = address;
    trace.opened(this, "Client");
  }

  async send(text) {
    if (!this.#open) {
      trace.misused(this);
      throw new Error("the client has ended");
    }
    await answer(undefined);
    if (!this.#open) {
      trace.misused(this);
      throw new Error("the client ended too early");
    }
    if (text.startsWith("bad")) throw new Error(`refused: ${text}`);
    return `sent ${text}`;
  }

  async end() {
    trace.closed(this);
    this.#open = false;
    await answer(undefined, 1);
  }
}

/** Is opened and released without waiting, and has no dispose symbol. */
class Lease {
  #open = true;

  constructor(name) {
    this.name = name;
    trace.opened(this, "Lease");
  }

  renew(days) {
    if (!this.#open) {
      trace.misused(this);
      throw new Error("the lease is over");
    }
    if (days < 0) throw new Error("no such time");
    return `${this.name} for ${days} days`;
  }

  release() {
    trace.closed(this);
    if (!this.#open) throw new Error("the lease was released before");
    this.#open = false;
  }
}

/** Has `[Symbol.dispose]`. */
class Scratch {
  #lines = [];
  #open = true;

  constructor() {
    trace.opened(this, "Scratch");
  }

  add(line) {
    if (!this.#open) {
      trace.misused(this);
      throw new Error("the scratch is gone");
    }
    if (line === "") throw new Error("an empty line");
    return this.#lines.push(line);
  }

  text() {
    return this.#lines.join(" ");
  }

  close() {
    trace.closed(this);
    this.#open = false;
  }

  [Symbol.dispose]() {
    this.close();
  }
}

/** A statement that runs once it is awaited. */
class Statement {
  constructor(text) {
    this.text = text;
  }

  then(fulfilled, rejected) {
    return answer(undefined).then(() => {
      if (this.text.startsWith("bad")) throw new Error(`syntax error: ${this.text}`);
      console.log(`ran ${this.text}`);
      return this.text.length;
    }).then(fulfilled, rejected);
  }
}

/** A store whose transactions hold its only connection. */
class Store {
  #waiting = Promise.resolve();

  statement(text) {
    return new Statement(text);
  }

  /** Waits for the connection; inside of a transaction of the same store it waits for ever. */
  async write(text) {
    const before = this.#waiting;
    await before;
    console.log(`wrote ${text}`);
  }

  async transaction(work) {
    const before = this.#waiting;
    let finish;
    this.#waiting = new Promise((resolve) => { finish = resolve; });
    await before;
    try {
      console.log("begin");
      const result = await work({
        async write(text) {
          await answer(undefined);
          if (text.startsWith("bad")) throw new Error(`refused: ${text}`);
          console.log(`wrote ${text}`);
        },
      });
      console.log("commit");
      return result;
    } catch (error) {
      console.log("rollback");
      throw error;
    } finally {
      finish();
    }
  }
}

exports.Session = Session;
exports.Client = Client;
exports.Lease = Lease;
exports.Scratch = Scratch;
exports.Store = Store;
exports.connect = async (name) => {
  await answer(undefined, 1);
  if (name.startsWith("nowhere")) throw new Error(`unknown depot: ${name}`);
  return new Session(name);
};
exports.lease = (name) => new Lease(name);
exports.scratch = () => new Scratch();
exports.report = (text) => answer(undefined, 2).then(() => { console.log(`reported ${text}`); });
exports.describeSync = (name) => `depot ${name}`;
exports.describe = async (name) => { await answer(undefined, 1); return `depot ${name}`; };
