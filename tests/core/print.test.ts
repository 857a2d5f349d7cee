/** Can a person read a graph in both views, whatever is in it? */
import { describe, expect, it } from "vitest";
import { NO_CONVENTIONS } from "../../src/core/conventions.ts";
import { FlowBuilder, PlaceTable } from "../../src/core/build.ts";
import type { FlowEvent, FlowGraph, Place, Site, Variable } from "../../src/core/ir.ts";
import { mayRaise, printEvent, printFile, printGraph, printMermaid } from "../../src/core/print.ts";

const site: Site = { start: 0, end: 1, line: 1, column: 0, endLine: 1, endColumn: 1 };
const at = { site, origin: {} };
const places = new PlaceTable();

function variable(name: string): Place {
  const made: Variable = {
    id: 0,
    name,
    owner: 0,
    role: "variable",
    constant: true,
    exported: false,
    moduleLevel: false,
    captured: false,
    writtenElsewhere: false,
  };
  return places.variable(made);
}

const pool = variable("pool");
const result = places.result("connect()");

function call(name: string, more: Partial<Extract<FlowEvent, { kind: "call" }>> = {}): FlowEvent {
  return {
    kind: "call",
    ...at,
    target: places.result(name),
    name,
    functions: [],
    construct: false,
    args: [],
    awaited: false,
    promise: "unknown",
    mayThrow: true,
    ...more,
  };
}

function graph(build: (builder: FlowBuilder) => void, shape: Partial<FlowGraph> = {}): FlowGraph {
  const builder = new FlowBuilder();
  build(builder);
  return builder.finish({
    id: 3,
    name: "work",
    kind: "function",
    async: false,
    generator: false,
    site,
    origin: {},
    parameters: [],
    captures: [],
    terms: [],
    reachable: true,
    ...shape,
  });
}

