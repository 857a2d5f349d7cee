/** Does the plugin notice when correct code becomes wrong? Correct functions are mutated, and each mutant is linted. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { PROJECT } from "./example-markers.ts";
import { languageNamed } from "./corpus/selection.ts";
import { type Mutant, mutantOf } from "./recall/mutants.ts";
import { RECALL_PAGE, recallText } from "./recall/page.ts";
import type { Language } from "./recall/program.ts";
import { type Chosen, corpus, examples, LANGUAGES } from "./recall/sources.ts";
import { missesByCause, readCauses, renderMisses, renderRows, rowsOf } from "./recall/tally.ts";

const usage = `Usage: npm run recall -- [options]

  --sources N      functions of published code, for each language (60); 0 takes the fixed examples alone
  --seed N         another choice (1)
  --language NAME  only python, or only javascript, which includes TypeScript
  --operator NAME  only this operator
  --misses         list what is not reported, by its cause
  --show TEXT      print the mutated functions that are not reported and whose line in the list contains the text
  --json FILE      write all mutants to a file
  --write          write docs/recall.md
`;

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** Answers with the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      sources: { type: "string", default: "60" },
      seed: { type: "string", default: "1" },
      language: { type: "string" },
      operator: { type: "string" },
      misses: { type: "boolean" },
      show: { type: "string" },
      json: { type: "string" },
      write: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  const [sources, seed] = [numberOf("sources", values.sources), numberOf("seed", values.seed)];
  const only = languageNamed(values.language);
  if (values.write === true && (only ?? values.operator) !== undefined) throw new Error("--write is of a whole run; leave --language and --operator out.");
  // An analysis that fails would look like a mutant that is missed.
  process.env["ASYNC_LIFECYCLE_STRICT"] = "1";
  const mutants: Mutant[] = [];
  const functions = new Map<Language, number>();
  const take = (chosen: Chosen): void => {
    for (const mutant of mutantsOf(chosen, values.operator)) mutants.push(mutant);
    const language = chosen.program.language;
    functions.set(language, (functions.get(language) ?? 0) + chosen.subjects.length);
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${mutants.length} mutants`);
  };
  for await (const chosen of examples()) if (only === undefined || chosen.program.language === only) take(chosen);
  for (const language of LANGUAGES) {
    if (only !== undefined && only !== language) continue;
    for await (const chosen of corpus({ count: sources, language, seed })) take(chosen);
  }
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[2K");
  const causes = readCauses();
  print([...functions].map(([language, count]) => `${count} correct functions of ${language}`));
  print(["", ...renderRows(rowsOf(mutants))]);
  const misses = missesByCause(mutants, causes);
  if (values.misses === true) print(["", ...renderMisses(misses, causes)]);
  if (values.show !== undefined) print(shown(mutants, values.show));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(mutants, null, 1)}\n`);
  if (values.write === true) writeFileSync(path.join(PROJECT, RECALL_PAGE), recallText(mutants, causes, { sources, seed, functions }));
  return 0;
}

function* mutantsOf({ name, program, subjects }: Chosen, operator: string | undefined): Generator<Mutant> {
  for (const subject of subjects) {
    for (const change of subject.changes) {
      if (operator !== undefined && change.operator.name !== operator) continue;
      const mutant = mutantOf(program, subject, change, name);
      if (mutant !== undefined) yield mutant;
    }
  }
}

function shown(mutants: readonly Mutant[], text: string): readonly string[] {
  return mutants
    .filter(({ code, found, operator, source }) => found.length === 0 && `${operator}: ${source} ${code}`.includes(text))
    .flatMap(({ line, operator, source, text: mutated }) => ["", `${operator}: ${source}:${line}`, ...mutated.split("\n").map((each) => `    ${each}`)]);
}

function numberOf(option: string, value: string): number {
  if (!/^\d+$/u.test(value)) throw new Error(`--${option} is a whole number; not "${value}".`);
  return Number(value);
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
