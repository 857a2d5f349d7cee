/** Does the page of `--explain --html` do in a browser what it promises: without a network, light and dark, by keyboard? */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium } from "./browser.ts";
import { HOSTS, installed } from "./installed.ts";

/** What is used of Playwright, whose types are not installed here. */
interface Page {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  close(): Promise<void>;
  evaluate<T, A>(work: string | ((argument: A) => T), argument?: A): Promise<T>;
  hover(selector: string): Promise<void>;
  click(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  emulateMedia(options: { readonly colorScheme: "dark" | "light" }): Promise<void>;
  screenshot(options: { readonly path: string }): Promise<Buffer>;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  on(event: string, heard: (about: never) => void): void;
  readonly keyboard: { press(key: string): Promise<void> };
}
interface OpenBrowser {
  newPage(options: object): Promise<Page>;
  close(): Promise<void>;
}

const host = installed("explain", { "eslint-plugin-async-lifecycle": "packed", eslint: "10.15.0", typescript: "6.0.3", "playwright-core": "1.65.1" });
const browser = chromium(host);
const reason = "reason" in browser ? browser.reason : undefined;
if (reason !== undefined) console.warn(`The page of explanations is not opened: ${reason}.`);

const SCREENSHOTS = path.join(HOSTS, "screenshots");
const folder = mkdtempSync(path.join(tmpdir(), "explain-page-"));

const files: Readonly<Record<string, string>> = {
  "report.ts": `import { Pool } from "pg";
import { audit } from "./audit.js";

/** Sends the report. */
export async function report(isReady: boolean, rows: readonly string[]): Promise<unknown> {
  const pool = new Pool();
  for (const row of rows) {
    if (row === "") continue;
    await pool.query(row);
  }
  if (!isReady) {
    await pool.end();
  }
  try {
    await audit(rows);
  } catch {
    return null;
  }
  if (!isReady) return await pool.query("select 1");
  await pool.end();
  return rows.length;
}

export async function evil(a: string): Promise<void> {
  const pool = new Pool({ host: "</script><script>alert(1)</script><img src=x onerror=alert(2)>" });
  if (a === "\\"'>") return;
  await pool.end();
}
`,
  "scrape.py": `import asyncio

import aiohttp


async def prices(urls):
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(session.get(url)) for url in urls]
    return await asyncio.gather(*tasks)
`,
  "long.js": `import { Pool } from "pg";
export async function long(a, test) {
  const pool = new Pool();
${Array.from({ length: 200 }, (_, index) => `  if (await test(a, ${index})) {\n    await pool.query("step ${index}");\n  }\n`).join("")}  if (a) return;
  await pool.end();
}
`,
  "many.js": `import { Pool } from "pg";\n${Array.from({ length: 60 }, (_, index) => `export async function f${index}(a) {\n  const pool = new Pool();\n  if (a) return;\n  await pool.end();\n}\n`).join("")}`,
};

function explain(name: string, ...paths: readonly string[]): string {
  const output = path.join(folder, name);
  const command = path.join(host, "node_modules/.bin/async-lifecycle");
  const { status, stderr } = spawnSync(command, ["--explain", "--html", output, ...paths], { cwd: folder, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  return output;
}

/** A page, and all that it did and should not have done. */
interface Opened extends AsyncDisposable {
  readonly page: Page;
  readonly complaints: readonly string[];
}

describe.skipIf(reason !== undefined)("in Chromium", () => {
  let open: OpenBrowser;
  let main: string;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const library = (await import(pathToFileURL(path.join(host, "node_modules/playwright-core/index.mjs")).href)) as {
      readonly chromium: { launch(options: object): Promise<OpenBrowser> };
    };
    const executablePath = "path" in browser ? browser.path : "";
    open = await library.chromium.launch({ executablePath, args: ["--no-sandbox"] });
    main = explain("page.html", "report.ts", "scrape.py");
  });
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true });
  });

  async function opened(file: string, colorScheme: "dark" | "light" = "light", hash = ""): Promise<Opened> {
    const page = await open.newPage({ colorScheme, viewport: { width: 1440, height: 900 } });
    const complaints: string[] = [];
    const url = pathToFileURL(file).href;
    page.on("console", (message: { text(): string }) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error: Error) => complaints.push(`error: ${error.message}`));
    page.on("dialog", (dialog: { message(): string; dismiss(): Promise<void> }) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request: { url(): string }) => {
      if (request.url().split("#")[0] !== url && !request.url().startsWith("data:")) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(url + hash);
    return {
      page,
      complaints,
      [Symbol.asyncDispose]: async () => {
        await page.close();
        expect(complaints).toEqual([]);
      },
    };
  }

  const texts = (page: Page, selector: string): Promise<readonly string[]> =>
    page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent.trim())`);
  const count = (page: Page, selector: string): Promise<number> => page.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);

  test("shows the findings, the steps of one, and the way in its drawing", async () => {
    await using page_ = await opened(main);
    const { page } = page_;
    expect(await texts(page, "nav .rule")).toEqual(["no-undisposed-session", "no-reuse-after-close", "no-undisposed-session", "no-close-while-running"]);
    expect(await count(page, ".finding.current")).toBe(1);
    await page.click('nav a[href="#finding-2"]');
    expect(await texts(page, ".finding.current h1")).toEqual([expect.stringContaining("pool was closed on line 12")]);
    expect(await texts(page, ".finding.current .step span:last-child")).toEqual(["pool is opened here", "isReady is false", "pool is closed here", "isReady is false", "pool is used here, after its close"]);
    expect(await texts(page, ".finding.current .source .badge")).toEqual(["1", "2", "3", "4", "5"]);
    expect(await texts(page, ".finding.current .flow .badge")).toEqual(expect.arrayContaining(["1", "2", "3", "4", "5"]));
    expect(await count(page, ".finding.current .box.way")).toBeGreaterThanOrEqual(4);
    expect(await count(page, ".finding.current .arrow.way")).toBeGreaterThanOrEqual(3);
    for (const kind of ["back", "exception", "normal"]) expect(await count(page, `.finding.current .pane .arrow.${kind}`), kind).toBeGreaterThan(0);
    await page.click('nav a[href="#finding-4"]');
    expect(await texts(page, ".finding.current .flow .row")).toEqual(expect.arrayContaining([expect.stringContaining("asyncio.create_task(session.get(url))")]));
  });

  test("hovering a step marks its place in source and drawing, and the other way round", async () => {
    await using page_ = await opened(main, "light", "#finding-2");
    const { page } = page_;
    await page.hover(".finding.current .step[data-step='2']");
    expect(await texts(page, ".finding.current mark.is-active")).toEqual(["pool.end()"]);
    expect(await texts(page, ".finding.current .row.is-active")).toEqual([expect.stringContaining("await pool.end()")]);
    expect(await texts(page, ".finding.current .note.is-active")).toEqual(["3  pool is closed here"]);
    await page.hover(".finding.current .row[data-steps~='0']");
    expect(await texts(page, ".finding.current .step.is-active")).toEqual(["1pool is opened here"]);
    expect(await page.evaluate("[...document.querySelectorAll('.finding.current mark.is-active')].map((each) => each.textContent).join('')")).toBe("new Pool()");
    await page.hover("header strong");
    expect(await count(page, ".is-active")).toBe(0);
  });

  test("everything is reached by keyboard", async () => {
    await using page_ = await opened(main);
    const { page } = page_;
    const focused = (): Promise<string> => page.evaluate("(document.activeElement.className || document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.tagName) + ''");
    const walked: string[] = [];
    for (let index = 0; index < 12; index++) {
      await page.keyboard.press("Tab");
      walked.push(await focused());
    }
    expect(walked.slice(0, 3)).toEqual(["skip", "theme", "#finding-1"]);
    expect(walked).toEqual(expect.arrayContaining([expect.stringMatching(/^step opened/u), "pane"]));
    // One stop for all steps, from which arrow keys go on.
    expect(walked.filter(each => each.startsWith("step"))).toHaveLength(1);
    await page.focus('nav a[href="#finding-1"]');
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("location.hash")).toBe("#finding-2");
    await page.focus(".finding.current .step");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await texts(page, ".finding.current .step[aria-current='step']")).toEqual(["3pool is closed here"]);
    expect(await texts(page, ".finding.current mark.is-active")).toEqual(["pool.end()"]);
    await page.keyboard.press("End");
    expect(await texts(page, ".finding.current .row.is-active")).toEqual([expect.stringContaining('pool.query("select 1")')]);
    const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth");
    expect(outline).toBe("solid2px");
  });

  test.each(["light", "dark"] as const)("%s colours can be read, and the screen is not blank", async scheme => {
    await using page_ = await opened(main, scheme, "#finding-2");
    const { page } = page_;
    await page.focus(".finding.current .step");
    const weak: readonly string[] = await page.evaluate(`(${contrasts})()`);
    expect(weak).toEqual([]);
    const ground = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(ground).toBe(scheme === "light" ? "rgb(245, 246, 248)" : "rgb(14, 17, 22)");
    expect(await colorsOf(page, scheme)).toBeGreaterThan(50);
  });

  test("colours can be chosen, against the system, and stay", async () => {
    await using page_ = await opened(main, "light");
    const { page } = page_;
    const ground = (): Promise<string> => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.click("#theme");
    await page.click("#theme");
    expect(await texts(page, "#theme span")).toEqual(["dark"]);
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await ground()).toBe(dark);
    await page.click("#theme");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await ground()).toBe(dark);
  });

  test("source that looks like markup is text", async () => {
    await using page_ = await opened(main, "light", "#finding-3");
    const { page } = page_;
    expect(await texts(page, ".finding.current .source .line .string")).toEqual(expect.arrayContaining([expect.stringContaining("</script><script>alert(1)</script>")]));
    expect(await count(page, "img")).toBe(0);
    expect(await count(page, "script")).toBe(1);
  });

  test("a very long function is drawn around its way, and its source is folded", async () => {
    await using page_ = await opened(explain("long.html", "long.js"));
    const { page } = page_;
    const drawn = await count(page, ".finding.current .box");
    expect(drawn).toBeGreaterThan(100);
    expect(drawn).toBeLessThan(700);
    expect(await count(page, ".finding.current details.gap, .finding.current span.gap")).toBeGreaterThan(0);
    expect(await count(page, ".finding.current .source > pre > code > .line")).toBeLessThan(40);
    await page.focus(".finding.current .step");
    await page.keyboard.press("End");
    const isShown = await page.evaluate("(() => { const [pane, row] = ['.pane', '.box.is-active, .row.is-active'].map((each) => document.querySelector('.current ' + each).getBoundingClientRect()); return row.top >= pane.top && row.bottom <= pane.bottom; })()");
    expect(isShown).toBe(true);
    expect(await colorsOf(page, "long")).toBeGreaterThan(50);
  });

  test("many findings are a list that scrolls, one of them shown", async () => {
    await using page_ = await opened(explain("many.html", "many.js"));
    const { page } = page_;
    expect(await count(page, "nav a")).toBe(60);
    await page.focus("nav a");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    expect(await texts(page, ".finding.current h3")).toEqual(["f59()"]);
    expect(await page.evaluate("document.documentElement.scrollHeight <= innerHeight * 1.5")).toBe(true);
  });

  test("a narrow screen has everything below each other, without scrolling sideways", async () => {
    await using page_ = await opened(main, "dark", "#finding-2");
    const { page } = page_;
    await page.setViewportSize({ width: 420, height: 900 });
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(await colorsOf(page, "narrow")).toBeGreaterThan(50);
  });

  /** Takes a screenshot, and counts its colours, in the browser itself. */
  async function colorsOf(page: Page, name: string): Promise<number> {
    const file = path.join(SCREENSHOTS, `explain-${name}.png`);
    await page.screenshot({ path: file });
    const blank = await open.newPage({});
    const source = `data:image/png;base64,${readFileSync(file).toString("base64")}`;
    const colors = await blank.evaluate<number, string>(`(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(source)};
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      const seen = new Set();
      for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      return seen.size;
    })()`);
    await blank.close();
    return colors;
  }
});

/** Texts whose contrast with what is behind them is below that of WCAG 2 AA. Runs in the page. */
const contrasts = `() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((each) => each / 255).map((each) => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    if (element.ownerSVGElement) {
      const group = element.closest(".badge, .row, .box");
      for (let at = group; at && !at.matches("svg"); at = at.parentElement) {
        const shape = at.querySelector(":scope > rect, :scope > circle");
        const fill = shape ? parse(getComputedStyle(shape).fill) : [];
        if (fill.length === 3 || fill[3] > 0) return fill;
      }
    }
    for (let at = element; at; at = at.parentElement) {
      const ground = parse(getComputedStyle(at).backgroundColor);
      if (ground.length === 3 || ground[3] > 0) return ground;
    }
    return [255, 255, 255];
  };
  const weak = new Set();
  for (const element of document.querySelectorAll("header *, nav *, .finding.current *")) {
    const isText = [...element.childNodes].some((each) => each.nodeType === 3 && each.data.trim() !== "");
    if (!isText || element.getClientRects().length === 0 || element.matches("title")) continue;
    const style = getComputedStyle(element);
    const ink = parse(element.ownerSVGElement ? style.fill : style.color);
    const [low, high] = [luminance(ink), luminance(behind(element))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) weak.add(element.tagName + "." + element.getAttribute("class") + " in " + element.parentElement.getAttribute("class") + " " + ratio.toFixed(2));
  }
  return [...weak];
}`;
