/** Which versions of Node is the catalog held against, and where are they? */
import path from "node:path";
import { NODES } from "../../../tests/hosts/versions.ts";
import { installed } from "./packages.ts";

/** One Node. */
export interface Runtime {
  /** `"Node 20.20.2"`. */
  readonly name: string;
  readonly version: string;
  readonly executable: string;
}

/** The oldest line that the package takes, and the newest, from the npm package `node`, which downloads by its script. */
export function runtimes(): readonly Runtime[] {
  return NODES.filter((version) => /^(?:20|24)\./u.test(version)).map((version) => {
    const folder = installed(`node-${version}`, { node: version }, true);
    return { name: `Node ${version}`, version, executable: path.join(folder, "node_modules/node/bin/node") };
  });
}
