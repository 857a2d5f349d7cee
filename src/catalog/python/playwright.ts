/** What do the browsers, contexts and pages of playwright do when they are opened, used and closed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const gone: Outcome = { effect: "unknown" };

/** What a frame does; a page does it in its main frame. */
const FRAME = [
  "add_script_tag", "add_style_tag", "check", "click", "content", "dblclick", "dispatch_event", "drag_and_drop", "eval_on_selector",
  "eval_on_selector_all", "evaluate", "evaluate_handle", "fill", "focus", "get_attribute", "goto", "hover", "inner_html", "inner_text",
  "input_value", "is_checked", "is_disabled", "is_editable", "is_enabled", "is_hidden", "is_visible", "press", "query_selector",
  "query_selector_all", "select_option", "set_checked", "set_content", "set_input_files", "tap", "text_content", "title", "type", "uncheck",
  "wait_for_function", "wait_for_load_state", "wait_for_selector", "wait_for_timeout", "wait_for_url",
];
/** What is done to one element, by whatever it is found. */
const ELEMENT = [
  "bounding_box", "check", "click", "dblclick", "dispatch_event", "evaluate", "evaluate_handle", "fill", "focus", "get_attribute", "hover",
  "inner_html", "inner_text", "input_value", "is_checked", "is_disabled", "is_editable", "is_enabled", "is_hidden", "is_visible", "press",
  "screenshot", "scroll_into_view_if_needed", "select_option", "select_text", "set_checked", "set_input_files", "tap", "text_content",
  "type", "uncheck",
];
const LOCATOR = [
  ...ELEMENT, "all", "all_inner_texts", "all_text_contents", "aria_snapshot", "blur", "clear", "count", "drag_to", "element_handle",
  "element_handles", "evaluate_all", "highlight", "press_sequentially", "wait_for",
];
const HANDLE = ["dispose", "evaluate", "evaluate_handle", "get_properties", "get_property", "json_value"];
const CLOCK = ["fast_forward", "install", "pause_at", "resume", "run_for", "set_fixed_time", "set_system_time"];
const TRACING = ["group", "group_end", "start", "start_chunk", "stop", "stop_chunk"];
const REQUESTS = ["delete", "dispose", "fetch", "get", "head", "patch", "post", "put", "storage_state"];
const CONTEXT = [
  "add_cookies", "add_init_script", "clear_cookies", "clear_permissions", "cookies", "expose_binding", "expose_function", "grant_permissions",
  "new_cdp_session", "route", "route_from_har", "route_web_socket", "set_extra_http_headers", "set_geolocation", "set_offline",
  "storage_state", "unroute", "unroute_all",
  ...under("clock", CLOCK), ...under("request", REQUESTS), ...under("tracing", TRACING),
];
const PAGE = [
  ...FRAME, "add_init_script", "add_locator_handler", "bring_to_front", "emulate_media", "expose_binding", "expose_function", "go_back",
  "go_forward", "opener", "pause", "pdf", "reload", "remove_locator_handler", "request_gc", "route", "route_from_har", "route_web_socket",
  "screenshot", "set_extra_http_headers", "set_viewport_size", "unroute", "unroute_all", "touchscreen.tap",
  ...under("clock", CLOCK), ...under("context", CONTEXT), ...under("main_frame", FRAME), ...under("request", REQUESTS),
  ...under("keyboard", ["down", "insert_text", "press", "type", "up"]), ...under("mouse", ["click", "dblclick", "down", "move", "up", "wheel"]),
];
const EXPECTED = [
  "match_aria_snapshot", "be_attached", "be_checked", "be_disabled", "be_editable", "be_empty", "be_enabled", "be_focused", "be_hidden",
  "be_in_viewport", "be_ok", "be_visible", "contain_class", "contain_text", "have_accessible_description", "have_accessible_error_message",
  "have_accessible_name", "have_attribute", "have_class", "have_count", "have_css", "have_id", "have_js_property", "have_role", "have_text",
  "have_title", "have_url", "have_value", "have_values",
];

