/** Do tests and loops lead where they should, with what they prove? */
import { describe, expect, it } from "vitest";
import { graphs } from "./lowered.ts";

describe("ways", () => {
  it("tells what the outcome of a test proves", () => {
    expect(
      graphs(`
        function test(a, mode, client) {
          if (a && !client.closed) x1();
          else if (mode === "fast" || "fast" !== mode) x2();
          if (client == null || typeof a === "undefined") x3();
          if (client.isOpen()) x4();
          if (client.ended === false) x5();
        }
      `),
    ).toMatchInlineSnapshot(`
      "f1 test(a, mode, client) [called only here]
      entry:
        -> b6 if a, test a
        -> b5 if not a, not test a
      b6:
        -> b5 if client.closed, state client.closed
        -> b4 if not client.closed, not state client.closed
      b4:
        t1 = call x1()
        drop t1
        -> b3
        ~> raise
      b5:
        -> b7 if test mode === "fast"
        -> b9 if not test mode === "fast"
      b9:
        -> b7 if not test mode === "fast"
        -> b3 if test mode === "fast"
      b7:
        t2 = call x2()
        drop t2
        -> b3
        ~> raise
      b3:
        -> b11 if client is nullish, test client == null
        -> b13 if client is not nullish, not test client == null
      b13:
        use a by asked
        -> b11 if a is nullish, test typeof a === "undefined"
        -> b10 if a is not nullish, not test typeof a === "undefined"
      b11:
        t3 = call x3()
        drop t3
        -> b10
        ~> raise
      b10:
        t4 = call client.isOpen()
        use t4 by promised
        -> b15 if t4, state client.isOpen
        -> b14 if not t4, not state client.isOpen
        ~> raise
      b15:
        t5 = call x4()
        drop t5
        -> b14
        ~> raise
      b14:
        -> b18 if not state client.ended
        -> exit if state client.ended
      b18:
        t6 = call x5()
        drop t6
        -> exit
        ~> raise"
    `);
  });

  it("has no key for a test whose variable changes", () => {
    expect(graphs(`function test(x) { let n = 0; n++; if (n) f(); if (x.size) g(); x.mode = 1; if (x.mode) h(); if (this.on) i(); }`)).toMatchInlineSnapshot(`
      "f1 test(x) [called only here]
      entry:
        bind n = unknown
        -> b4 if n
        -> b3 if not n
      b4:
        t1 = call f()
        drop t1
        -> b3
        ~> raise
      b3:
        -> b7 if x.size, state x.size
        -> b6 if not x.size, not state x.size
      b7:
        t2 = call g()
        drop t2
        -> b6
        ~> raise
      b6:
        assign x.mode = unknown
        -> b10 if x.mode, state x.mode
        -> b9 if not x.mode, not state x.mode
      b10:
        t3 = call h()
        drop t3
        -> b9
        ~> raise
      b9:
        -> b13
        -> exit
      b13:
        t4 = call i()
        drop t4
        -> exit
        ~> raise"
    `);
  });

  it("chooses values", () => {
    expect(graphs(`function pick(a, b, c) { const x = a ?? open(); const y = a || b; const z = c ? a : null; c && close(x); b ??= x; return y; }`)).toMatchInlineSnapshot(`
      "f1 pick(a, b, c) [called only here]
      entry:
        -> b5 if a is nullish
        -> b4 if a is not nullish
      b4:
        bind t1 = a
        -> b3
      b5:
        t2 = call open()
        bind t1 = t2
        -> b3
        ~> raise
      b3:
        bind x = t1
        -> b7 if a, test a
        -> b8 if not a, not test a
      b8:
        bind t3 = b
        -> b6
      b7:
        bind t3 = a
        -> b6
      b6:
        bind y = t3
        -> b10 if c, test c
        -> b11 if not c, not test c
      b11:
        bind t4 = absent
        -> b9
      b10:
        bind t4 = a
        -> b9
      b9:
        bind z = t4
        -> b12 if c, test c
        -> b13 if not c, not test c
      b13:
        bind t5 = absent
        -> b14
      b12:
        t6 = call close(x)
        bind t5 = t6
        -> b14
        ~> raise
      b14:
        drop t5
        -> b15 if b is nullish
        -> b16 if b is not nullish
      b15:
        assign b = x
        -> b16
      b16:
        return y
        -> exit"
    `);
  });

  it("goes round loops", () => {
    expect(
      graphs(`
        async function loops(xs, s) {
          outer: for (let i = 0; i < 3; i++) { if (i) continue; while (true) { if (s()) break outer; } }
          do { step(); } while (more());
          for await (const chunk of s) { use(chunk); }
          for (const key in xs) { use(key); }
        }
      `),
    ).toMatchInlineSnapshot(`
      "async f1 loops(xs, s) [called only here]
      entry:
        bind i = unknown
        -> b3
      b3:
        use i by promised
        -> b5 if i
        -> b11 if not i
      b11:
        t1 = call s()
        use t1 by promised
        -> b4 if t1
        -> b12 if not t1
        ~> raise
      b12:
        -> b11 (back)
      b5:
        use i by promised
        -> b15
        -> b4
      b4 after loop b3:
        -> b16
      b16:
        t2 = call step()
        drop t2
        -> b18
        ~> raise
      b18:
        t3 = call more()
        use t3 by promised
        -> b19 if t3
        -> b17 if not t3
        ~> raise
      b17 after loop b16:
        -> b20
      b20:
        use s by iterate
        -> b22
        -> b21
        ~> raise
      b21 after loop b20:
        -> b23
      b23:
        -> b25
        -> b24
      b24 after loop b23:
        -> exit
      b25:
        bind key = unknown
        t4 = call use(key)
        drop t4
        -> b23 (back)
        ~> raise
      b22:
        t5 = settle s.*
        bind chunk = t5
        t6 = call use(chunk)
        drop t6
        -> b20 (back)
        ~> raise
      b19:
        -> b16 (back)
      b15:
        -> b3 (back)"
    `);
  });

  it("falls through the cases of a switch", () => {
    expect(
      graphs(`function choose(mode) { switch (mode) { case "a": f(); case "b": g(); break; default: h(); case null: i(); } if (mode === "a") j(); }`),
    ).toMatchInlineSnapshot(`
      "f1 choose(mode) [called only here]
      entry:
        -> b4 if test mode === "a"
        -> b8 if not test mode === "a"
      b8:
        -> b5 if test mode === "b"
        -> b9 if not test mode === "b"
      b9:
        -> b7 if mode is nullish, test mode === null
        -> b6 if mode is not nullish, not test mode === null
      b6:
        t1 = call h()
        drop t1
        -> b7
        ~> raise
      b7:
        t2 = call i()
        drop t2
        -> b3
        ~> raise
      b4:
        t3 = call f()
        drop t3
        -> b5
        ~> raise
      b5:
        t4 = call g()
        drop t4
        -> b3
        ~> raise
      b3:
        -> b12 if test mode === "a"
        -> exit if not test mode === "a"
      b12:
        t5 = call j()
        drop t5
        -> exit
        ~> raise"
    `);
  });

  it("drops dead code, but not the functions in it", () => {
    expect(graphs(`function f() { return; later(); function later() { g(); } }`)).toMatchInlineSnapshot(`
      "f1 f() [called only here]
      entry:
        later = closure f2
        return
        -> exit

      f2 later() [called only here]
      entry:
        t1 = call g()
        drop t1
        -> exit
        ~> raise"
    `);
  });
});
