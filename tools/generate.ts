/**
 * Which files are written from others?
 *
 * The lists of rules and libraries are imports that a machine can write, the types of options repeat the schemas of the
 * rules, and the pages of the corpus repeat its ledger and the counts of its edits; `npm run generate` writes them. With
 * `--check` nothing is written: each file that differs is named on a line of its own, and the process ends with code 1.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { editsPage, editsText } from "./corpus/edits-page.ts";
import { readEditRecord } from "./corpus/edits-record.ts";
import { readLedger } from "./corpus/ledger.ts";
import { precisionPage, precisionText } from "./corpus/precision-page.ts";
import { optionTypes, type RuleWithOptions } from "./option-types.ts";

const ROOT = join(import.meta.dirname, "..");

/** A generated list of the default exports of a folder. */
interface Listing {
  /** The generated file, from the root of the project. */
  readonly file: string;
  /** The folder whose files are listed, from the root of the project. */
  readonly folder: string;
  /** How the generated file imports from that folder. */
  readonly specifier: string;
  /** First sentence of the generated file: the question it answers. */
  readonly question: string;
  /** Name of the exported list, and what it holds. */
  readonly constant: string;
  readonly description: string;
  readonly type: string;
  readonly typeFrom: string;
  /** Added to every imported name, so that no name of a file can be a reserved word. */
  readonly suffix: string;
}

const LISTINGS: readonly Listing[] = [
  {
    file: "src/catalog/index.generated.ts",
    folder: "src/catalog/javascript",
    specifier: "./javascript/",
    question: "Which libraries of JavaScript are known?",
    constant: "JAVASCRIPT_LIBRARIES",
    description: "Every library of the folder `javascript`, sorted by name.",
    type: "Library",
    typeFrom: "./schema.ts",
    suffix: "Library",
  },
  {
    file: "src/catalog/python.generated.ts",
    folder: "src/catalog/python",
    specifier: "./python/",
    question: "Which libraries of Python are known?",
    constant: "PYTHON_LIBRARIES",
    description: "Every library of the folder `python`, sorted by name.",
    type: "Library",
    typeFrom: "./schema.ts",
    suffix: "Library",
  },
  {
    file: "src/rules/index.generated.ts",
    folder: "src/rules",
    specifier: "./",
    question: "Which rules are there?",
    constant: "RULES",
    description: "Every rule of this folder, sorted by name.",
    type: "DefinedRule",
    typeFrom: "../kit/define-rule.ts",
    suffix: "",
  },
];

/** The text of a generated file. Throws when a listed file has no default export. */
function generate(listing: Listing): string {
  const names = sourceNames(listing.folder);
  const imports = names.map((name) => `import ${identifier(name, listing.suffix)} from "${listing.specifier}${name}.ts";`);
  const members = names.map((name) => `  ${identifier(name, listing.suffix)},\n`);
  return [
    `/** ${listing.question} Written by \`npm run generate\` from the files of the folder; do not edit. */`,
    `import type { ${listing.type} } from "${listing.typeFrom}";`,
    ...imports,
    "",
    `/** ${listing.description} */`,
    `export const ${listing.constant}: readonly ${listing.type}[] = [${members.length > 0 ? "\n" : ""}${members.join("")}];`,
    "",
  ].join("\n");
}

function sourceNames(folder: string): string[] {
  const path = join(ROOT, folder);
  const files = existsSync(path) ? readdirSync(path) : [];
  const names = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".generated.ts"));
  for (const file of names) {
    if (!/^export default /mu.test(readFileSync(join(path, file), "utf8"))) {
      throw new Error(`${folder}/${file} has no default export, so it cannot be listed.`);
    }
  }
  // Code point order, so that the list does not depend on the language of the machine.
  return names.map((file) => file.slice(0, -".ts".length)).sort((left, right) => (left < right ? -1 : 1));
}

/** A name for an import: `node-fs` becomes `nodeFs`, followed by the suffix. */
function identifier(name: string, suffix: string): string {
  const words = name.split(/[^a-zA-Z0-9]+/u).filter((word) => word !== "");
  const camel = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  return `${/^[0-9]/u.test(camel) ? "_" : ""}${camel}${suffix}`;
}

/** The version of the package, for the plugin's `meta`: ESLint keys its cache by it. */
function versionFile(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  return [
    "/** Which version of the package is this? Written by `npm run generate` from package.json; do not edit. */",
    "",
    "/** Version of the package. */",
    `export const version = "${version}";`,
    "",
  ].join("\n");
}

/** The types of options; nothing while a rule cannot be loaded, as a new one whose parts are not written yet. */
async function optionFiles(): Promise<[string, string][]> {
  const file = "src/rules/options.generated.ts";
  try {
    // The rules are read from their files: the generated list of them may be stale.
    const modules = sourceNames("src/rules").map(async (name) => {
      const module = (await import(pathToFileURL(join(ROOT, "src/rules", `${name}.ts`)).href)) as { default: RuleWithOptions };
      return module.default;
    });
    return [[file, optionTypes(await Promise.all(modules))]];
  } catch (error) {
    console.error(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return [];
  }
}

const FILES: ReadonlyMap<string, string> = new Map([
  ...LISTINGS.map((listing) => [listing.file, generate(listing)] as const),
  ...(await optionFiles()),
  ["src/kit/version.generated.ts", versionFile()],
  [precisionPage, precisionText(readLedger())],
  [editsPage, editsText(readEditRecord())],
]);

const isCheck = process.argv.includes("--check");
for (const [file, text] of FILES) {
  const path = join(ROOT, file);
  if (existsSync(path) && readFileSync(path, "utf8") === text) {
    continue;
  }
  if (isCheck) {
    console.error(`${file} is stale: run \`npm run generate\`.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`${file} written.`);
  }
}
