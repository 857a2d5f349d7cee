/** Which package do the hosts get? The one that `npm pack` makes of this tree, built before. */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { HOSTS, npm, ROOT } from "./installed.ts";

/** Packs the project once for all tests. */
export default function setup(): void {
  mkdirSync(HOSTS, { recursive: true });
  for (const name of readdirSync(HOSTS)) if (name.endsWith(".tgz")) rmSync(path.join(HOSTS, name));
  npm(["pack", "--silent", "--pack-destination", HOSTS], ROOT);
}
