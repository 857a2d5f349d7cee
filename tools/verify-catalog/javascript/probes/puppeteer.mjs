/** How are the browsers, pages and handles of puppeteer opened and used? */
import { existsSync } from "node:fs";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => existsSync(file));
const missing = executablePath === undefined;
const browser = ({ lib }) => lib.launch({ executablePath, args: ["--no-sandbox"] });
const shared = (context) => (context.cache.browser ??= browser(context));
/** It had another name before version 22. */
const contextOf = async (context) => {
  const one = await shared(context);
  return one.createBrowserContext === undefined ? one.createIncognitoBrowserContext() : one.createBrowserContext();
};
const page = async (context) => (await contextOf(context)).newPage();
const uses = { newPage: (on) => on.newPage(), pages: (on) => on.pages(), version: (on) => on.version() };
const programs = {
  Browser: { open: browser, uses },
  ConnectedBrowser: { open: async (context) => context.lib.connect({ browserWSEndpoint: (await browser(context)).wsEndpoint() }), uses },
  BrowserContext: { open: contextOf, uses: { newPage: (on) => on.newPage(), cookies: (on) => on.cookies() } },
  Page: { open: page, uses: { title: (on) => on.title(), goto: (on) => on.goto("about:blank"), evaluate: (on) => on.evaluate("1") } },
  JSHandle: { open: async (context) => (await page(context)).evaluateHandle("document.body") },
};

export default {
  start: () => ({ cache: {} }),
  resources: { ...(missing ? {} : programs), ScreenRecorder: { why: "needs ffmpeg" } },
  ...(missing ? { why: "no browser" } : {}),
};
