/** How are the figures about Python laid out? */
import { factorsPerDoubling, judgeGrowth, percent, shareAdded } from "./aims.ts";
import type { Series } from "./growth.ts";
import { type Measured, median } from "./measure.ts";
import { LINTERS, type MeasuredCommand } from "./python-peers.ts";
import { count, only, rowsOf, type Section, times } from "./sections.ts";

/** (e) What parsing and the rules take. */
export function pythonSection(measured: readonly Measured[]): Section {
  return {
    title: "(e) Python",
    head: ["input", "lines", "looked at", "no rules", "our seven", "adds", "lines per second"],
    rows: rowsOf(measured).map(({ input, of }) => [
      input.name, count(input.lines), `${percent(input.lookedAt / input.files.length)} of ${input.files.length} files`,
      times(of("none")), times(of("ours")), percent(shareAdded(of("none").user, of("ours").user)), perSecond(input.lines, of("ours").wall),
    ]),
    verdicts: [],
  };
}

/** (f) Whole commands, beside other linters of Python. */
export function commandsSection(measured: readonly MeasuredCommand[]): Section {
  const inputs = [...new Set(measured.map(({ input }) => input))];
  return {
    title: "(f) Python, whole commands",
    head: ["input", "lines", ...LINTERS.flatMap(linter => [linter, "lines per second"])],
    rows: inputs.map(input => [
      input.name,
      count(input.lines),
      ...LINTERS.flatMap(linter => {
        const { samples } = only(measured.filter(one => one.input === input && one.linter === linter));
        const wall = median(samples.map(sample => sample.wall));
        return [times({ user: median(samples.map(sample => sample.user)), wall }), perSecond(input.lines, wall)];
      }),
    ]),
    verdicts: [],
  };
}

/** (g) How the time grows with the length of one file. */
export function pythonGrowthSection({ inputs, name }: Series, measured: readonly Measured[]): Section {
  const rows = inputs.map(input => only(rowsOf(measured).filter(row => row.input === input)));
  const points = (rules: "none" | "ours") => rows.map(({ input, of }) => ({ lines: input.lines, time: of(rules).user }));
  const [none, ours] = [factorsPerDoubling(points("none")), factorsPerDoubling(points("ours"))];
  return {
    title: "(g) Python, growth",
    head: ["input", "lines", "no rules", "× per doubling", "our seven", "× per doubling"],
    rows: rows.map(({ input, of }, index) => [
      name, count(input.lines), times(of("none")), none[index - 1]?.toFixed(2) ?? "", times(of("ours")),
      ours[index - 1]?.toFixed(2) ?? "",
    ]),
    verdicts: [judgeGrowth(name, points("ours"))],
  };
}

function perSecond(lines: number, milliseconds: number): string {
  return count(Math.round((lines * 1000) / milliseconds / 100) * 100);
}
