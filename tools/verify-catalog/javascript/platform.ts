/** Which objects and uses of Node's own modules do the tests of the catalog have already? */
import process from "node:process";
import type { Task } from "./protocol.ts";

/** What the tests know of one module. */
export interface PlatformUses {
  /** Prototypes or objects by resource. */
  readonly objects: ReadonlyMap<string, object>;
  /** Uses after a close, as `Resource#method`; a text says why there is none on this Node. */
  readonly uses: ReadonlyMap<string, ((report: (error: unknown) => void) => unknown) | string>;
  /** Names of the uses, by resource. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Why the rest cannot be asked. */
  readonly why?: string;
}

const NONE: PlatformUses = { objects: new Map(), uses: new Map(), names: {} };

/** The uses of a module of Node; none of a package. */
export async function platformUses({ folder, library }: Task): Promise<PlatformUses> {
  if (folder !== undefined) return NONE;
  const [{ prototypes }, { closedResources, removeFiles }, { closedWebResources }] = await Promise.all([
    import("../../../tests/catalog/node-prototypes.ts"),
    import("../../../tests/catalog/node-closed-resources.ts"),
    import("../../../tests/catalog/web-closed-resources.ts"),
  ]);
  process.on("exit", removeFiles);
  const own = (name: string): string | undefined => (name.startsWith(`${library}/`) ? name.slice(library.length + 1) : undefined);
  const objects = [...await prototypes()].flatMap(([name, object]) => {
    const resource = own(name);
    return resource === undefined ? [] : [[resource, object] as const];
  });
  const uses = new Map<string, ((report: (error: unknown) => void) => unknown) | string>();
  const names: Record<string, string[]> = {};
  for (const { method, resource: full, run, since } of [...closedResources(), ...closedWebResources()]) {
    const resource = own(full);
    if (resource === undefined) continue;
    (names[resource] ??= []).push(method);
    uses.set(`${resource}#${method}`, since !== undefined && isBefore(since) ? `on Node from ${since} on` : run);
  }
  return { objects: new Map(objects), uses, names, why: "no program here; it needs a peer, a test run, or another Node" };
}

/** Whether the running Node is older. */
export function isBefore(version: string): boolean {
  const [wanted, running] = [version, process.versions.node].map((text) => text.split(".").map(Number));
  const difference = (wanted ?? []).map((part, index) => (running?.[index] ?? 0) - part).find((part) => part !== 0);
  return (difference ?? 0) < 0;
}
