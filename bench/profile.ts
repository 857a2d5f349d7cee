/** Where does the time go when our rules lint? Samples of the processor, added up by part of the work and by function. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { table } from "../tools/corpus/report.ts";
import { percent } from "./aims.ts";
import { type CpuProfile, PARTS, type Spending, spendingOf } from "./cpu-profile.ts";
import { growthSeries } from "./growth.ts";
import { type Input, typedInputs, untypedInputs } from "./inputs.ts";
import { measureOnce } from "./measure.ts";
import { insertBetweenMarkers, markdownTable } from "./render.ts";

const usage = `Usage: npm run bench:profile -- [options]

  --only NAME  only inputs whose name begins so (fastify, undici, mongodb, typescript, ...)
  --top N      this many functions of each input (20)
  --write      write the table into docs/performance.md
`;

const { values } = parseArgs({
  options: { only: { type: "string" }, top: { type: "string" }, write: { type: "boolean" }, help: { type: "boolean" } },
});

/** One of each kind: the longest file, async code without types, and async code with types. */
const shown = ["typescript.js", "fastify", "undici", "mongodb"];
const page = path.resolve(import.meta.dirname, "../docs/performance.md");

if (values.help === true) process.stdout.write(usage);
else await main();

async function main(): Promise<void> {
  const growth = (await growthSeries()).flatMap(({ inputs }) => inputs);
  const all = [...growth, ...(await untypedInputs()), ...(await typedInputs())];
  const wanted = values.only === undefined ? shown : [values.only];
  const inputs = wanted.flatMap(name => all.filter(input => input.name.startsWith(name)));
  if (inputs.length === 0) throw new Error(`No input begins with "${values.only ?? ""}"; there are ${all.map(({ name }) => name).join(", ")}.`);

  const spendings: (readonly [Input, Spending])[] = [];
  for (const input of inputs) {
    const spending = await profile(input);
    spendings.push([input, spending]);
    const functions = spending.functions.slice(0, Number(values.top ?? 20)).map(([name, time]) =>
      [name, time.toFixed(0), percent(time / spending.total)]);
    process.stdout.write(`${table([input.name, "ms in itself", "share"], functions).join("\n")}\n\n`);
  }
  const [head, rows] = partsTable(spendings);
  process.stdout.write(`${table(head, rows).join("\n")}\n`);
  if (values.write === true) {
    await writeFile(page, insertBetweenMarkers(
      await readFile(page, "utf8"), "npm run bench:profile -- --write", markdownTable(head, rows),
    ));
  }
}

async function profile(input: Input): Promise<Spending> {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-profile-"));
  try {
    await measureOnce(input, "ours", ["--cpu-prof", `--cpu-prof-dir=${folder}`, "--cpu-prof-name=profile"]);
    return spendingOf(JSON.parse(await readFile(path.join(folder, "profile"), "utf8")) as CpuProfile);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function partsTable(spendings: readonly (readonly [Input, Spending])[]): readonly [readonly string[], readonly (readonly string[])[]] {
  const head = ["part", ...spendings.map(([{ name, typesFrom }]) => (typesFrom === null ? name : `${name}, typed`))];
  return [head, PARTS.map(part => [part, ...spendings.map(([, { parts, total }]) => percent((parts.get(part) ?? 0) / total))])];
}
