/** Do the members of a class share their `this`, and names their knowledge? */
import { describe, expect, it } from "vitest";
import { printFile } from "../../../src/core/print.ts";
import { lower } from "./lowered.ts";

describe("classes", () => {
  it("gives all methods of a class one this", () => {
    const text = `
      import { Pool } from "db";
      export class Store extends Base {
        #pool = new Pool();
        static made = 0;
        static { Store.made = count(); }
        constructor(private readonly size: number) { super(); this.client = null; }
        get pool() { return this.#pool; }
        run = async () => { this.#work(); };
        #work() { setInterval(this.#tick); }
        #tick() {}
        #unused() {}
        async [Symbol.asyncDispose]() { await this.#pool.end(); }
      }
    `;
    const { ir } = lower(text);
    expect(printFile(ir)).toMatchInlineSnapshot(`
      "f0 (module)()
      entry:
        Store = closure f1
        Store = closure f2
        Store = closure f3
        Store = closure f5
        Store = closure f6
        Store = closure f7
        Store = closure f8
        bind Store.made = unknown
        t1 = call count()
        assign Store.made = t1
        escape t1 to outer
        -> exit
        ~> raise

      class-initializer f1 Store.(fields)() [captures this, Pool, this.#pool, this.run]
      entry:
        t1 = call new Pool() known
        bind this.#pool = t1
        t2 = closure f4
        bind this.run = t2
        -> exit
        ~> raise

      method f2 Store.constructor(size) [captures this, this.size, this.client]
      entry:
        bind this.size = size
        t1 = call new super()
        drop t1
        assign this.client = absent
        -> exit
        ~> raise

      method f3 Store.get pool() [captures this, this.#pool]
      entry:
        return this.#pool
        -> exit

      async f4 Store.run() [captures this]
      entry:
        t1 = call this.#work() to f5
        drop t1
        -> exit
        ~> raise

      method f5 Store.#work() [captures this, this.#tick; called only here]
      entry:
        t1 = call setInterval(f6)
        drop t1
        -> exit
        ~> raise

      method f6 Store.#tick()
      entry:
        -> exit

      method f7 Store.#unused() [called only here]
      entry:
        -> exit

      async method f8 Store.@@asyncDispose() [captures this, this.#pool]
      entry:
        t1 = call this.#pool.end() awaited
        t2 = settle t1
        drop t2
        -> exit
        ~> raise"
    `);
    const [shape] = ir.classes;
    expect(shape && { methods: [...shape.methods], open: shape.open, exported: shape.exported, hidden: [...shape.privateFields] }).toMatchInlineSnapshot(`
      {
        "exported": true,
        "hidden": [
          "#pool",
          "size",
          "#work",
          "#tick",
          "#unused",
        ],
        "methods": [
          [
            "constructor",
            2,
          ],
          [
            "get pool",
            3,
          ],
          [
            "run",
            4,
          ],
          [
            "#work",
            5,
          ],
          [
            "#tick",
            6,
          ],
          [
            "#unused",
            7,
          ],
          [
            "@@asyncDispose",
            8,
          ],
        ],
        "open": true,
      }
    `);
    const field = shape && ir.member(shape.self, "#pool");
    expect(field && ir.knowledge.classOf(field)?.name).toBe("Pool");
  });
});

describe("knowledge", () => {
  it("answers by the catalog and by names", () => {
    const { ir, variables } = lower(`import { Pool } from "db"; const pool = new Pool(); pool.end();`);
    const pool = ir.knowledge.resource("db", "Pool");
    expect(pool?.name).toBe("Pool");
    expect(ir.knowledge.resource("constructor", "Pool")).toBeUndefined();
    expect(pool && ir.knowledge.libraryOf(pool)).toBe("db");
    expect([...variables.keys()].map((variable) => `${variable.role} ${variable.name}`)).toEqual(["import Pool", "variable pool"]);
  });
});
