/** What does docs/catalog.md say? Each language has its own part, so that a run over one of them leaves the other. */
import { countOf, grouped, type JudgedClaim, type LibraryTally, reasonsOf, told } from "./tally.ts";
import type { Standing, Verdict } from "./verdict.ts";

/** Where the page lies, from the root of the project. */
export const catalogPage = "docs/catalog.md";

type Language = Verdict["language"];

const TITLES: Readonly<Record<Language, string>> = { javascript: "JavaScript", python: "Python" };

const HEAD = `<!-- Written by \`npm run verify:catalog -- --write\`; do not edit. -->

# What the catalog says, and how it was verified

The plugin knows what libraries do from its catalog. \`npm run verify:catalog\` installs the libraries and asks them.

- **ran**: a program did it, and the library did what the catalog says: the error, the silence, or no answer within the wait.
- **present**: the export, the method or the symbol is there, or is missing as the catalog says. Nothing was called.
- **not verifiable**: it could not be asked on this machine. The reason stands next to it.
- **wrong**: the library does something else. The command then ends with code 1, and the entry has to be corrected.

A claim that was asked on several runtimes counts once, by its best verdict, or as wrong when one of them says so.
`;

/** The page with the parts of these libraries written anew, and the other parts as they were. */
export function pageText(old: string, libraries: readonly LibraryTally[]): string {
  const parts = (Object.keys(TITLES) as Language[]).map((language) => {
    const own = libraries.filter((library) => library.language === language);
    return own.length > 0 ? partText(language, own) : oldPart(old, language);
  });
  return [HEAD, ...parts.filter((part) => part !== "")].join("\n");
}

function partText(language: Language, libraries: readonly LibraryTally[]): string {
  const rows = libraries.map(({ claims, library, version }) =>
    row([`[${library}](#${anchorOf(libraryTitle(library, version))})`, version, ...counts(claims), reasonsOf(claims).slice(0, 2).join("; ")]));
  const all = libraries.flatMap(({ claims }) => claims);
  return [
    begin(language),
    `## ${TITLES[language]}`,
    "",
    `${countOf(all, "ran")} claims ran, ${countOf(all, "present")} are present, ${countOf(all, "not verifiable")} could not be verified, and ${countOf(all, "wrong")} are wrong. Runtimes: ${runtimesOf(all).join(", ")}.`,
    "",
    row(["library", "version", "ran", "present", "not verifiable", "wrong", "why not, mostly"]),
    row(["---", "---", "--:", "--:", "--:", "--:", "---"]),
    ...rows,
    "",
    ...libraries.flatMap(libraryText),
    end(language),
    "",
  ].join("\n");
}

function libraryText({ claims, library, version }: LibraryTally): readonly string[] {
  return [
    `### ${libraryTitle(library, version)}`,
    "",
    row(["entry", "question", "the catalog says", "verified"]),
    row(["---", "---", "---", "---"]),
    ...linesOf(claims),
    "",
  ];
}

/** Claims that say the same of several entries, and stand the same, share a line. */
function linesOf(claims: readonly JudgedClaim[]): readonly string[] {
  const alike = grouped(claims, ({ verdicts }) => JSON.stringify([ownerOf(verdicts[0].entry), verdicts[0].question, verdicts[0].claim, told(verdicts, "**")]));
  return [...alike.values()].map((group) => {
    const [{ verdicts }] = group;
    const entries = group.map((claim) => `\`${claim.verdicts[0].entry}\``).join(", ");
    return row([entries, verdicts[0].question, verdicts[0].claim, told(verdicts, "**")]);
  });
}

function ownerOf(entry: string): string {
  return entry.split("#")[0] === entry ? "" : (entry.split("#")[0] ?? "");
}

function counts(claims: readonly JudgedClaim[]): readonly string[] {
  const standings: readonly Standing[] = ["ran", "present", "not verifiable", "wrong"];
  return standings.map((standing) => String(countOf(claims, standing)));
}

function runtimesOf(claims: readonly JudgedClaim[]): readonly string[] {
  return [...new Set(claims.flatMap(({ verdicts }) => verdicts.map(({ runtime }) => runtime)))].sort();
}

function libraryTitle(library: string, version: string): string {
  return `${library} ${version}`;
}

/** The anchor that the usual renderers of Markdown give a heading. */
function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^\w -]/gu, "").replaceAll(" ", "-");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/\s+/gu, " ").replaceAll("|", "\\|")).join(" | ")} |`;
}

function oldPart(old: string, language: Language): string {
  const [first, last] = [old.indexOf(begin(language)), old.indexOf(end(language))];
  return first < 0 || last < first ? "" : `${old.slice(first, last + end(language).length)}\n`;
}

function begin(language: Language): string {
  return `<!-- ${language} begins -->`;
}

function end(language: Language): string {
  return `<!-- ${language} ends -->`;
}
