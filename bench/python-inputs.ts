/** Which Python is linted? Pinned packages, and one file that holds many modules, cut to several lengths. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createCatalog } from "../src/catalog/catalog.ts";
import { PYTHON_LIBRARIES } from "../src/catalog/python.generated.ts";
import { parseText } from "../src/frontends/python/parser/parse.ts";
import { mentionsPython } from "../src/frontends/python/prescreen.ts";
import { shuffled } from "../tools/corpus/report.ts";
import { firstOf, folder, type Series } from "./growth.ts";
import { fetched, type Input } from "./inputs.ts";

const catalog = createCatalog(PYTHON_LIBRARIES);
const cuts = [1_000, 10_000, 50_000, 100_000];

/** A client and server library with its tests, one of bots, and one that runs tasks on other machines. */
export async function pythonInputs(): Promise<readonly Input[]> {
  const inputs: Input[] = [];
  for (const name of ["aiohttp", "python-telegram-bot", "distributed"]) {
    const entry = await fetched(name, "python");
    inputs.push(await readInput(`${name} ${entry.version}`, entry.folder, await entry.files()));
  }
  return inputs;
}

/** Integrations of Home Assistant in one file, in an order by chance, so that each length holds the same mixture. */
export async function pythonGrowth(): Promise<Series> {
  await mkdir(folder, { recursive: true });
  const entry = await fetched("homeassistant", "python");
  const components = path.join(entry.folder, "homeassistant", "components") + path.sep;
  const files = shuffled((await entry.files()).filter(file => file.startsWith(components)), 1);
  const modules: { readonly text: string }[] = [];
  // What does not parse as a body is left out: one more than the longest cut needs is read.
  for (const file of files.slice(0, 3_000)) {
    const text = moduleAsFunction(await readFile(file, "utf8"), modules.length);
    if (text !== undefined) modules.push({ text });
  }
  const inputs: Input[] = [];
  for (const lines of cuts) {
    const file = path.join(folder, `modules-${lines}.py`);
    await writeFile(file, firstOf(modules, lines).map(({ text }) => text).join(""));
    inputs.push(await readInput(path.basename(file), folder, [file]));
  }
  return { name: "integrations of Home Assistant", inputs };
}

/** A module as the body of a function, so that its names are its own; undefined when it is none that parses. */
export function moduleAsFunction(text: string, index: number): string | undefined {
  // The lines of strings move as well: here nothing but the time counts.
  const body = text.split(/\r?\n/u).filter(line => !line.startsWith("from __future__ ")).map(line => (line === "" ? "" : `    ${line}`));
  const written = `def module_${index}():\n    pass\n${body.join("\n")}\n`;
  return parseText(written).ok ? written : undefined;
}

async function readInput(name: string, cwd: string, files: readonly string[]): Promise<Input> {
  const texts = await Promise.all(files.map(file => readFile(file, "utf8")));
  return {
    name,
    cwd,
    typesFrom: null,
    files: files.map(file => ({ file, sourceType: "module" })),
    lines: texts.reduce((sum, text) => sum + text.split("\n").length, 0),
    lookedAt: texts.filter(text => mentionsPython(text, catalog)).length,
  };
}
