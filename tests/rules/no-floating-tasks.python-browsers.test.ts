/** Which coroutines of browsers, pages and what is found in them are left alone? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "what is done to a page, to an element and to the keyboard is awaited",
        code: `from playwright.async_api import Page, expect

async def buy(page: Page):
    await page.set_viewport_size({"width": 800, "height": 600})
    await page.locator("a").first.click()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_have_text("bought")
`,
      },
      {
        title: "what finds something in a page, and what tells of it, is there at once",
        code: `from playwright.async_api import Frame, Page

async def find(page: Page, frame: Frame):
    page.set_default_timeout(1000)
    page.on("close", print)
    page.is_closed()
    page.locator("a").first.filter(has_text="b")
    page.frame_locator("iframe").nth(0)
    frame.is_detached()
    return page.get_by_role("button")
`,
      },
      {
        title: "a route is answered by what its callback gives",
        code: `from playwright.async_api import BrowserContext, Route

async def block(context: BrowserContext):
    def drop(route: Route):
        return route.abort()
    await context.route("**/*.png", drop)
    await context.route("**/*.css", lambda route: route.abort())
`,
      },
      {
        title: "pages of the synchronous API",
        code: `from playwright.sync_api import Page, expect

def buy(page: Page):
    page.set_viewport_size({"width": 800, "height": 600})
    page.locator("a").click()
    expect(page).to_have_title("bought")
`,
      },
      {
        title: "an event is waited for together with what brings it",
        code: `import asyncio
from playwright.async_api import Page

async def popup(page: Page):
    opened, _ = await asyncio.gather(page.wait_for_event("popup"), page.locator("a").click())
    return opened
`,
      },
      {
        title: "methods of other classes of the same name",
        code: `class Page:
    def set_viewport_size(self, size):
        self.size = size

async def shrink(page: Page):
    page.set_viewport_size(1)
`,
      },
    ],
    invalid: [
      {
        title: "what is done to a context",
        code: `from playwright.async_api import async_playwright

async def offline(url):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        context = await browser.new_context()
        context.set_offline(True)
        context.tracing.start(screenshots=True)
        context.clear_permissions()
        page = await context.new_page()
        await page.goto(url)
`,
      },
      {
        title: "what is done to a page, its keyboard and its mouse",
        code: `from playwright.async_api import Page

async def buy(page: Page):
    page.set_viewport_size({"width": 800, "height": 600})
    page.keyboard.press("Enter")
    page.mouse.click(1, 1)
    page.main_frame.click("a")
`,
      },
      {
        title: "what is done to an element, however it is found",
        code: `from playwright.async_api import Frame, Page

async def buy(page: Page, frame: Frame):
    page.locator("a").click()
    page.get_by_role("button").nth(1).first.click()
    frame.frame_locator("iframe").get_by_text("buy").click()
    button = await page.query_selector("button")
    button.click()
`,
      },
      {
        title: "an assertion",
        code: `from playwright.async_api import Page, expect

async def check(page: Page):
    expect(page).to_have_title("bought")
    expect(page.locator("a")).not_to_be_visible()
`,
      },
      {
        title: "the answer to a route, and the file of a download",
        code: `from playwright.async_api import Download, Route

async def block(route: Route):
    route.abort()

async def keep(download: Download):
    download.save_as("a.pdf")
`,
      },
      {
        title: "the same classes of a library that has the same interface",
        code: `from patchright.async_api import Page, async_playwright

async def buy(page: Page):
    page.locator("a").click()

async def main(url):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        page.set_extra_http_headers({})
        await page.goto(url)
`,
      },
    ],
  },
  { language: "python", minimum: 12 },
);
