/** Which steps and assertions of the tests of browsers, components and promises have to be awaited? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "steps on the page of a test, each awaited",
        code: `import { expect, test } from "@playwright/test";
test.beforeEach(async ({ page }) => {
  await page.goto("/");
});
test("greets", async ({ page, context }, info) => {
  page.on("dialog", (dialog) => dialog.accept());
  const answer = page.waitForResponse("/api");
  await page.getByRole("button").click();
  expect((await answer).ok()).toBe(true);
  await expect(page.locator("h1")).not.toBeVisible();
  await expect.poll(async () => info.retry).toBe(0);
  expect(await page.title()).toBe("Hello");
  await Promise.all([context.waitForEvent("page"), page.click("a")]);
});
`,
      },
      {
        title: "fixtures of a test that is extended, and other values of the same name",
        code: `import { test as base } from "@playwright/test";
export const test = base.extend({
  shop: async ({ page }, use) => {
    await page.goto("/shop");
    await use(new Shop(page));
  },
});
test("buys", async ({ shop, page: first }) => {
  const page = shop.open();
  page.click("a");
  await first.click("a");
});
`,
      },
      {
        title: "assertions that answer at once, and a matcher that no runner waits for",
        code: `import { expect, test } from "@playwright/test";
test("adds", async ({ page }) => {
  const count = await page.locator("li").count();
  expect(count).toBe(2);
  expect(count).not.toEqual(3);
  expect.soft(count).toBeGreaterThan(1);
});
`,
      },
      {
        title: "assertions of a promise that are awaited or returned",
        code: `it("fails", async () => {
  await expect(load()).rejects.toThrow("no");
  await expect(load(1)).resolves.not.toBe(2);
  expect(1).toBe(1);
});
it("fails at once", () => expect(load()).rejects.toThrow());
it("fails later", () => {
  return expect(load()).resolves.toBe(1);
});
`,
      },
      {
        title: "an expect of the file's own",
        code: `import { expect } from "./assertions.js";
it("fails", () => {
  expect(load()).rejects.toThrow("no");
});
`,
      },
      {
        title: "queries of a component, and the steps of a user, each awaited",
        code: `import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { vi, expect } from "vitest";
it("opens", async () => {
  const user = userEvent.setup();
  render(view());
  await user.click(screen.getByText("Open"));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText("Close");
  await waitFor(() => expect(dialog).toBeTruthy());
  await vi.waitFor(() => expect(dialog).toBeTruthy());
  await expect(dialog.innerHTML).toMatchFileSnapshot("dialog.html");
  screen.queryByText("Close");
});
`,
      },
      {
        title: "a user of version 13, whose functions gave nothing to await",
        code: `import userEvent from "@testing-library/user-event";
it("opens", () => {
  userEvent.click(document.body);
});
`,
      },
    ],
    invalid: [
      {
        title: "a step on the page that a test is given, and an assertion that looks again until it holds",
        code: `import { expect, test } from "@playwright/test";
test("greets", async ({ page }) => {
  page.goto("/");
  expect(page.locator("h1")).toBeVisible();
  expect(page).not.toHaveTitle("Error");
  await page.click("a");
});
`,
      },
      {
        title: "the page of a hook, of a fixture and of a test that is extended",
        code: `import { test as base } from "@playwright/test";
const test = base.extend({
  shop: async ({ page }, use) => {
    page.goto("/shop");
    await use(page.url());
  },
});
test.beforeEach(async ({ page }) => {
  page.goto("/");
});
test.only("buys", async ({ request, shop }) => {
  test.step("calls", async () => {
    request.get(shop);
  });
});
`,
      },
      {
        title: "an assertion that asks again and again, whatever it compares",
        code: `import { expect, test } from "@playwright/test";
test("counts", async ({ page }) => {
  expect.poll(() => page.locator("li").count()).toBe(3);
  await page.click("a");
});
`,
      },
      {
        title: "assertions of a promise, with the expect of a runner that needs no import",
        code: `it("fails", async () => {
  expect(load()).rejects.toThrow("no");
  expect(load()).resolves.not.toBe(1);
  await expect(load()).rejects.toThrow();
});
`,
      },
      {
        title: "assertions of vitest and of jest that are imported",
        code: `import { expect, vi } from "vitest";
import { expect as check } from "@jest/globals";
it("fails", async () => {
  expect(load()).rejects.toThrow("no");
  expect.soft(load()).resolves.toBe(1);
  check(load()).resolves.toBe(1);
  vi.waitFor(() => load());
  await load();
});
`,
      },
      {
        title: "a query that waits, and a click of a user",
        code: `import { screen, waitFor } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
const user = userEvent.setup();
it("opens", async () => {
  user.click(document.body);
  screen.findByText("Open");
  waitFor(() => ready());
  await user.keyboard("{Escape}");
});
`,
      },
      {
        title: "a value that somebody unknown gives, of a class that its annotation names",
        code: `import type { Page } from "playwright";
import { helper } from "./helper.js";
export async function open({ page }: { page: Page }) {
  const other: Page = await helper.page();
  other.goto("/");
  page.goto("/");
  await page.title();
}
`,
        filename: "file.ts",
      },
    ],
  },
  { minimum: 14 },
);
