/** What do the browsers, contexts and pages of puppeteer do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const eager: CallEffect = { task: "eager" };
const newPage: CallEffect = { task: "eager", returns: { resource: "Page", by: "promise", child: true } };
const handle: CallEffect = { task: "eager", returns: { resource: "JSHandle", by: "promise", child: true } };
const works: Outcome = { effect: "works" };
const connectionClosed: Outcome = { effect: "rejects", error: "ConnectionClosedError: Connection closed." };
const sessionClosed: Outcome = {
  effect: "rejects",
  error: "Session closed. Most likely the page has been closed.",
};
/** What is done in the main frame finds that it is gone; right after the close it may find its context gone instead. */
const frameGone: Outcome = { effect: "rejects", error: "Attempted to use detached Frame" };
const inFrame: Readonly<Record<string, Outcome>> = {
  $: frameGone,
  $$: frameGone,
  $$eval: frameGone,
  $eval: frameGone,
  addScriptTag: frameGone,
  addStyleTag: frameGone,
  click: frameGone,
  content: frameGone,
  evaluate: frameGone,
  evaluateHandle: frameGone,
  focus: frameGone,
  goto: frameGone,
  hover: frameGone,
  pdf: frameGone,
  select: frameGone,
  tap: frameGone,
  title: frameGone,
  type: frameGone,
};
const listeners = ["emit", "listenerCount", "off", "on", "once", "removeAllListeners"];
/** It has an emitter of its own, with fewer methods. */
const { off, on, once } = EMITTER;
const emitter: Readonly<Record<string, CallEffect>> = { off, on, once };

const pageMethods: Readonly<Record<string, CallEffect>> = {
  "$": eager,
  "$$": eager,
  $$eval: eager,
  $eval: eager,
  addScriptTag: eager,
  addStyleTag: eager,
  authenticate: eager,
  bringToFront: eager,
  browser: { returns: { resource: "Browser", borrowed: true } },
  browserContext: { returns: { resource: "BrowserContext", borrowed: true } },
  click: eager,
  content: eager,
  cookies: eager,
  createCDPSession: eager,
  deleteCookie: eager,
  emulate: eager,
  emulateMediaType: eager,
  emulateTimezone: eager,
  evaluate: eager,
  evaluateHandle: handle,
  evaluateOnNewDocument: eager,
  exposeFunction: eager,
  focus: eager,
  goBack: eager,
  goForward: eager,
  goto: eager,
  hover: eager,
  "keyboard.down": eager,
  "keyboard.press": eager,
  "keyboard.sendCharacter": eager,
  "keyboard.type": eager,
  "keyboard.up": eager,
  metrics: eager,
  "mouse.click": eager,
  "mouse.down": eager,
  "mouse.move": eager,
  "mouse.up": eager,
  "mouse.wheel": eager,
  pdf: eager,
  reload: eager,
  screencast: { task: "eager", returns: { resource: "ScreenRecorder", by: "promise", child: true } },
  screenshot: eager,
  select: eager,
  setBypassCSP: eager,
  setCacheEnabled: eager,
  setContent: eager,
  setCookie: eager,
  setExtraHTTPHeaders: eager,
  setGeolocation: eager,
  setJavaScriptEnabled: eager,
  setOfflineMode: eager,
  setRequestInterception: eager,
  setUserAgent: eager,
  setViewport: eager,
  tap: eager,
  title: eager,
  type: eager,
  waitForFrame: eager,
  waitForFunction: eager,
  waitForNavigation: eager,
  waitForNetworkIdle: eager,
  waitForRequest: eager,
  waitForResponse: eager,
  waitForSelector: eager,
};

/** The synchronous dispose starts the close and does not wait for it: only `await using` is right. */
const shared: Omit<ResourceSpec, "name" | "kind" | "obligation" | "closers" | "reuse"> = {
  disposal: { symbol: "both", since: "21.2.0", closer: "close" },
  harmless: listeners,
  source: "read in puppeteer-core 25.16.0",
};

const connect: ExportEntry = { call: { task: "eager", returns: { resource: "ConnectedBrowser", by: "promise" } } };
const launch: ExportEntry = { call: { task: "eager", returns: { resource: "Browser", by: "promise" } } };
const members: Readonly<Record<string, ExportEntry>> = {
  Browser: { instance: "Browser" },
  BrowserContext: { instance: "BrowserContext" },
  ElementHandle: { instance: "JSHandle" },
  JSHandle: { instance: "JSHandle" },
  Page: { instance: "Page" },
  connect,
  launch,
};

