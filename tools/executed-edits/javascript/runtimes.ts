/** On which versions of Node can programs be run here? */
import type { Program } from "../program.ts";
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

/** The Node at hand, and the programs that import nothing but Node and the project's own store. */
export function programsAtHand(): { readonly runtime: Runtime; readonly canRun: (program: Program) => boolean } {
  const own = Number(process.versions.node.split(".")[0]);
  // A line between the two runs what is compiled down.
  const node = NODE_VERSIONS.find(({ major }) => major === (own >= 24 ? 24 : 20));
  if (!node) throw new Error("No runtime is described.");
  writeDepot(node);
  const runtime = nodeRuntime(node, process.execPath);
  const canRun = ({ runtime: only, text }: Program): boolean =>
    (only === null || only === runtime.name) && importedBy(text).every((name) => name === "depot" || name.startsWith("node:"));
  return { runtime, canRun };
}

/** Names of the modules that a program imports. */
function importedBy(text: string): string[] {
  return [...text.matchAll(/\b(?:from |import |require\(|import\()"([^"]+)"/gu)].map(([, name = ""]) => name);
}
