/** What do the libraries of JavaScript in the catalog do on each Node? */
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import semver from "semver";
import { JAVASCRIPT_LIBRARIES } from "../../../src/catalog/index.generated.ts";
import type { ExportEntry, Library } from "../../../src/catalog/schema.ts";
import { NEWER } from "../../../tests/catalog/node-newer.ts";
import type { Verdict, Wanted } from "../verdict.ts";
import { asked } from "./asking.ts";
import { type Claim, claimsOf, sinceClaim } from "./claims.ts";
import { compiled } from "./compiled.ts";
import { judge } from "./judge.ts";
import { installed, nodeRange, packageOf, type Packages } from "./packages.ts";
import { namesOf, readPrograms } from "./programs.ts";
import type { Programs, Task } from "./protocol.ts";
import { type Runtime, runtimes } from "./runtimes.ts";

/** One library at one version, ready to be asked. */
interface Installation {
  readonly library: Library;
  readonly version: string;
  readonly task: Task;
  /** What was installed, by version; nothing for modules of Node. */
  readonly packages?: Packages;
}

/** The verdicts on the libraries that are wanted. */
export async function verdictsOfJavaScript({ libraries, say }: Wanted): Promise<readonly Verdict[]> {
  const nodes = runtimes();
  const program = compiled(path.join(import.meta.dirname, "child.ts"));
  const verdicts: Verdict[] = [];
  for (const library of JAVASCRIPT_LIBRARIES.filter(({ name }) => libraries.length === 0 || libraries.includes(name))) {
    const current = await installation(library, library.version);
    for (const runtime of nodes) {
      say(`${library.name} ${library.version} on ${runtime.name}`);
      verdicts.push(...await verdictsOn(current, runtime, program, (programs) => claimsOf(library, programs)));
    }
    const newest = nodes.at(-1);
    for (const since of newest === undefined || current.packages === undefined ? [] : sincesOf(library)) {
      say(`${library.name} ${since}`);
      const first = await installation(library, since);
      const claims = library.resources.filter(({ disposal }) => disposal.since === since).map(sinceClaim);
      if (newest !== undefined) verdicts.push(...await verdictsOn(first, newest, program, () => claims));
    }
  }
  return verdicts;
}

/** Why the packages do not run on this Node, by their own word. */
function refusal(packages: Packages, folder: string | undefined, runtime: Runtime): string | undefined {
  for (const [name, version] of Object.entries(folder === undefined ? {} : packages)) {
    const range = nodeRange(folder ?? "", name);
    if (range !== undefined && !semver.satisfies(runtime.version, range)) return `${name} ${version} asks for Node ${range}`;
  }
  return undefined;
}

/** The versions that brought a dispose symbol, apart from the one that is asked anyway. */
function sincesOf({ resources, version }: Library): readonly string[] {
  const sinces = resources.flatMap(({ disposal }) => (disposal.since === undefined || disposal.since === version ? [] : [disposal.since]));
  return [...new Set(sinces)];
}

async function verdictsOn(
  { library, packages, task, version }: Installation, runtime: Runtime, program: string, claimsFor: (programs: Programs) => readonly Claim[],
): Promise<readonly Verdict[]> {
  const isPlatform = packages === undefined;
  const circumstances = { library: library.name, newer: isPlatform ? NEWER : new Map<string, string>(), version: isPlatform ? runtime.version : version };
  const refused = refusal(packages ?? {}, task.folder, runtime);
  const programs = namesOf(await readPrograms(task.probes));
  const answers = refused === undefined
    ? await asked(runtime, program, task, { claimsFor, programs })
    : claimsFor(programs).map((claim) => ({ claim, answer: { unreached: refused } }));
  return answers.map(({ answer, claim }) => ({
    language: "javascript", library: library.name, version: circumstances.version, runtime: runtime.name,
    entry: claim.entry, question: claim.question, claim: claim.claim, ...judge(claim, answer, circumstances),
  }));
}

async function installation(library: Library, version: string): Promise<Installation> {
  const file = path.join(import.meta.dirname, "probes", `${library.name}.mjs`);
  const probes = existsSync(file) ? pathToFileURL(file).href : undefined;
  const [first = ""] = library.modules;
  const task = { library: library.name, specifiers: library.modules, classes: classesOf(library), ...(probes === undefined ? {} : { probes }) };
  if (isOfNode(library)) return { library, version, task };
  const main = packageOf(first);
  const { packages = {} } = await readPrograms(probes);
  const wanted: Packages = { [main]: version, ...packages };
  return { library, version, packages: wanted, task: { ...task, folder: installed(`${library.name}-${version}`, wanted) } };
}

function isOfNode({ modules, name }: Library): boolean {
  return name.startsWith("node-") || name === "web" || name === "ecmascript" || modules.length === 0;
}

/** Exported classes by the resource that they construct. */
function classesOf({ exports }: Library): Readonly<Record<string, string>> {
  const classes: Record<string, string> = {};
  const visit = (entries: Readonly<Record<string, ExportEntry>>, prefix: string): void => {
    for (const [name, { construct, instance, members }] of Object.entries(entries)) {
      const resource = construct?.returns?.resource ?? instance;
      if (resource !== undefined) classes[resource] ??= `${prefix}${name}`;
      visit(members ?? {}, `${prefix}${name}.`);
    }
  };
  visit(exports, "");
  return classes;
}