describe("text", () => {
  it.each<[string, FlowEvent]>([
    ["t1 = call new Pool({ size: 1, of: [\"x\", null, ...pool] }) known", call("Pool", { construct: true, effect: {}, args: [{ properties: new Map([["size", { literal: 1 }], ["of", { elements: [{ literal: "x" }, { literal: null }, { place: pool, spread: true }] }]]) }] })],
    ["t1 = call pool.query(f2, _, {}) to f1 or f4 runs 0 now awaited promise total", call("pool.query", { receiver: pool, method: "query", args: [{ function: 2 }, {}, { properties: new Map() }], functions: [1, 4], callsNow: [0], awaited: true, promise: "yes", mayThrow: false })],
    ["t1 = call sql()", call("sql", { receiver: pool, method: "()" })],
    ["bind pool = t1", { kind: "bind", ...at, target: pool, source: result, value: "alias", declares: true }],
    ["assign pool.a = absent", { kind: "bind", ...at, target: places.member(pool, "a"), value: "absent", declares: false }],
    ["escape pool to container t1", { kind: "escape", ...at, place: pool, to: "container", into: result }],
    ["return pool promise", { kind: "return", ...at, place: pool, promise: "yes" }],
    ["return", { kind: "return", ...at, promise: "no" }],
    ["t1 = settle pool", { kind: "settle", ...at, source: pool, target: result }],
    ["handle pool by void", { kind: "handle", ...at, place: pool, how: "void" }],
    ["t1 = chain pool.then(f1, pool.end) handled", { kind: "chain", ...at, source: pool, target: result, method: "then", handled: true, callbacks: [1], methods: [{ receiver: pool, method: "end" }] }],
    ["drop promise", { kind: "drop", ...at, promise: "yes" }],
    ["use pool.rows by iterate", { kind: "use", ...at, place: pool, how: "iterate", member: "rows", mayThrow: false }],
    ["hold await pool", { kind: "hold-in-scope", ...at, place: pool, async: true }],
    ["scope-end pool", { kind: "scope-end", ...at, place: pool, async: false }],
    ["t1 = closure f7", { kind: "closure", ...at, target: result, function: 7 }],
  ])("says `%s`", (words, event) => {
    expect(printEvent(event)).toBe(words);
  });

  it("shows ways, conditions and cleanups, and no block that only leads on", () => {
    const shown = graph(
      (builder) => {
        const yes = builder.block();
        const no = builder.block();
        const idle = builder.block();
        builder.withCleanup(
          () => {
            builder.emit({ kind: "scope-end", ...at, place: pool, async: true });
          },
          () => {
            builder.emit(call("open"));
            builder.branch(
              yes,
              no,
              {
                whenTrue: [
                  { kind: "truthy", place: pool, holds: true },
                  { kind: "nullish", place: pool, holds: false },
                ],
                whenFalse: [
                  { kind: "state", place: pool, property: "closed", holds: false },
                  { kind: "test", key: "mode", holds: false },
                ],
              },
              site,
            );
            builder.resume(yes);
            builder.emit({ kind: "return", ...at, promise: "no" });
            builder.leave();
            builder.resume(no);
            builder.enter(idle);
          },
        );
      },
      { async: true, generator: true, kind: "method", parameters: [pool], captures: [pool], reachable: false, incomplete: false },
    );
    expect(printGraph(shown)).toMatchInlineSnapshot(`
      "async generator method f3 work(pool) [captures pool; called only here]
      entry:
        t1 = call open()
        -> b3 if pool, pool is not nullish
        -> b5 if not state pool.closed, not test mode
        ~> b6
      b5:
        scope-end await pool
        -> exit
        ~> raise
      b3:
        return
        -> b7
      b6:
        scope-end await pool
        -> raise (exception)
        ~> raise
      b7:
        scope-end await pool
        -> exit
        ~> raise"
    `);
    expect(printMermaid(shown)).toMatchInlineSnapshot(`
      "flowchart TD
        b2["entry<br/>t1 = call open()"]
        b5["b5<br/>scope-end await pool"]
        b3["b3<br/>return"]
        b6["b6<br/>scope-end await pool"]
        b7["b7<br/>scope-end await pool"]
        b1["exit"]
        b0["raise"]
        b2 -->|"pool, pool is not nullish"| b3
        b2 -->|"not state pool.closed, not test mode"| b5
        b2 -.-> b6
        b5 --> b1
        b5 -.-> b0
        b3 --> b7
        b6 -.->|"exception"| b0
        b6 -.-> b0
        b7 --> b1
        b7 -.-> b0"
    `);
  });

  it("names loops that a block is behind", () => {
    const looping = graph((builder) => {
      const header = builder.block();
      const exit = builder.block();
      builder.enter(header);
      builder.leavesLoop(exit, header);
      const body = builder.block();
      builder.branch(body, exit, { whenTrue: [], whenFalse: [] }, site);
      builder.resume(body);
      builder.emit(call("step"));
      builder.jump(header, "back");
      builder.resume(exit);
    });
    expect(printGraph(looping)).toMatchInlineSnapshot(`
      "f3 work()
      entry:
        -> b3
      b3:
        -> b5
        -> b4
      b4 after loop b3:
        -> exit
      b5:
        t1 = call step()
        -> b3 (back)
        ~> raise"
    `);
  });

  it("ends for a ring of blocks that only lead on", () => {
    const ring = graph((builder) => {
      const first = builder.block();
      const second = builder.block();
      builder.jump(first);
      builder.resume(first);
      builder.jump(second);
      builder.resume(second);
      builder.jump(first);
    });
    expect(printGraph(ring)).toMatch(/^f3 work\(\)\nentry:\n/u);
  });

  it("prints the wanted functions of a file", () => {
    const one = graph(() => undefined, { name: "one" });
    const two = graph(() => undefined, { name: "two" });
    const ir = {
      functions: [one, two],
      member: (base: Place) => base,
      module: 3,
      classes: [],
      termProblems: [],
      knowledge: { resource: () => undefined, libraryOf: () => "", classOf: () => undefined, closers: new Set<string>(), conventions: NO_CONVENTIONS },
    };
    expect(printFile(ir)).toBe(`${printGraph(one)}\n\n${printGraph(two)}`);
    expect(printFile(ir, ({ name }) => name === "two")).toBe(printGraph(two));
  });
});

describe("Mermaid", () => {
  it("keeps source text from becoming markup", () => {
    const hostile = graph((builder) => {
      builder.emit(call(`"]; click a "javascript:x"<b>&#`));
    });
    const text = printMermaid(hostile);
    expect(text).not.toMatch(/<b>|javascript:x"|"\];/u);
    expect(text).toMatchInlineSnapshot(`
      "flowchart TD
        b2["entry<br/>t1 = call #34;]; click a #34;javascript:x#34;#60;b#62;#38;#35;()"]
        b1["exit"]
        b0["raise"]
        b2 --> b1
        b2 -.-> b0"
    `);
  });
});

describe("mayRaise", () => {
  it("holds for what can throw", () => {
    const block = (...events: readonly FlowEvent[]): boolean =>
      mayRaise({ id: 0, events, edges: [], handler: 0 });
    expect(block(call("f"))).toBe(true);
    expect(block(call("f", { mayThrow: false }))).toBe(false);
    expect(block({ kind: "settle", ...at, source: pool, target: result })).toBe(true);
    expect(block({ kind: "scope-end", ...at, place: pool, async: false })).toBe(true);
    expect(block({ kind: "use", ...at, place: pool, how: "read", mayThrow: true })).toBe(true);
    expect(block({ kind: "drop", ...at, promise: "no" })).toBe(false);
  });
});
