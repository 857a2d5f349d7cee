/** What changed in this version? Its section of CHANGELOG.md, for the page of the release. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = join(import.meta.dirname, "..");

/**
 * The section of a version, without its heading.
 *
 * @throws When the changelog has none, or an empty one.
 */
export function releaseNotes(changelog: string, version: string): string {
  const section = changelog.split(/^## /mu).find((part) => part.split("\n")[0]?.trim() === version);
  const notes = section?.slice(section.indexOf("\n")).trim() ?? "";
  if (notes === "") throw new Error(`CHANGELOG.md says nothing about ${version}.`);
  return `${notes}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  process.stdout.write(releaseNotes(readFileSync(join(ROOT, "CHANGELOG.md"), "utf8"), version));
}
