/**
 * Is what the catalog says true of the libraries themselves? They are installed below `.cache/catalog`, which is not
 * kept, and asked: by running what the catalog describes where that needs no server, else by looking for the names.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { JAVASCRIPT_LIBRARIES } from "../src/catalog/index.generated.ts";
import { PYTHON_LIBRARIES } from "../src/catalog/python.generated.ts";
import { verdictsOfJavaScript } from "./verify-catalog/javascript/verify.ts";
import { catalogPage, pageText } from "./verify-catalog/page.ts";
import { renderClaims, renderSummary } from "./verify-catalog/report.ts";
import { verdictsOfPython } from "./verify-catalog/python/verdicts.ts";
import { countOf, type LibraryTally, tallies } from "./verify-catalog/tally.ts";
import type { Verdict, Verifier } from "./verify-catalog/verdict.ts";

const usage = `Usage: npm run verify:catalog -- [options]

  --language NAME  only python, or only javascript
  --library NAME   only this library, with every claim on it (may be repeated)
  --write          write what was found to ${catalogPage}, and leave there what was not asked
`;

type Language = Verdict["language"];

/** What each language has, and who asks it. */
const LANGUAGES: Readonly<Record<Language, { readonly libraries: readonly { readonly name: string }[]; readonly verifier: Verifier }>> = {
  javascript: { libraries: JAVASCRIPT_LIBRARIES, verifier: verdictsOfJavaScript },
  python: { libraries: PYTHON_LIBRARIES, verifier: verdictsOfPython },
};

process.exitCode = await main();

/** Answers with the exit code: 1 if the catalog is wrong, 2 if the options are. */
async function main(): Promise<number> {
  const options = optionsOf();
  if (typeof options === "string") {
    console.error(options);
    return 2;
  }
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const verdicts: Verdict[] = [];
  for (const language of options.languages) {
    verdicts.push(...await LANGUAGES[language].verifier({ libraries: options.libraries, say: (line) => { console.error(line); } }));
  }
  const libraries = tallies(verdicts);
  section(options.libraries.length > 0 ? renderClaims(libraries) : []);
  section(renderSummary(libraries));
  const wrong = libraries.filter(({ claims }) => countOf(claims, "wrong") > 0);
  if (wrong.length > 0) section(["Wrong:", ...renderClaims(wrong, "wrong")]);
  if (options.write) writePage(libraries, options.libraries.length === 0);
  return wrong.length > 0 ? 1 : 0;
}

interface Options {
  readonly help: boolean;
  readonly languages: readonly Language[];
  readonly libraries: readonly string[];
  readonly write: boolean;
}

/** The options, or what is wrong with them in one line. */
function optionsOf(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: "boolean", default: false },
        language: { type: "string" },
        library: { type: "string", multiple: true, default: [] },
        write: { type: "boolean", default: false },
      },
    });
    const all = Object.keys(LANGUAGES) as Language[];
    const languages = all.filter((language) => values.language === undefined || language === values.language);
    if (languages.length === 0) return `There is no language ${JSON.stringify(values.language)}; there are ${all.join(" and ")}.`;
    const known = new Set(languages.flatMap((language) => LANGUAGES[language].libraries.map(({ name }) => name)));
    const unknown = values.library.find((name) => !known.has(name));
    if (unknown !== undefined) return `The catalog has no library ${JSON.stringify(unknown)}; its files are in src/catalog.`;
    return { help: values.help, languages, libraries: values.library, write: values.write };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)} See \`npm run verify:catalog -- --help\`.`;
  }
}

function section(lines: readonly string[]): void {
  if (lines.length > 0) console.log(`${lines.join("\n")}\n`);
}

function writePage(libraries: readonly LibraryTally[], isWhole: boolean): void {
  const file = path.join(import.meta.dirname, "..", catalogPage);
  const namesOf = (language: Language): readonly string[] => LANGUAGES[language].libraries.map(({ name }) => name);
  const names = { javascript: namesOf("javascript"), python: namesOf("python") };
  writeFileSync(file, pageText(existsSync(file) ? readFileSync(file, "utf8") : "", libraries, { isWhole, names }));
  console.log(`${catalogPage} written.`);
}
