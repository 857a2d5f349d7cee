/** What do our rules cost beside ESLint without rules and beside other rules, in time, growth and memory? */
import { readFile, writeFile } from "node:fs/promises";
import { arch, availableParallelism, cpus, loadavg, platform } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { findPython } from "../tools/cpython.ts";
import { growthSeries, type Series } from "./growth.ts";
import { typedInputs, untypedInputs } from "./inputs.ts";
import { type Measured, measureInTurns, type RuleSet } from "./measure.ts";
import { pythonGrowth, pythonInputs } from "./python-inputs.ts";
import { linterVersions, type MeasuredCommand, measureCommands } from "./python-peers.ts";
import { commandsSection, pythonGrowthSection, pythonSection } from "./python-sections.ts";
import { insertBetweenMarkers, renderMarkdown, renderText } from "./render.ts";
import { growthSection, memorySection, type Section, typedSection, untypedSection } from "./sections.ts";

const usage = `Usage: npm run bench -- [options]

  --only LETTER   only what the rules add without types (a) or with (b), growth (c), or memory (d);
                  of Python: parsing and rules (e), whole commands beside other linters (f), growth (g)
  --quick         each figure from one run instead of the median of three
  --json FILE     write every single measurement to a file
  --write         write the tables into docs/performance.md, which says of how many runs they are
`;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    quick: { type: "boolean" },
    json: { type: "string" },
    write: { type: "boolean" },
    help: { type: "boolean" },
  },
});

const root = path.resolve(import.meta.dirname, "..");
const page = path.join(root, "docs/performance.md");
const runs = values.quick === true ? 1 : 3;

if (values.help === true) process.stdout.write(usage);
else await main();

async function main(): Promise<void> {
  const { only } = values;
  if (only !== undefined && !/^[a-g]$/u.test(only)) throw new Error(`--only takes a letter from a to g, not "${only}".`);
  if (values.write === true && only !== undefined) throw new Error("The page shows everything: --write does not go with --only.");
  const about = await describeRun();
  const python = findPython();
  const hasPython = !("missing" in python);
  if ("missing" in python) process.stderr.write(`Python is not measured: ${python.missing}.\n`);
  // Memory is seen in the same processes as time.
  const isWanted = (letter: string): boolean =>
    (hasPython || !/^[efg]$/u.test(letter)) && (only === undefined || only === letter || (only === "d" && letter !== "f"));
  const untyped = isWanted("a") ? await measureInTurns(await untypedInputs(), ["none", "ours", "peers"], runs) : [];
  const typed = isWanted("b") ? await measureInTurns(await typedInputs(), ["none", "ours", "typedPeers"], runs) : [];
  const series: readonly Series[] = isWanted("c") ? await growthSeries() : [];
  const growth = await measureInTurns(series.flatMap(({ inputs }) => inputs), ["none", "ours"], runs);
  const pythonCode = isWanted("e") || isWanted("f") ? await pythonInputs() : [];
  const pythonMeasured = isWanted("e") ? await measureInTurns(pythonCode, ["none", "ours"], runs) : [];
  const commands = isWanted("f") ? await measureCommands(pythonCode, runs) : [];
  const pythonSeries = isWanted("g") ? await pythonGrowth() : undefined;
  const grown = await measureInTurns(pythonSeries?.inputs ?? [], ["none", "ours"], runs);

  const sections: Section[] = [];
  if (only !== "d" && untyped.length > 0) sections.push(untypedSection(untyped));
  if (only !== "d" && typed.length > 0) sections.push(typedSection(typed));
  if (only !== "d" && series.length > 0) sections.push(growthSection(series, growth));
  if (only === undefined || only === "d") {
    sections.push(memorySection([
      { kind: "untyped", measured: untyped }, { kind: "typed", measured: typed }, { kind: "growth", measured: growth },
      { kind: "Python", measured: pythonMeasured }, { kind: "growth", measured: grown },
    ]));
  }
  if (only !== "d" && pythonMeasured.length > 0) sections.push(pythonSection(pythonMeasured));
  if (commands.length > 0) sections.push(commandsSection(commands));
  if (only !== "d" && pythonSeries !== undefined) sections.push(pythonGrowthSection(pythonSeries, grown));
  process.stdout.write(renderText(about, sections));
  if (values.json !== undefined) await writeFile(values.json, jsonOf(about, [...untyped, ...typed, ...growth, ...pythonMeasured, ...grown], commands));
  if (values.write === true) {
    const text = renderMarkdown(about, sections);
    await writeFile(page, insertBetweenMarkers(await readFile(page, "utf8"), "npm run bench -- --write", text));
  }
}

/** The circumstances, without which the figures say little. */
async function describeRun(): Promise<readonly string[]> {
  const { devDependencies } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const names = ["eslint", "typescript", "typescript-eslint", "eslint-plugin-promise", "eslint-plugin-unicorn"];
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  return [
    `${runs === 1 ? "One run of each" : `Medians of ${runs} runs`}. Seconds of processor time (user), in brackets by the clock; memory in MB.`,
    `Node ${process.version}, ${platform()} ${arch()}, ${cores} cores${cpus()[0] === undefined ? "" : ` of ${cpus()[0]?.model ?? ""}`}.`,
    `${[...names.map(name => `${name} ${devDependencies[name] ?? "?"}`), ...(await linterVersions())].join(", ")}.`,
    load > cores / 4
      ? `The machine was busy with other work (load ${load.toFixed(1)}): only the processor times can be compared.`
      : `The machine was idle before (load ${load.toFixed(1)}).`,
  ];
}

function jsonOf(about: readonly string[], measured: readonly Measured[], commands: readonly MeasuredCommand[]): string {
  const entries = measured.map(({ input: { files, lines, lookedAt, name, typesFrom }, rules, samples }) => ({
    input: name, files: files.length, lines, lookedAt, typed: typesFrom !== null, rules: rules satisfies RuleSet, samples,
  }));
  const started = commands.map(({ input: { lines, name }, linter, samples }) => ({ input: name, lines, linter, samples }));
  return `${JSON.stringify({ about, measured: entries, commands: started }, null, 1)}\n`;
}
