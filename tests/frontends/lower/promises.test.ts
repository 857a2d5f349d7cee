/** Is it seen how promises are made, chained and waited for? */
import { describe, expect, it } from "vitest";
import { graphs } from "./lowered.ts";

describe("promises", () => {
  it("chains", () => {
    expect(
      graphs(`
        function go(session, ok) {
          work().then(ok, undefined).catch(() => {}).finally(session.close.bind(session));
          other().then(ok, fail);
          schema.catch("default");
          function fail() {}
        }
      `),
    ).toMatchInlineSnapshot(`
      "f1 go(session, ok) [called only here]
      entry:
        fail = closure f3
        t1 = call work()
        escape ok to argument
        t2 = chain t1.then()
        t3 = closure f2
        t4 = chain t2.catch(f2) handled
        t5 = chain t4.finally(session.close)
        drop t5
        t6 = call other()
        escape ok to argument
        t7 = chain t6.then(f3) handled
        drop t7
        t8 = call schema.catch("default")
        drop t8
        -> exit
        ~> raise

      f2 (anonymous)() [called only here]
      entry:
        -> exit

      f3 fail() [called only here]
      entry:
        -> exit"
    `);
  });

  it("keeps a method of a catalogued resource that is only called like one of a promise", () => {
    expect(graphs(`import { Pool } from "db"; function go() { new Pool().then(() => {}); }`)).toMatchInlineSnapshot(`
      "f1 go() [captures Pool; called only here]
      entry:
        t1 = call new Pool() known
        t2 = closure f2
        t3 = call t1.then(f2)
        drop t3
        -> exit
        ~> raise

      f2 (anonymous)()
      entry:
        -> exit"
    `);
  });

  it("returns, awaits and drops", () => {
    expect(graphs(`async function one() { if (a) return two(); return await two(); } async function two() { one(); await one(); void one(); }`)).toMatchInlineSnapshot(`
      "async f1 one() [captures two; called only here]
      entry:
        -> b4 if test a
        -> b3 if not test a
      b3:
        t1 = call two() to f2 awaited promise
        t2 = settle t1
        return t2
        -> exit
        ~> raise
      b4:
        t3 = call two() to f2 promise
        return t3 promise
        -> exit
        ~> raise

      async f2 two() [captures one; called only here]
      entry:
        t1 = call one() to f1 promise
        drop t1 promise
        t2 = call one() to f1 awaited promise
        t3 = settle t2
        drop t3
        t4 = call one() to f1 promise
        handle t4 by void
        drop t4 promise
        -> exit
        ~> raise"
    `);
  });

  it("collects tasks in an array", () => {
    expect(
      graphs(`async function all(xs) { const tasks = [first()]; for (const x of xs) tasks.push(start(x)); await Promise.all(tasks); for (const t of tasks) await t; }`),
    ).toMatchInlineSnapshot(`
      "async f1 all(xs) [called only here]
      entry:
        t1 = call first()
        bind t2.0 = t1
        assign t2.* = t1
        bind tasks = t2
        -> b3
        ~> raise
      b3:
        use xs by iterate
        -> b5
        -> b4
      b4 after loop b3:
        t3 = call Promise.all(tasks) awaited promise
        t4 = settle t3
        drop t4
        -> b6
        ~> raise
      b6:
        use tasks by iterate
        -> b8
        -> b7
      b7 after loop b6:
        -> exit
      b8:
        bind t = tasks.*
        t5 = settle t
        drop t5
        -> b6 (back)
        ~> raise
      b5:
        bind x = xs.*
        t6 = call start(x)
        t7 = call tasks.push(_) total
        escape t6 to container tasks
        assign tasks.* = t6
        drop t7
        -> b3 (back)
        ~> raise"
    `);
  });
});
