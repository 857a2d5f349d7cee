/** Does every way of leaving pass its cleanups? */
import { describe, expect, it } from "vitest";
import { graphs } from "./lowered.ts";

describe("cleanups", () => {
  it("copies finally for each way of leaving", () => {
    expect(graphs(`function read(open) { const file = open(); try { if (file.ok) return file.read(); } finally { file.close(); } }`)).toMatchInlineSnapshot(`
      "f1 read(open) [called only here]
      entry:
        t1 = call open()
        bind file = t1
        -> b4
        ~> raise
      b4:
        -> b6 if file.ok, state file.ok, test file.ok
        -> b5 if not file.ok, not state file.ok, not test file.ok
      b5:
        t2 = call file.close()
        drop t2
        -> exit
        ~> raise
      b6:
        t3 = call file.read()
        return t3
        -> b8
        ~> b3
      b3:
        t4 = call file.close()
        drop t4
        -> raise (exception)
        ~> raise
      b8:
        t5 = call file.close()
        drop t5
        -> exit
        ~> raise"
    `);
  });

  it("catches", () => {
    expect(graphs(`function load(x) { try { x.open(); } catch ({ message }) { throw new Error(message); } x.done(); }`)).toMatchInlineSnapshot(`
      "f1 load(x) [called only here]
      entry:
        t1 = call x.open()
        drop t1
        -> b4
        ~> b3
      b3:
        bind message = unknown
        t2 = call new Error(message)
        escape t2 to throw
        -> raise (throw)
        ~> raise
      b4:
        t3 = call x.done()
        drop t3
        -> exit
        ~> raise"
    `);
  });

  it("holds several resources in one block and releases them in reverse order", () => {
    expect(graphs(`async function hold() { using a = first(); await using b = second(a), c = third(); return b.get(); }`)).toMatchInlineSnapshot(`
      "async f1 hold() [called only here]
      entry:
        t1 = call first()
        bind a = t1
        hold a
        -> b4
        ~> raise
      b4:
        t2 = call second(a)
        bind b = t2
        hold await b
        -> b6
        ~> b3
      b6:
        t3 = call third()
        bind c = t3
        hold await c
        -> b8
        ~> b5
      b8:
        use b.get by promised
        t4 = call b.get()
        return t4
        -> b9
        ~> b7
      b7:
        scope-end await c
        -> b5 (exception)
        ~> b5
      b9:
        scope-end await c
        -> b10
        ~> b5
      b5:
        scope-end await b
        -> b3 (exception)
        ~> b3
      b10:
        scope-end await b
        -> b11
        ~> b3
      b3:
        scope-end a
        -> raise (exception)
        ~> raise
      b11:
        scope-end a
        -> exit
        ~> raise"
    `);
  });

  it("releases once a round in the head of a loop", () => {
    expect(graphs(`async function each(xs) { for (await using x of xs) { if (x.skip) continue; x.use(); } }`)).toMatchInlineSnapshot(`
      "async f1 each(xs) [called only here]
      entry:
        -> b3
      b3:
        use xs by iterate
        -> b5
        -> b4
      b4 after loop b3:
        -> exit
      b5:
        bind x = xs.*
        hold await x
        -> b7
      b7:
        -> b9 if x.skip, state x.skip, test x.skip
        -> b8 if not x.skip, not state x.skip, not test x.skip
      b8:
        t1 = call x.use()
        drop t1
        -> b11
        ~> b6
      b6:
        scope-end await x
        -> raise (exception)
        ~> raise
      b11:
        scope-end await x
        -> b3 (back)
        ~> raise
      b9:
        scope-end await x
        -> b3 (back)
        ~> raise"
    `);
  });

  it("holds at the top level of a module", () => {
    expect(graphs(`await using server = await start();\nserver.run();`)).toMatchInlineSnapshot(`
      "f0 (module)()
      entry:
        t1 = call start() awaited
        t2 = settle t1
        bind server = t2
        hold await server
        -> b4
        ~> raise
      b4:
        t3 = call server.run()
        drop t3
        -> b5
        ~> b3
      b3:
        scope-end await server
        -> raise (exception)
        ~> raise
      b5:
        scope-end await server
        -> exit
        ~> raise"
    `);
  });

  it("continues the outer loop from a finaliser that is copied into an inner one", () => {
    expect(
      graphs(`function again(xs) { while (xs()) { try { for (;; step()) { if (a) return; } } finally { continue; } } }`),
    ).toMatchInlineSnapshot(`
      "f1 again(xs) [called only here]
      entry:
        -> b3
      b3:
        t1 = call xs()
        use t1 by promised
        -> b9 if t1
        -> b4 if not t1
        ~> raise
      b4 after loop b3:
        -> exit
      b9:
        -> b12 if test a
        -> b10 if not test a
      b10:
        t2 = call step()
        -> b9 (back)
        ~> b6
      b12:
        return
        -> b14
      b6:
        -> b3 (back)
      b14:
        -> b3 (back)"
    `);
  });

  it("lets the consumer of a generator end it at yield", () => {
    expect(graphs(`function* rows() { const c = open(); try { yield c; } finally { c.close(); } yield* more(); }`)).toMatchInlineSnapshot(`
      "generator f1 rows() [called only here]
      entry:
        t1 = call open()
        bind c = t1
        -> b4
        ~> raise
      b4:
        escape c to yield
        use c by read
        -> b5 (generator-return)
        -> b6
        ~> b3
      b3:
        t2 = call c.close()
        drop t2
        -> raise (exception)
        ~> raise
      b6:
        t3 = call c.close()
        drop t3
        t4 = call more() awaited
        t5 = settle t4
        drop t5
        -> exit
        ~> raise
      b5:
        t6 = call c.close()
        drop t6
        -> exit
        ~> raise"
    `);
  });
});
