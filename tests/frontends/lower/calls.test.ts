/** Does a call become the right events? */
import { describe, expect, it } from "vitest";
import { graphs, lower } from "./lowered.ts";

describe("calls", () => {
  it("names receiver, method and arguments, and looks through await", () => {
    expect(
      graphs(`
        import { Pool } from "db";
        export async function run(query: string) {
          const pool = new Pool({ size: 1, agents: [shared, "x"] });
          const client = await pool.connect();
          (client as any)!.query(query, -1, null, \`t\`, ...rest);
          await pool.end();
        }
        declare const shared: object, rest: string[];
      `),
    ).toMatchInlineSnapshot(`
      "async f1 run(query) [captures Pool, shared, rest]
      entry:
        t1 = call new Pool({ size: 1, agents: [shared, "x"] }) known
        bind pool = t1
        t2 = call pool.connect() awaited
        t3 = settle t2
        bind client = t3
        use rest by spread
        t4 = call client.query(query, -1, null, "t", ...rest)
        drop t4
        t5 = call pool.end() awaited
        t6 = settle t5
        drop t6
        -> exit
        ~> raise"
    `);
  });

  it("puts what is further left of a method into its name", () => {
    expect(graphs(`async function read(res) { await res.body.text(); res.a.b.c.d(); (await res.next()).body.cancel(); }`)).toMatchInlineSnapshot(`
      "async f1 read(res) [called only here]
      entry:
        t1 = call res.body.text() awaited
        t2 = settle t1
        drop t2
        t3 = call res.a.b.c.d()
        drop t3
        t4 = call res.next() awaited
        t5 = settle t4
        t6 = call t5.body.cancel()
        drop t6
        -> exit
        ~> raise"
    `);
  });

  it("leaves an optional chain at null and undefined", () => {
    expect(graphs(`function stop(client) { client?.close?.(); return client?.name; }`)).toMatchInlineSnapshot(`
      "f1 stop(client) [called only here]
      entry:
        -> b3 if client is nullish
        -> b4 if client is not nullish
      b4:
        -> b3 if client.close is nullish
        -> b5 if client.close is not nullish
      b5:
        t1 = call client.close()
        -> b3
        ~> raise
      b3:
        drop t1
        return client.name
        -> exit"
    `);
  });

  it("knows which functions of the file are called, and whether they give promises", () => {
    expect(
      graphs(`
        async function later() {}
        const plain = () => 1;
        function call() { later(); plain(); (async () => {})(); new Promise(done => done()); return later(); }
        call();
      `),
    ).toMatchInlineSnapshot(`
      "async f1 later() [called only here]
      entry:
        -> exit

      f2 plain() [called only here]
      entry:
        return
        -> exit

      f3 call() [captures later, plain; called only here]
      entry:
        t1 = call later() to f1 promise
        drop t1 promise
        t2 = call plain() to f2
        drop t2
        t3 = closure f4
        t4 = call (function)() to f4 promise
        drop t4 promise
        t5 = closure f5
        t6 = call new Promise(f5) runs 0 now promise
        drop t6 promise
        t7 = call later() to f1 promise
        return t7 promise
        -> exit
        ~> raise

      async f4 (anonymous)() [called only here]
      entry:
        -> exit

      f5 (anonymous)(done) [called only here]
      entry:
        t1 = call done() total
        return t1
        -> exit"
    `);
  });

  it("knows callbacks that run at once", () => {
    expect(graphs(`function each(xs) { xs.forEach(x => x.stop()); Array.from(xs, x => x); queue(x => x); }`)).toMatchInlineSnapshot(`
      "f1 each(xs) [called only here]
      entry:
        t1 = closure f2
        t2 = call xs.forEach(f2) runs 0 now
        drop t2
        t3 = closure f3
        t4 = call Array.from(xs, f3) runs 1 now
        drop t4
        t5 = closure f4
        t6 = call queue(f4)
        drop t6
        -> exit
        ~> raise

      f2 (anonymous)(x) [called only here]
      entry:
        t1 = call x.stop()
        return t1
        -> exit
        ~> raise

      f3 (anonymous)(x) [called only here]
      entry:
        return x
        -> exit

      f4 (anonymous)(x)
      entry:
        return x
        -> exit"
    `);
  });

  it("knows who runs the callbacks of a catalogued method", () => {
    expect(
      graphs(`import { Pool } from "db"; async function go() { const pool = new Pool(); await pool.transaction(work); } async function work() {}`),
    ).toMatchInlineSnapshot(`
      "async f1 go() [captures Pool, work; called only here]
      entry:
        t1 = call new Pool() known
        bind pool = t1
        t2 = call pool.transaction(f2) awaited
        t3 = settle t2
        drop t3
        -> exit
        ~> raise

      async f2 work() [called only here]
      entry:
        -> exit"
    `);
  });

  it("takes a resource that is called itself for the receiver", () => {
    const text = "import { Pool } from 'db'; class Store { sql = new Pool(); get() { return this.sql`1`; } put() { this.sql(1); } } function f(release) { release(); g(); } function g() {}";
    const calls = lower(text).ir.functions.flatMap((graph) =>
      graph.blocks.flatMap(({ events }) => events.flatMap((event) => (event.kind === "call" ? [event] : []))),
    );
    expect(calls.map(({ name, receiver, method }) => [name, receiver?.name, method])).toEqual([
      ["Pool", undefined, undefined],
      ["this.sql", "this.sql", "()"],
      ["this.sql", "this.sql", "()"],
      ["release", "release", "()"],
      ["g", undefined, undefined],
    ]);
  });

  it("stops where a call never returns", () => {
    expect(
      graphs(`import { exit, fail } from "db"; function end(x) { if (x) { exit(); never(); } fail(); never(); }`),
    ).toMatchInlineSnapshot(`
      "f1 end(x) [captures exit, fail; called only here]
      entry:
        -> b4 if x, test x
        -> b3 if not x, not test x
      b3:
        t1 = call fail() known
        -> raise (throw)
        ~> raise
      b4:
        t2 = call exit() known total"
    `);
  });

  it("trusts what cannot throw", () => {
    expect(graphs(`function log(x) { console.log(String(x), Math.max(1, 2)); }`)).toMatchInlineSnapshot(`
      "f1 log(x) [called only here]
      entry:
        t1 = call String(x) total
        t2 = call Math.max(1, 2) total
        t3 = call console.log(_, _) total
        drop t3
        -> exit"
    `);
  });

  it("lowers tags, imports and dropped effects of operators", () => {
    expect(
      graphs("async function all(sql) { const m = await import('db'); sql`select ${m} ${1}`; delete f().x, void g(); `${h()}`; }"),
    ).toMatchInlineSnapshot(`
      "async f1 all(sql) [called only here]
      entry:
        t1 = call import("db") awaited promise
        t2 = settle t1
        bind m = t2
        t3 = call sql(["select ", " ", ""], m, 1)
        drop t3
        t4 = call f()
        use t4.x by promised
        assign t4.x = absent
        t5 = call g()
        handle t5 by void
        drop t5
        t6 = call h()
        use t6 by promised
        -> exit
        ~> raise"
    `);
  });
});
