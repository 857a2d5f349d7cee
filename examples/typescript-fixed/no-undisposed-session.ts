/** The scraper: reads the stock of a shop, page by page. */
import { chromium } from "playwright-core";

export interface Item {
  readonly name: string;
  readonly stock: number;
}

export async function scrape(shop: string): Promise<readonly Item[]> {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  const answer = await page.goto(`https://${shop}/stock`);
  if (answer?.status() === 404) return [];

  const rows = await page.locator("tr.item").allInnerTexts();
  const items = rows.map((row) => {
    const [name = "", stock = "0"] = row.split("\t");
    return { name, stock: Number(stock) };
  });
  return items;
}
