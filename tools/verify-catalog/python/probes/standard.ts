/** Which programs open the resources of Python's own modules, of aiofiles and of browsers? */
import type { Probe, Unopened } from "../probe.ts";

const FILE = { seek: "0", write: "'x'", writelines: "['x']", truncate: "0" };
const NAME = "import os, tempfile\nname = os.path.join(tempfile.mkdtemp(), 'file')\n";
const STACK = {
  callback: "print",
  enter_context: "contextlib.nullcontext()",
  enter_async_context: "contextlib.nullcontext()",
  push: "print",
  push_async_callback: "work",
  push_async_exit: "work",
};
const BROWSER: Unopened = { why: "a browser would have to be downloaded" };

/** By resource. */
export const STANDARD: Readonly<Record<string, Probe | Unopened>> = {
  "aiofiles/AsyncFile": { open: `${NAME}import aiofiles\nr = await aiofiles.open(name, 'w')`, manager: `${NAME}import aiofiles\nr = aiofiles.open(name, 'w')`, arguments: FILE },
  "builtins/File": { open: `${NAME}r = open(name, 'w')`, arguments: FILE },
  "concurrent-futures/Executor": {
    open: "from concurrent.futures import ThreadPoolExecutor\nr = ThreadPoolExecutor(1)\nr.submit(print).result()",
    arguments: { map: "print, [1]", submit: "print" },
  },
  "contextlib/AsyncExitStack": {
    open: "import contextlib\nr = contextlib.AsyncExitStack()",
    arguments: STACK,
    revived: ["r.enter_async_context(contextlib.nullcontext())", "r.push_async_callback(work)", "r.callback(print)", "r.pop_all()"],
  },
  "contextlib/ExitStack": {
    open: "import contextlib\nr = contextlib.ExitStack()",
    arguments: STACK,
    revived: ["r.enter_context(contextlib.nullcontext())", "r.callback(print)", "r.push(print)", "r.pop_all()"],
  },
  "contextlib/aclosing": { open: "import contextlib\nasync def items():\n    yield 1\nr = contextlib.aclosing(items())" },
  "contextlib/closing": { open: "import contextlib\nr = contextlib.closing(asyncio.new_event_loop())" },
  "playwright/APIRequestContext": BROWSER,
  "playwright/APIResponse": BROWSER,
  "playwright/Assertions": BROWSER,
  "playwright/Browser": BROWSER,
  "playwright/BrowserContext": BROWSER,
  "playwright/BrowserType": BROWSER,
  "playwright/CDPSession": BROWSER,
  "playwright/Dialog": BROWSER,
  "playwright/Download": BROWSER,
  "playwright/ElementHandle": BROWSER,
  "playwright/FileChooser": BROWSER,
  "playwright/Frame": BROWSER,
  "playwright/FrameLocator": BROWSER,
  "playwright/JSHandle": BROWSER,
  "playwright/Keyboard": BROWSER,
  "playwright/Locator": BROWSER,
  "playwright/Mouse": BROWSER,
  "playwright/Page": BROWSER,
  "playwright/Request": BROWSER,
  "playwright/Response": BROWSER,
  "playwright/Route": BROWSER,
  "playwright/Video": BROWSER,
  "playwright/Worker": BROWSER,
  "playwright/Playwright": { open: "from playwright.async_api import async_playwright\nr = await async_playwright().start()" },
  "playwright/PlaywrightContextManager": { open: "from playwright.async_api import async_playwright\nr = async_playwright()" },
  "playwright/SyncBrowser": BROWSER,
  "playwright/SyncBrowserContext": BROWSER,
  "playwright/SyncPlaywright": { open: "from playwright.sync_api import sync_playwright\nr = sync_playwright().start()", place: "none" },
  "playwright/SyncPlaywrightContextManager": { open: "from playwright.sync_api import sync_playwright\nr = sync_playwright()", place: "none" },
  "socket/socket": {
    open: "import socket\nr = socket.socket()",
    arguments: {
      bind: "('', 0)",
      connect: "('127.0.0.1', 1)",
      recv: "1",
      send: "b'x'",
      sendall: "b'x'",
      setblocking: "False",
      settimeout: "1",
      shutdown: "2",
    },
  },
  "sqlite3/Connection": {
    open: "import sqlite3\nr = sqlite3.connect(':memory:')",
    arguments: { execute: "'select 1'", executemany: "'select ?', []", executescript: "'select 1'" },
  },
  "threading/Event": { open: "import threading\nr = threading.Event()" },
  "threading/Thread": { open: "import threading\nr = threading.Thread(target=print)\nr.start()" },
};
