/** How are the figures laid out? One table and its verdicts for each of the four questions. */
import {
  factorsPerDoubling, judgeAdded, judgeAgainstPeers, judgeGrowth, judgeMemory, percent, shareAdded, type Times, type Verdict,
} from "./aims.ts";
import type { Series } from "./growth.ts";
import type { Input } from "./inputs.ts";
import { type Figures, type Measured, mediansOf, type RuleSet } from "./measure.ts";

/** A table, and whether what it shows is good enough. */
export interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly verdicts: readonly Verdict[];
}

/** Everything that was measured for one input. */
export interface Row {
  readonly input: Input;
  readonly of: (rules: RuleSet) => Figures;
}

const peerNames = {
  untyped: "promise + unicorn",
  typed: "typescript-eslint",
};

/** (a) What the rules add without types. */
export function untypedSection(measured: readonly Measured[]): Section {
  return timeSection("(a) Without types", measured, "peers", judgeAdded);
}

/** (b) What the rules add with types. */
export function typedSection(measured: readonly Measured[]): Section {
  return timeSection("(b) With types", measured, "typedPeers", judgeAgainstPeers);
}

/** (c) How the time grows. */
export function growthSection(series: readonly Series[], measured: readonly Measured[]): Section {
  const rows = rowsOf(measured);
  const growths = series.map(({ inputs, name }) => {
    const own = inputs.map(input => only(rows.filter(row => row.input === input)));
    const points = (rules: RuleSet) => own.map(({ input, of }) => ({ lines: input.lines, time: of(rules).user }));
    return { name, own, points };
  });
  return {
    title: "(c) Growth",
    head: ["input", "lines", "looked at", "no rules", "× per doubling", "our seven", "× per doubling", "adds"],
    rows: growths.flatMap(({ name, own, points }) => {
      const [none, ours] = [factorsPerDoubling(points("none")), factorsPerDoubling(points("ours"))];
      return own.map(({ input, of }, index) => [
        name, count(input.lines), input.lookedAt > 0 ? "yes" : "no",
        times(of("none")), none[index - 1]?.toFixed(2) ?? "", times(of("ours")), ours[index - 1]?.toFixed(2) ?? "",
        percent(shareAdded(of("none").user, of("ours").user)),
      ]);
    }),
    verdicts: growths.map(({ name, points }) => judgeGrowth(name, points("ours"))),
  };
}

/** (d) What the rules take of the memory. */
export function memorySection(parts: readonly { readonly kind: string; readonly measured: readonly Measured[] }[]): Section {
  const rows = parts.flatMap(({ kind, measured }) => rowsOf(measured).map(row => ({ kind, ...row })));
  return {
    title: "(d) Peak memory",
    head: ["input", "lines", "no rules", "our seven", "factor", "peers", "factor"],
    rows: rows.map(({ input, kind, of }) => {
      const [none, ours] = [of("none").memory, of("ours").memory];
      const peers = kind === "growth" || kind === "Python" ? null : of(kind === "typed" ? "typedPeers" : "peers").memory;
      return [
        memoryName(input, kind), count(input.lines), megabytes(none), megabytes(ours), (ours / none).toFixed(2),
        peers === null ? "" : megabytes(peers), peers === null ? "" : (peers / none).toFixed(2),
      ];
    }),
    verdicts: rows.map(({ input, kind, of }) => judgeMemory(memoryName(input, kind), of("none").memory, of("ours").memory)),
  };
}

function timeSection(
  title: string,
  measured: readonly Measured[],
  peers: "peers" | "typedPeers",
  judge: (name: string, processor: Times, clock: Times) => Verdict,
): Section {
  const rows = rowsOf(measured);
  return {
    title,
    head: ["input", "lines", "looked at", "no rules", "our seven", "adds", peerNames[peers === "peers" ? "untyped" : "typed"], "adds"],
    rows: rows.map(({ input, of }) => {
      const none = of("none");
      return [
        input.name, count(input.lines), `${percent(input.lookedAt / input.files.length)} of ${input.files.length} files`,
        times(none), times(of("ours")), percent(shareAdded(none.user, of("ours").user)),
        times(of(peers)), percent(shareAdded(none.user, of(peers).user)),
      ];
    }),
    verdicts: rows.map(({ input, of }) => {
      const by = (clock: "user" | "wall"): Times => ({ none: of("none")[clock], ours: of("ours")[clock], peers: of(peers)[clock] });
      return judge(input.name, by("user"), by("wall"));
    }),
  };
}

/** One row an input, in the order in which they were measured. */
export function rowsOf(measured: readonly Measured[]): readonly Row[] {
  return [...new Set(measured.map(({ input }) => input))].map(input => ({
    input,
    of: rules => mediansOf(only(measured.filter(one => one.input === input && one.rules === rules)).samples),
  }));
}

function memoryName({ name }: Input, kind: string): string {
  return kind === "growth" ? name : `${name}, ${kind}`;
}

/** Time of the processor, then by the clock. */
export function times({ user, wall }: Pick<Figures, "user" | "wall">): string {
  return `${(user / 1000).toFixed(2)} (${(wall / 1000).toFixed(2)})`;
}

function megabytes(value: number): string {
  return count(Math.round(value));
}

/** A number as people read it. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/**
 * The one item of a list.
 *
 * @throws Error when there is none, or more.
 */
export function only<Item>(items: readonly Item[]): Item {
  const [item, ...more] = items;
  if (item === undefined || more.length > 0) throw new Error(`Expected one, found ${items.length}.`);
  return item;
}
