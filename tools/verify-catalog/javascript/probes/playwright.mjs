/** How are the browsers, pages and handles of playwright opened and used? */
import { existsSync } from "node:fs";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => existsSync(file));
const missing = executablePath === undefined;
const browser = ({ lib }) => lib.chromium.launch({ executablePath, args: ["--no-sandbox"] });
const shared = (context) => (context.cache.browser ??= browser(context));
const contextOf = async (context) => (await shared(context)).newContext();
const page = async (context) => (await contextOf(context)).newPage();
const api = ({ lib }) => lib.request.newContext();
const programs = {
  Browser: { open: browser, uses: { newPage: (on) => on.newPage(), newContext: (on) => on.newContext() } },
  BrowserServer: { open: ({ lib }) => lib.chromium.launchServer({ executablePath, args: ["--no-sandbox"] }) },
  BrowserContext: { open: contextOf, uses: { newPage: (on) => on.newPage(), cookies: (on) => on.cookies() } },
  Page: { open: page, uses: { title: (on) => on.title(), goto: (on) => on.goto("about:blank"), evaluate: (on) => on.evaluate("1") } },
  Locator: {
    open: async (context) => (await page(context)).locator("body"),
    close: { owner: (on) => on.page().close() },
    uses: { count: (on) => on.count(), textContent: (on) => on.textContent() },
  },
  JSHandle: { open: async (context) => (await page(context)).evaluateHandle("({})") },
};

export default {
  packages: { "@playwright/test": "1.65.1" },
  start: () => ({ cache: {} }),
  resources: {
    ...(missing ? {} : programs),
    APIRequestContext: { open: api, uses: { get: (on) => on.get("http://127.0.0.1:1/"), storageState: (on) => on.storageState() } },
    APIResponse: { why: "needs a web server" },
    ElectronApplication: { why: "needs Electron" },
  },
  ...(missing ? { why: "no browser" } : {}),
};