/** These methods of what a property holds. */
function under(property: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${property}.${name}`);
}

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

/** What is found in a page and lives on it: nobody has to give it back. */
function found(name: string, methods: Readonly<Record<string, CallEffect>>): ResourceSpec {
  return { name, kind: "handle", closers: {}, disposal: { symbol: "none" }, reuse: gone, methods, obligation: "may", source: async.source };
}

const locator: CallEffect = { returns: { resource: "Locator" } };
const inFrame: CallEffect = { returns: { resource: "FrameLocator" } };
const locators: Readonly<Record<string, CallEffect>> = {
  frame_locator: inFrame,
  ...each(locator, [
    "get_by_alt_text", "get_by_label", "get_by_placeholder", "get_by_role", "get_by_test_id", "get_by_text", "get_by_title", "locator",
  ]),
};
/** What it waits for may be the close itself. */
const waiting: CallEffect = { task: "lazy", borrowsReceiver: false };

const asyncMembers: Readonly<Record<string, ExportEntry>> = {
  Browser: { instance: "Browser" },
  BrowserContext: { instance: "BrowserContext" },
  Page: { instance: "Page" },
  Playwright: { instance: "Playwright" },
  APIRequestContext: { instance: "APIRequestContext" },
  APIResponse: { instance: "APIResponse" },
  BrowserType: { instance: "BrowserType" },
  CDPSession: { instance: "CDPSession" },
  Dialog: { instance: "Dialog" },
  Download: { instance: "Download" },
  ElementHandle: { instance: "ElementHandle" },
  FileChooser: { instance: "FileChooser" },
  Frame: { instance: "Frame" },
  FrameLocator: { instance: "FrameLocator" },
  JSHandle: { instance: "JSHandle" },
  Keyboard: { instance: "Keyboard" },
  Locator: { instance: "Locator" },
  Mouse: { instance: "Mouse" },
  Request: { instance: "Request" },
  Response: { instance: "Response" },
  Route: { instance: "Route" },
  Video: { instance: "Video" },
  Worker: { instance: "Worker" },
  expect: { call: { returns: { resource: "Assertions" } } },
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
  modules: ["playwright", "patchright"],
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
        ...each(COROUTINE, ["new_browser_cdp_session", "start_tracing", "stop_tracing"]),
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
        ...each(COROUTINE, CONTEXT),
        new_page: child("Page"),
        wait_for_event: waiting,
      },
      obligation: "may",
    },
    {
      ...async,
      name: "Page",
      kind: "session",
      closers: { close: { async: true } },
      methods: {
        ...each(COROUTINE, PAGE),
        ...locators,
        "context.new_page": child("Page"),
        query_selector: { task: "lazy", returns: { resource: "ElementHandle", by: "promise" } },
        wait_for_event: waiting,
        wait_for_selector: { task: "lazy", returns: { resource: "ElementHandle", by: "promise" } },
      },
      obligation: "may",
    },
    found("APIRequestContext", each(COROUTINE, REQUESTS)),
    found("APIResponse", each(COROUTINE, ["body", "dispose", "json", "text"])),
    found("Assertions", each(COROUTINE, EXPECTED.flatMap((name) => [`to_${name}`, `not_to_${name}`]))),
    found("BrowserType", each(COROUTINE, ["connect", "connect_over_cdp", "launch", "launch_persistent_context"])),
    found("CDPSession", each(COROUTINE, ["detach", "send"])),
    found("Dialog", each(COROUTINE, ["accept", "dismiss"])),
    found("Download", each(COROUTINE, ["cancel", "delete", "failure", "path", "save_as"])),
    found("ElementHandle", each(COROUTINE, [...HANDLE, ...ELEMENT, "content_frame", "eval_on_selector", "eval_on_selector_all", "owner_frame", "query_selector", "query_selector_all", "wait_for_element_state", "wait_for_selector"])),
    found("FileChooser", each(COROUTINE, ["set_files"])),
    found("Frame", { ...each(COROUTINE, [...FRAME, "frame_element"]), ...locators }),
    found("FrameLocator", { ...locators, ...each(locator, ["first.locator", "last.locator"]), nth: inFrame }),
    found("JSHandle", each(COROUTINE, HANDLE)),
    found("Keyboard", each(COROUTINE, ["down", "insert_text", "press", "type", "up"])),
    found("Locator", {
      ...each(COROUTINE, [...LOCATOR, ...under("first", LOCATOR), ...under("last", LOCATOR)]),
      ...locators,
      ...each(locator, ["and_", "describe", "filter", "nth", "or_"]),
    }),
    found("Mouse", each(COROUTINE, ["click", "dblclick", "down", "move", "up", "wheel"])),
    found("Request", each(COROUTINE, ["all_headers", "header_value", "headers_array", "response", "sizes"])),
    found("Response", each(COROUTINE, ["all_headers", "body", "finished", "header_value", "header_values", "headers_array", "json", "security_details", "server_addr", "text"])),
    found("Route", each(COROUTINE, ["abort", "continue_", "fallback", "fetch", "fulfill"])),
    found("Video", each(COROUTINE, ["delete", "path", "save_as"])),
    found("Worker", each(COROUTINE, ["evaluate", "evaluate_handle"])),
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
