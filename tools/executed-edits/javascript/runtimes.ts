/** On which versions of Node can programs be run here? */
import type { Runtime } from "../runtime.ts";
import { installNode, NODE_VERSIONS, preparePackages, writeDepot } from "./install.ts";
import { nodeRuntime } from "./node-runtime.ts";

/**
 * All of them; what is missing is installed.
 *
 * @throws Error when npm fails, with what it printed.
 */
export function installedRuntimes(): Runtime[] {
  return NODE_VERSIONS.map((node) => {
    preparePackages(node);
    return nodeRuntime(node, installNode(node));
  });
}

/** The one that is at hand, for programs that import nothing but Node and the project's own store. */
export function runtimeAtHand(): Runtime {
  const own = Number(process.versions.node.split(".")[0]);
  // A line between the two runs what is compiled down.
  const node = NODE_VERSIONS.find(({ major }) => major === (own >= 24 ? 24 : 20));
  if (!node) throw new Error("No runtime is described.");
  writeDepot(node);
  return nodeRuntime(node, process.execPath);
}