const browser: Omit<ResourceSpec, "name"> = {
  ...shared,
  kind: "browser",
  closers: { close: { async: true }, disconnect: { async: true, detaches: true } },
  reuse: connectionClosed,
  // It is told from what is known here.
  reuseOf: { pages: works },
  harmless: [...listeners, "browserContexts", "defaultBrowserContext", "process", "wsEndpoint"],
  methods: {
    ...emitter,
    cookies: eager,
    createBrowserContext: { task: "eager", returns: { resource: "BrowserContext", by: "promise", child: true } },
    deleteCookie: eager,
    newPage,
    pages: eager,
    setCookie: eager,
    userAgent: eager,
    version: eager,
    waitForTarget: eager,
  },
  obligation: "must",
};

export default defineLibrary({
  name: "puppeteer",
  modules: ["puppeteer", "puppeteer-core"],
  packages: ["puppeteer-core", "puppeteer"],
  version: "25.16.0",
  source: "https://pptr.dev/api/puppeteer.browser",
  resources: [
    { ...browser, name: "Browser" },
    // Its dispose disconnects and leaves the browser running, as one wants of a browser that somebody else started.
    {
      ...browser,
      name: "ConnectedBrowser",
      disposal: { symbol: "both", since: "21.2.0", closer: "disconnect" },
      reuseOf: { pages: { effect: "unknown" } },
    },
    {
      ...shared,
      name: "BrowserContext",
      kind: "session",
      closers: { close: { async: true } },
      disposal: { symbol: "both", since: "22.0.0", closer: "close" },
      reuse: { effect: "rejects", error: "Failed to find browser context" },
      reuseOf: { pages: works },
      harmless: [...listeners, "browser", "targets"],
      methods: {
        ...emitter,
        clearPermissionOverrides: eager,
        cookies: eager,
        deleteCookie: eager,
        newPage,
        overridePermissions: eager,
        pages: eager,
        setCookie: eager,
        waitForTarget: eager,
      },
      obligation: "must",
      closedTests: ["closed"],
    },
    {
      ...shared,
      name: "Page",
      kind: "session",
      closers: { close: { async: true } },
      reuse: sessionClosed,
      reuseOf: { ...inFrame, authenticate: works, setExtraHTTPHeaders: works, setUserAgent: works },
      harmless: [
        ...listeners,
        "browser",
        "browserContext",
        "frames",
        "isClosed",
        "mainFrame",
        "setDefaultNavigationTimeout",
        "setDefaultTimeout",
        "target",
        "url",
        "viewport",
        "workers",
      ],
      methods: { ...emitter, ...pageMethods },
      // The browser closes its pages.
      obligation: "may",
      closedTests: ["isClosed"],
    },
    {
      ...shared,
      name: "ScreenRecorder",
      kind: "stream",
      closers: { stop: { async: true } },
      disposal: { symbol: "async", since: "22.0.0", closer: "stop" },
      reuse: { effect: "unknown" },
      harmless: [...listeners, "pipe"],
      methods: emitter,
      obligation: "must",
    },
    {
      ...shared,
      name: "JSHandle",
      kind: "handle",
      closers: { dispose: { async: true } },
      disposal: { symbol: "both", since: "21.2.0", closer: "dispose" },
      harmless: [],
      reuse: { effect: "unknown" },
      methods: { click: eager, evaluate: eager, evaluateHandle: handle, getProperty: handle, jsonValue: eager },
      // The page releases its handles when it navigates or closes.
      obligation: "may",
      closedTests: ["disposed"],
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import puppeteer from "puppeteer";',
      "export async function title(url: string): Promise<string> {",
      "  const browser = await puppeteer.launch();",
      "  await browser.close();",
      "  const page = await browser.newPage();",
      "  await page.goto(url);",
      "  return await page.title();",
      "}",
    ].join("\n"),
    right: [
      'import puppeteer from "puppeteer";',
      "export async function title(url: string): Promise<string> {",
      "  const browser = await puppeteer.launch();",
      "  try {",
      "    const page = await browser.newPage();",
      "    await page.goto(url);",
      "    return await page.title();",
      "  } finally {",
      "    await browser.close();",
      "  }",
      "}",
    ].join("\n"),
  },
});
