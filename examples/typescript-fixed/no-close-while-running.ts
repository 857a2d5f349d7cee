/** Takes the text of a page for the search index. */
import { chromium } from "playwright-core";

export async function textOf(url: string): Promise<string> {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: "domcontentloaded" });
  return await page.innerText("main");
}

export async function titlesOf(urls: readonly string[]): Promise<string[]> {
  await using browser = await chromium.launch();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const titles = urls.map(async (url) => {
    const page = await context.newPage();
    await page.goto(url);
    return await page.title();
  });
  return await Promise.all(titles);
}
