/** What did the edits come to over published code, as a page? */
import { type EditPromise, editPromises } from "../edit-checks/promises.ts";
import type { EditRecord } from "./edits-record.ts";

/** The page that is written from the record, from the root of the project. */
export const editsPage = "docs/edits.md";

const introduction = `# Edits over published code

<!-- Written from tools/corpus/edits.json by \`npm run generate\`; do not edit. -->

\`npm run corpus -- --edits\` lints the published sources of the packages in \`tools/corpus/packages.json\`, and the examples of
this project, with every rule and every option that reports more; and so it does with the standard library of Python and the
packages in \`tools/corpus/python-packages.json\`. It takes each fix and each suggestion under the three ways of writing scopes
(\`using\`, \`auto\`, \`try-finally\`; in Python for the versions 3.14, 3.11 and 3.8), and checks the text that it leaves. Then
it checks what all fixes together leave, without suggestions and with them (\`unsafeFixes\`), where that is yet another text.

It cannot run the packages, so it does not see whether a program still does the same. That is tested on small programs,
which run before and after an edit. Files are linted without types, since what the packages depend on is not installed.`;

const promises: Readonly<Record<EditPromise, string>> = {
  parses: "The text parses where the file did: in espree, after TypeScript has taken the types out, or by CPython, and in the linter's parser.",
  types: "TypeScript has no more errors in it, in its strictest mode, with the package's own files and Node's types. Python is not asked.",
  findings: "The finding is gone, no rule reports anything new, and another run of `--fix` changes nothing.",
  comments: "Every comment is kept; in Python every string too, byte for byte.",
  range: "The edit changes something, and lies in the file.",
};

/** The whole page. */
export function editsText(record: readonly EditRecord[]): string {
  const packages = record.filter(one => one.package.includes("@"));
  const sum = (of: (one: EditRecord) => number): number => record.reduce((all, one) => all + of(one), 0);
  return [
    introduction,
    "",
    `${packages.length} packages and the examples have ${sum(({ files }) => files)} files. ${sum(({ edited }) => edited)} of them have ${
      sum(({ fixes }) => fixes)} fixes and ${sum(({ suggestions }) => suggestions)} suggestions.`,
    `${sum(({ checked }) => checked)} different texts, which one edit or all fixes together leave, were checked.`,
    `${sum(({ unparsed }) => unparsed)} files do not parse; ${
      sum(({ crashed }) => crashed)} could not be checked to the end.`,
    "",
    "| promise | texts that break it |",
    "|---|---:|",
    ...editPromises.map(promise => `| ${promises[promise]} | ${sum(({ broken }) => broken[promise] ?? 0)} |`),
    "",
    "## By package",
    "",
    "Packages without an edit are left out of the table.",
    "",
    "| package | files | with edits | fixes | suggestions | texts checked | failures |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...record.filter(({ checked, crashed }) => checked + crashed > 0).map(rowOf),
    "",
  ].join("\n");
}

function rowOf({ broken, checked, crashed, edited, files, fixes, package: name, suggestions }: EditRecord): string {
  const failures = Object.values(broken).reduce((all, one) => all + one, crashed);
  return `| ${[name, files, edited, fixes, suggestions, checked, failures].join(" | ")} |`;
}
