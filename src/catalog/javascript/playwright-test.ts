/** What do the fixtures of Playwright's test runner hand to a test, and which of its assertions have to be awaited? */
import type { CallbackEffect, CallEffect } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const eager: CallEffect = { task: "eager" };

/** What a test is given, by the names that the runner itself gives it. */
const fixtures: Readonly<Record<string, string>> = {
  "0.browser": "playwright/Browser",
  "0.context": "playwright/BrowserContext",
  "0.page": "playwright/Page",
  "0.request": "playwright/APIRequestContext",
};

/** The runner calls it when it likes, and awaits it. */
const body: CallbackEffect = { argument: "last", parameters: fixtures };
const declared: CallEffect = { callbacks: [body] };
const step: CallEffect = { task: "eager", callbacks: [{ argument: "1", when: "awaited" }] };

/** They look again until they hold, so that they give a promise. All others answer at once. */
const waiting = [
  "toBeAttached",
  "toBeChecked",
  "toBeDisabled",
  "toBeEditable",
  "toBeEmpty",
  "toBeEnabled",
  "toBeFocused",
  "toBeHidden",
  "toBeInViewport",
  "toBeOK",
  "toBeVisible",
  "toContainClass",
  "toContainText",
  "toHaveAccessibleDescription",
  "toHaveAccessibleErrorMessage",
  "toHaveAccessibleName",
  "toHaveAttribute",
  "toHaveCSS",
  "toHaveClass",
  "toHaveCount",
  "toHaveId",
  "toHaveJSProperty",
  "toHaveRole",
  "toHaveScreenshot",
  "toHaveText",
  "toHaveTitle",
  "toHaveURL",
  "toHaveValue",
  "toHaveValues",
  "toMatchAriaSnapshot",
  "toPass",
];

const matchers = Object.fromEntries(waiting.flatMap((name) => [[name, eager] as const, [`not.${name}`, eager] as const]));
const ofPromises = { "rejects.*": eager, "rejects.not.*": eager, "resolves.*": eager, "resolves.not.*": eager };

const source = "read in @playwright/test 1.65.1; https://playwright.dev/docs/test-assertions";
const shared = { kind: "handle", closers: {}, disposal: { symbol: "none" }, reuse: { effect: "unknown" }, obligation: "may", source } as const;

export default defineLibrary({
  name: "playwright-test",
  modules: ["@playwright/test", "playwright/test"],
  packages: ["@playwright/test", "playwright"],
  version: "1.65.1",
  source: "https://playwright.dev/docs/api/class-test",
  resources: [
    {
      ...shared,
      name: "TestType",
      kind: "runner",
      methods: {
        "()": declared,
        afterAll: declared,
        afterEach: declared,
        beforeAll: declared,
        beforeEach: declared,
        extend: { returns: { resource: "TestType", borrowed: true }, callbacks: [{ argument: "0.*", parameters: fixtures }] },
        fail: declared,
        "fail.only": declared,
        fixme: declared,
        only: declared,
        skip: declared,
        step,
      },
    },
    {
      ...shared,
      name: "Expect",
      methods: {
        "()": { returns: { resource: "LocatorAssertions", borrowed: true } },
        configure: { returns: { resource: "Expect", borrowed: true } },
        poll: { returns: { resource: "PollAssertions", borrowed: true } },
        soft: { returns: { resource: "LocatorAssertions", borrowed: true } },
      },
    },
    { ...shared, name: "LocatorAssertions", methods: { ...matchers, ...ofPromises } },
    // What it asks again and again may be any value, so that each of its matchers gives a promise.
    { ...shared, name: "PollAssertions", methods: { "*": eager, "not.*": eager } },
  ],
  exports: { default: { value: "TestType" }, expect: { value: "Expect" }, test: { value: "TestType" } },
});
