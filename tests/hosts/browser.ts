/** Which browser can open a page here? Chromium of the system, else one that Playwright installs beside the other hosts. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { HOSTS } from "./installed.ts";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** A browser, or the reason why there is none. */
export type Browser = { readonly path: string } | { readonly reason: string };

/**
 * Finds Chromium, or installs it.
 *
 * @param playwright Folder that has `playwright-core` in its `node_modules`.
 */
export function chromium(playwright: string): Browser {
  const system = SYSTEM.find(each => existsSync(each));
  if (system !== undefined) return { path: system };
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: path.join(HOSTS, "browsers") };
  const command = path.join(playwright, "node_modules/playwright-core/cli.js");
  spawnSync(process.execPath, [command, "install", "chromium-headless-shell"], { env, encoding: "utf8", timeout: 240_000 });
  const installed = existsSync(env.PLAYWRIGHT_BROWSERS_PATH) ? readdirSync(env.PLAYWRIGHT_BROWSERS_PATH, { recursive: true, encoding: "utf8" }) : [];
  const shell = installed.find(each => /(?:^|[\\/])(?:chrome-headless-shell|headless_shell)(?:\.exe)?$/u.test(each));
  if (shell !== undefined) return { path: path.join(env.PLAYWRIGHT_BROWSERS_PATH, shell) };
  return { reason: "there is no Chromium here, and Playwright could not install one" };
}
