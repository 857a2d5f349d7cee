/** Are values found again where they are put? */
import { describe, expect, it } from "vitest";
import { printFile } from "../../../src/core/print.ts";
import { graphs, lower } from "./lowered.ts";

describe("places", () => {
  it("takes values apart and puts them together", () => {
    expect(
      graphs(`
        function apart({ s, ...rest }, [first = make(), , third]) {
          const { a: { deep }, ["b"]: b, [key()]: c } = open();
          const pair = [s, b, ...rest], box = { s, [b]: first, nested: { third } };
          return { box, pair: pair[0], any: pair[c] };
        }
      `),
    ).toMatchInlineSnapshot(`
      "f1 apart(t1, t2) [called only here]
      entry:
        bind s = t1.s
        bind rest = unknown
        use t2.0 by element
        bind first = t2.0
        -> b3 if first is nullish
        -> b4 if first is not nullish
      b3:
        t3 = call make()
        assign first = t3
        -> b4
        ~> raise
      b4:
        use t2.2 by element
        bind third = t2.2
        t4 = call open()
        use t4.a by promised
        escape t4.a to container
        bind deep = unknown
        bind b = t4.b
        t5 = call key()
        bind c = unknown
        bind t6.0 = s
        assign t6.* = s
        bind t6.1 = b
        assign t6.* = b
        use rest by spread
        assign t6.* = rest.*
        bind pair = t6
        bind t7.s = s
        escape first to container t7
        bind t8.third = third
        bind t7.nested = t8
        bind box = t7
        bind t9.box = box
        use pair.0 by element
        bind t9.pair = pair.0
        bind t9.any = pair.*
        return t9
        -> exit
        ~> raise"
    `);
  });

  it("tells own objects from those of others", () => {
    expect(
      graphs(`
        let shared;
        function keep(target, s) {
          const own = {}; own.s = s; target.s = s; target.a.b = s; own.list[0] = s;
          shared = s; undeclared = s; shared.s = s;
          const list = []; list[s.id] = s;
        }
      `),
    ).toMatchInlineSnapshot(`
      "f1 keep(target, s) [captures shared, shared.s; called only here]
      entry:
        bind own = unknown
        assign own.s = s
        assign target.s = s
        escape s to outer
        escape s to outer
        escape s to outer
        assign shared = s
        escape s to outer
        assign shared.s = s
        escape s to outer
        bind list = unknown
        assign list.* = s
        escape s to container list
        -> exit"
    `);
  });

  it("exports", () => {
    expect(
      printFile(
        lower(`const a = open(), b = open(); export { a }; export default wrap(b); module.exports = { a, c: open() }; exports.d = open();`).ir,
      ),
    ).toMatchInlineSnapshot(`
      "f0 (module)()
      entry:
        t1 = call open()
        bind a = t1
        t2 = call open()
        bind b = t2
        t3 = call wrap(b)
        escape t3 to export
        bind t4.a = a
        t5 = call open()
        bind t4.c = t5
        escape t4 to export
        t6 = call open()
        escape t6 to export
        -> exit
        ~> raise"
    `);
    const { ir } = lower(`export const a = 1; const b = 2, c = 3; module.exports = { b }; f(a, b, c);`);
    const places = ir.functions[0]?.blocks.flatMap((block) => block.events.flatMap((event) => (event.kind === "bind" && event.target.variable ? [event.target] : [])));
    expect(places?.map((place) => [place.name, place.variable?.exported])).toEqual([
      ["a", true],
      ["b", true],
      ["c", false],
    ]);
  });

  it("hands values to components", () => {
    expect(graphs(`function App({ client }) { return <Page client={client} {...client} run={() => client.run()}>{client.name}</Page>; }`)).toMatchInlineSnapshot(`
      "f1 App(t1) [called only here]
      entry:
        bind client = t1.client
        escape client to argument
        escape client to argument
        t2 = closure f2
        escape t2 to argument
        escape client.name to argument
        return
        -> exit

      f2 (anonymous)() [captures client]
      entry:
        t1 = call client.run()
        return t1
        -> exit
        ~> raise"
    `);
  });
});
