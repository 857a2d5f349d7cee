/** What do the browsers, contexts and pages of playwright do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const gone: Outcome = { effect: "unknown" };

const PAGE = [
  "check",
  "click",
  "content",
  "dblclick",
  "evaluate",
  "fill",
  "focus",
  "get_attribute",
  "go_back",
  "goto",
  "hover",
  "inner_html",
  "inner_text",
  "is_visible",
  "pdf",
  "press",
  "query_selector",
  "query_selector_all",
  "reload",
  "route",
  "screenshot",
  "select_option",
  "set_content",
  "text_content",
  "title",
  "type",
  "uncheck",
  "unroute",
  "wait_for_function",
  "wait_for_load_state",
  "wait_for_selector",
  "wait_for_timeout",
  "wait_for_url",
];

/** What a launched browser is, whichever kind it is: it is closed with its Playwright. */
function launching(resource: string, isAsync: boolean): Readonly<Record<string, CallEffect>> {
  const launch: CallEffect = isAsync ? { task: "lazy", returns: { resource, by: "promise", child: true } } : { returns: { resource, child: true } };
  return each(launch, ["chromium.launch", "firefox.launch", "webkit.launch"]);
}

const async: Pick<ResourceSpec, "disposal" | "reuse" | "source"> = {
  disposal: { symbol: "async", closer: "close" },
  reuse: gone,
  source: "https://playwright.dev/python/docs/api/class-browser",
};
const sync: Pick<ResourceSpec, "disposal" | "reuse" | "source"> = { ...async, disposal: { symbol: "sync", closer: "close" } };

/** What is made by a browser or a context, and is closed with it. */
function child(resource: string): CallEffect {
  return { task: "lazy", returns: { resource, by: "promise", child: true } };
}

const asyncMembers: Readonly<Record<string, ExportEntry>> = {
  Browser: { instance: "Browser" },
  BrowserContext: { instance: "BrowserContext" },
  Page: { instance: "Page" },
  Playwright: { instance: "Playwright" },
  async_playwright: { construct: { returns: { resource: "PlaywrightContextManager" } } },
};

const syncMembers: Readonly<Record<string, ExportEntry>> = {
  Browser: { instance: "SyncBrowser" },
  BrowserContext: { instance: "SyncBrowserContext" },
  Playwright: { instance: "SyncPlaywright" },
  sync_playwright: {
    construct: {
      returns: { resource: "SyncPlaywrightContextManager" },
      run: {
        key: "library",
        of: "asyncio",
        role: "call",
        nested: { effect: "throws", error: "It looks like you are using Playwright Sync API inside the asyncio loop." },
      },
    },
  },
};

export default defineLibrary({
  name: "playwright",
  modules: ["playwright"],
  version: "1.65.2",
  source: "https://playwright.dev/python/docs/api/class-playwright",
  resources: [
    {
      name: "PlaywrightContextManager",
      kind: "handle",
      closers: {},
      disposal: { symbol: "async" },
      reuse: gone,
      methods: {
        start: { task: "lazy", returns: { resource: "Playwright", by: "promise" } },
        ...launching("Browser", true),
      },
      obligation: "may",
      source: "https://playwright.dev/python/docs/api/class-playwright",
    },
    {
      name: "SyncPlaywrightContextManager",
      kind: "handle",
      closers: {},
      disposal: { symbol: "sync" },
      reuse: gone,
      methods: { start: { returns: { resource: "SyncPlaywright" } }, ...launching("SyncBrowser", false) },
      obligation: "may",
      source: "https://playwright.dev/python/docs/api/class-playwright",
    },
    {
      name: "Playwright",
      kind: "runtime",
      closers: { stop: { async: true } },
      disposal: { symbol: "none", closer: "stop" },
      reuse: gone,
      methods: launching("Browser", true),
      // It is a process of its own.
      obligation: "must",
      source: "https://playwright.dev/python/docs/api/class-playwright",
    },
    {
      name: "SyncPlaywright",
      kind: "runtime",
      closers: { stop: {} },
      disposal: { symbol: "none", closer: "stop" },
      reuse: gone,
      methods: launching("SyncBrowser", false),
      obligation: "must",
      source: "https://playwright.dev/python/docs/api/class-playwright",
    },
    {
      ...async,
      name: "Browser",
      kind: "browser",
      closers: { close: { async: true, again: works } },
      methods: {
        new_browser_cdp_session: COROUTINE,
        new_context: child("BrowserContext"),
        new_page: child("Page"),
      },
      // It is closed with its Playwright.
      obligation: "may",
    },
    {
      ...async,
      name: "BrowserContext",
      kind: "session",
      closers: { close: { async: true } },
      methods: {
        ...each(COROUTINE, ["add_cookies", "add_init_script", "clear_cookies", "cookies", "grant_permissions", "route", "storage_state", "unroute"]),
        new_page: child("Page"),
      },
      obligation: "may",
    },
    {
      ...async,
      name: "Page",
      kind: "session",
      closers: { close: { async: true } },
      methods: each(COROUTINE, PAGE),
      obligation: "may",
    },
    { ...sync, name: "SyncBrowser", kind: "browser", closers: { close: { again: works } }, obligation: "may" },
    { ...sync, name: "SyncBrowserContext", kind: "session", closers: { close: {} }, obligation: "may" },
  ],
  exports: { async_api: { members: asyncMembers }, sync_api: { members: syncMembers } },
  examples: {
    wrong: [
      "from playwright.sync_api import sync_playwright",
      "",
      "async def shot(url):",
      "    with sync_playwright() as playwright:",
      "        playwright.chromium.launch().new_page().goto(url)",
      "",
    ].join("\n"),
    right: [
      "from playwright.async_api import async_playwright",
      "",
      "async def shot(url):",
      "    async with async_playwright() as playwright:",
      "        browser = await playwright.chromium.launch()",
      "        page = await browser.new_page()",
      "        await page.goto(url)",
      "",
    ].join("\n"),
  },
});
