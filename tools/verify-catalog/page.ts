/** What does docs/catalog.md say? A run over some libraries, or over one language, leaves the rest as it was. */
import { COLUMNS, libraryPart, type LibraryPart, row } from "./library-text.ts";
import type { JudgedClaim, LibraryTally } from "./tally.ts";
import type { Verdict } from "./verdict.ts";

/** Where the page lies, from the root of the project. */
export const catalogPage = "docs/catalog.md";

type Language = Verdict["language"];

const TITLES: Readonly<Record<Language, string>> = { javascript: "JavaScript", python: "Python" };

/** The part of a language: its libraries, and what they were asked on. */
interface LanguagePart {
  readonly language: Language;
  readonly runtimes: readonly string[];
  readonly libraries: readonly LibraryPart[];
}

/** What is asked of the page: the names of all libraries by language, in their order, and whether the asked ones are all of them. */
export interface Whole {
  readonly names: Readonly<Record<Language, readonly string[]>>;
  /** False where only some libraries were asked. */
  readonly isWhole: boolean;
}

const MEANINGS = `
The plugin knows from its catalog what libraries do: what opens a resource, what closes it, what a use after the close does, and which
calls must not run inside of each other. Each of these is a claim. \`npm run verify:catalog\` installs the libraries and asks them.
Every claim ends in one of four ways:

- **ran**: a program did it, and the library did what the catalog says: the error, the silence, or no answer within the wait.
- **present**: the export, the method or the symbol is there, or is missing as the catalog says. Nothing was called.
- **not verifiable**: it could not be asked on this machine. The reason stands next to it.
- **wrong**: the library does something else. The command then ends with code 1, and the entry has to be corrected.

A claim that was asked on several runtimes counts once, by its best verdict, or as wrong when one of them says so.
`;

const READING = `
## How to run it

\`\`\`sh
npm run verify:catalog -- --library pg           # one library, with every claim on it
npm run verify:catalog -- --library pg --write   # and its part of this page
npm run verify:catalog -- --language python      # one language
npm run verify:catalog -- --write                # everything, and this page
\`\`\`

Everything takes about ten minutes, and more than that the first time, when packages are installed below \`.cache/catalog\`. No server
has to run: where a library needs one, the programs open one of their own, as far as the claims need it.

## How to read it

\`connect\` is an export of the library, \`Pool\` a class, and \`Pool#end\` a method of it. In a list of names, \`#end\` is a method of
the class before it. \`=\` is the module itself, where \`require\` gives a function or a class; \`()\` is a call of the resource, and
\`#any method\` stands for the methods that have no row of their own. The questions are:

- **exists**: is the name there, and is it of the kind that the catalog says?
- **closers**: does the method close the resource, and does it have to be awaited?
- **dispose symbol**: may \`using\` or \`with\` hold the resource?
- **second close**: what does the closer do on a resource that is closed already?
- **reuse**: what does another method do after the close?
- **nested run**: what does a run do inside of another one, or a use while somebody holds what it needs?

What ran, and what the catalog says of closed resources, stands in tables. Names that were only looked up are listed below them.
`;

/** The page with these libraries written anew, and the others as they were. */
export function pageText(old: string, libraries: readonly LibraryTally[], { isWhole, names }: Whole): string {
  const parts = (Object.keys(TITLES) as Language[]).map((language): LanguagePart => {
    const own = libraries.filter((library) => library.language === language);
    const before = oldPart(old, language);
    const kept = isWhole && own.length > 0 ? [] : before.libraries.filter(({ library }) => !own.some((one) => one.library === library));
    const all = [...kept, ...own.map(libraryPart)];
    const runtimes = runtimesOf(own.flatMap(({ claims }) => claims));
    return {
      language,
      runtimes: own.length === 0 ? before.runtimes : [...new Set([...(isWhole ? [] : before.runtimes), ...runtimes])].toSorted(),
      libraries: names[language].flatMap((name) => all.filter(({ library }) => library === name)),
    };
  });
  const asked = parts.filter((part) => part.libraries.length > 0);
  return [headText(asked), ...asked.map(partText)].join("\n");
}

function headText(parts: readonly LanguagePart[]): string {
  return [
    "<!-- Written by `npm run verify:catalog -- --write`; do not edit. -->",
    "",
    "# What the catalog says, and how it was verified",
    MEANINGS,
    row(["language", "libraries", ...COLUMNS, "asked on"]),
    row(["---", ...numbers(), "---"]),
    ...parts.map(({ language, libraries, runtimes }) =>
      row([`[${TITLES[language]}](#${anchorOf(TITLES[language])})`, String(libraries.length), ...COLUMNS.map((_, column) => String(sum(libraries, column))), runtimes.join(", ")])),
    READING,
  ].join("\n");
}

function partText({ language, libraries }: LanguagePart): string {
  return [
    begin(language),
    `## ${TITLES[language]}`,
    "",
    row(["library", "version", ...COLUMNS, "why not verifiable, mostly"]),
    row(["---", "---", ...COLUMNS.map(() => "--:"), "---"]),
    ...libraries.map(({ counts, library, version, why }) =>
      row([`[${library}](#${anchorOf(titleOf(library, version))})`, version, ...counts.map(String), why])),
    "",
    ...libraries.flatMap(({ library, text, version }) => [`### ${titleOf(library, version)}`, "", text, ""]),
    end(language),
    "",
  ].join("\n");
}

/** The part of a language as an earlier run wrote it. */
function oldPart(old: string, language: Language): LanguagePart {
  const [, text = ""] = new RegExp(`${begin(language)}\n(.*?)${end(language)}`, "su").exec(old) ?? [];
  const [table = "", ...sections] = text.split(/^### /mu);
  const texts = new Map(sections.map((section) => [section.split(" ", 1)[0], section.slice(section.indexOf("\n")).trim()]));
  const libraries = [...table.matchAll(/^\| \[(\S+)\]\(#\S*\) \| (.*?) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (.*) \|$/gmu)].map(([, library = "", version = "", ...cells]) => ({
    library,
    version,
    counts: cells.slice(0, COLUMNS.length).map(Number),
    why: (cells.at(-1) ?? "").replaceAll("\\|", "|"),
    text: texts.get(library) ?? "",
  }));
  const [, runtimes = ""] = new RegExp(`^\\| \\[${TITLES[language]}\\]\\(.*\\| (.*) \\|$`, "mu").exec(old) ?? [];
  return { language, libraries, runtimes: runtimes === "" ? [] : runtimes.split(", ") };
}

function runtimesOf(claims: readonly JudgedClaim[]): readonly string[] {
  return [...new Set(claims.flatMap(({ verdicts }) => verdicts.map(({ runtime }) => runtime)))];
}

function numbers(): readonly string[] {
  return ["--:", ...COLUMNS.map(() => "--:")];
}

function sum(libraries: readonly LibraryPart[], column: number): number {
  return libraries.reduce((total, { counts }) => total + (counts[column] ?? 0), 0);
}

function titleOf(library: string, version: string): string {
  return `${library} ${version}`;
}

/** The anchor that the usual renderers of Markdown give a heading. */
function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^\w -]/gu, "").replaceAll(" ", "-");
}

function begin(language: Language): string {
  return `<!-- ${language} begins -->`;
}

function end(language: Language): string {
  return `<!-- ${language} ends -->`;
}
