/** Which programs open the resources of Python's libraries, without any server but their own? */
import type { Probe, Unopened } from "./probe.ts";
import { DATABASES } from "./probes/databases.ts";
import { LOOPS } from "./probes/loops.ts";
import { STANDARD } from "./probes/standard.ts";
import { WEB } from "./probes/web.ts";

/** By resource. */
export const PROBES: Readonly<Record<string, Probe | Unopened>> = { ...DATABASES, ...LOOPS, ...STANDARD, ...WEB };

/** The same text, and the text for another module that the entry describes as well. */
const OTHER_MODULES: Readonly<Record<string, (text: string) => string>> = {
  // uvloop has the same functions under the same names.
  "asyncio/EventLoop": (text) => text.replaceAll("asyncio.new_event_loop()", "__import__('uvloop').new_event_loop()"),
  httpx: (text) => text.replaceAll("import httpx", "import httpx2 as httpx").replaceAll('is_a(r, ["httpx.', 'is_a(r, ["httpx2.'),
};

/** How a program is written for each module that has the resource; the first leaves it as it is. */
export function variantsOf(resource: string): readonly ((text: string) => string)[] {
  const other = OTHER_MODULES[resource] ?? OTHER_MODULES[resource.replace(/\/.*/u, "")];
  const same = (text: string): string => text;
  return other === undefined ? [same] : [same, other];
}
