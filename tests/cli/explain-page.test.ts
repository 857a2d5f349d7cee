/** Is the page complete without a browser's help: self-contained, escaped, with a drawing that overlaps nothing? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderPage } from "../../src/cli/explain/page.ts";
import { escapeHtml, html, prose } from "../../src/cli/explain/page/html.ts";
import { layOut, type Link, type Sized } from "../../src/cli/explain/page/layout.ts";
import { tokensOf } from "../../src/cli/explain/page/tokens.ts";
import { folderWith } from "./command.ts";
import { explained } from "./explained.ts";

const code = `import { Pool } from "pg";
export async function evil(a) {
  const pool = new Pool({ x: "</script><script>alert(1)</script><style>" });
  if (a === "\\"'><img src=x onerror=alert(1)>") return null; // \u202E </pre>
  await pool.end();
}
`;

describe("the page", () => {
  test("holds all that it needs, and text of the source as text only", async () => {
    await using folder = await folderWith({ "a.js": code, "quiet.js": "export {};\n" });
    const page = renderPage(await explained(folder.path, ["."]));
    expect(page).not.toMatch(/\b(?:src|action|srcset)=(?!x onerror)|@import|url\(|<(?:iframe|object|embed|base|form)\b/u);
    expect(page.match(/<script/gu)).toEqual(["<script"]);
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;/script&gt;&lt;script&gt;alert(1)");
    expect(page).not.toContain("\u202E");
    expect([...page.matchAll(/<(?:a|link) [^>]*href="(?<to>[^"]*)"/gu)].map(({ groups }) => groups?.["to"]).filter(to => !/^(?:#|data:,$|https:\/\/github\.com\/async-lifecycle\/)/u.test(to ?? ""))).toEqual([]);
    expect(page).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; [^"]*script-src &#39;sha256-/u);
    expect(page).toContain("quiet.js<br>Nothing was found.");
  });

  test("without a finding says so", async () => {
    await using folder = await folderWith({ "quiet.js": "export {};\n" });
    expect(renderPage(await explained(folder.path, ["quiet.js"]))).toContain("There is nothing to explain.");
  });

  test("text cannot become markup", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), text => !/[<>"']/u.test(escapeHtml(text))));
    expect(html`<b title="${'"<'}">${"&"}${html`<i/>`}${undefined}</b>`.markup).toBe('<b title="&quot;&lt;">&amp;<i/></b>');
    expect(prose("`a<b>` and `c").markup).toBe("`a&lt;b&gt;` and `c");
    expect(prose("`a<b>` and c").markup).toBe("<code>a&lt;b&gt;</code> and c");
  });
});

describe("colours of source", () => {
  const kinds = (text: string, isPython: boolean): readonly string[] => tokensOf(text, isPython).map(({ end, kind, start }) => `${kind} ${text.slice(start, end)}`);

  test("comments, strings, numbers and keywords", () => {
    expect(kinds('const a = "x"; // y', false)).toEqual(["keyword const", 'string "x"', "comment // y"]);
    expect(kinds('async def f(): return f"{1}" + 2.5 # z', true)).toEqual(["keyword async", "keyword def", "keyword return", 'string f"{1}"', "number 2.5", "comment # z"]);
  });
});

describe("the layout", () => {
  /** A graph in which every box can be reached, in an order that has those that lead to it first. */
  const graph = fc
    .array(fc.record({ width: fc.integer({ min: 14, max: 300 }), height: fc.integer({ min: 14, max: 120 }), from: fc.nat(), more: fc.array(fc.nat(), { maxLength: 2 }), back: fc.option(fc.nat()) }), { minLength: 1, maxLength: 40 })
    .map(parts => {
      const boxes: Sized[] = parts.map(({ height, width }, id) => ({ id, width, height }));
      const links: Link[] = parts.flatMap(({ back, from, more }, id) => [
        ...(id === 0 ? [] : [from, ...more].map(each => ({ from: each % id, to: id, isBack: false }))),
        ...(back === null ? [] : [{ from: id, to: back % (id + 1), isBack: true }]),
      ]);
      return { boxes, links };
    });

  test("boxes do not overlap, lie inside, and stand below those that lead to them", () => {
    fc.assert(
      fc.property(graph, ({ boxes, links }) => {
        const { boxes: placed, height, routes, width } = layOut(boxes, links);
        const all = [...placed.values()];
        const isInside = all.every(box => box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height);
        const isApart = all.every((one, index) =>
          all.slice(index + 1).every(other => one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y),
        );
        const isDown = links.every(link => link.isBack || (placed.get(link.from)?.y ?? 0) < (placed.get(link.to)?.y ?? 0));
        return isInside && isApart && isDown && routes.length === links.length && routes.every(({ points }) => points.length >= 2);
      }),
    );
  });

  test("a straight line of boxes is one line", () => {
    const boxes = [0, 1, 2].map(id => ({ id, width: 50 + id * 20, height: 20 }));
    const { boxes: placed } = layOut(boxes, [{ from: 0, to: 1, isBack: false }, { from: 1, to: 2, isBack: false }]);
    expect(new Set([...placed.values()].map(({ width, x }) => Math.round(x + width / 2))).size).toBe(1);
  });
});
