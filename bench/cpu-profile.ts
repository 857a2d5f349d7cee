/** To which part of the work does each moment of a processor profile belong? */

/** The part of V8's format that is read here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** The node that was running, at each sample. */
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

const built = new URL("../dist/", import.meta.url).href;

/** Parts of the work, in the order in which they are shown. */
export const PARTS = [
  "parsing, with scopes",
  "ESLint itself",
  "our look at names, and our graphs",
  "asking TypeScript for types",
  "solving and judging",
  "wording and repairs",
  "garbage collection",
  "loading, reading files",
] as const;

/** One of them. */
export type Part = (typeof PARTS)[number];

/** Where the time went. */
export interface Spending {
  /** Milliseconds of the samples. */
  readonly total: number;
  readonly parts: ReadonlyMap<Part, number>;
  /** Functions of ours by the time in themselves, most first, named with their file and line. */
  readonly functions: readonly (readonly [name: string, milliseconds: number])[];
}

/** Adds up the samples of a profile. */
export function spendingOf({ nodes, samples, timeDeltas }: CpuProfile): Spending {
  const frames = new Map(nodes.map(({ callFrame, id }) => [id, callFrame]));
  const callers = new Map(nodes.flatMap(({ children = [], id }) => children.map(child => [child, id] as const)));
  const times = new Map<number, number>();
  for (const [index, id] of samples.entries()) times.set(id, (times.get(id) ?? 0) + (timeDeltas[index] ?? 0) / 1000);

  const parts = new Map<Part, number>();
  const functions = new Map<string, number>();
  let total = 0;
  for (const [id, time] of times) {
    const stack: CallFrame[] = [];
    for (let at: number | undefined = id; at !== undefined; at = callers.get(at)) {
      const frame = frames.get(at);
      if (frame !== undefined) stack.push(frame);
    }
    const [self] = stack;
    if (self === undefined || self.functionName === "(idle)") continue;
    total += time;
    const part = partOf(stack);
    parts.set(part, (parts.get(part) ?? 0) + time);
    const own = ownFileOf(self);
    if (own === null) continue;
    const name = `${self.functionName === "" ? "(anonymous)" : self.functionName} ${own}:${self.lineNumber + 1}`;
    functions.set(name, (functions.get(name) ?? 0) + time);
  }
  return { total, parts, functions: [...functions].sort(([, a], [, b]) => b - a) };
}

/** The innermost frame that says what is going on decides; a library's own frames belong to whoever called it. */
function partOf(stack: readonly CallFrame[]): Part {
  const [self] = stack;
  if (self?.functionName === "(garbage collector)") return "garbage collection";
  const own = stack.map(ownFileOf).filter(file => file !== null);
  const [innermost] = own;
  if (innermost !== undefined) {
    if (own.some(file => file.startsWith("frontends/typescript/edits"))) return "wording and repairs";
    // Types are asked for in many places; the time is TypeScript's.
    if (self?.url.includes("/node_modules/typescript/") === true) return "asking TypeScript for types";
    if (innermost.startsWith("core/")) return "solving and judging";
    return /^(?:frontends|catalog)\//u.test(innermost) ? "our look at names, and our graphs" : "wording and repairs";
  }
  const parsers = /\/node_modules\/(?:acorn|espree|eslint-scope|@typescript-eslint\/(?:parser|typescript-estree|scope-manager))\//u;
  if (stack.some(({ url }) => parsers.test(url))) return "parsing, with scopes";
  return stack.some(({ url }) => url.includes("/node_modules/eslint/lib/linter/")) ? "ESLint itself" : "loading, reading files";
}

/** The path of a file of ours in the built plugin, or null. */
function ownFileOf({ url }: CallFrame): string | null {
  return url.startsWith(built) ? url.slice(built.length) : null;
}
