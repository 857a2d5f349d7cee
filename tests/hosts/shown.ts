/** Which commands do pages and examples show? Tests take them from there, so that what is shown is what runs. */
import { parse } from "yaml";
import { textOf } from "../project-files.ts";

/**
 * A command that a page shows, as it is.
 *
 * @throws When the page has no such line in a block of shell.
 */
export function shown(page: string, command: string): string {
  if (!commandsOf(textOf(page)).includes(command)) throw new Error(`${page} does not show the command: ${command}`);
  return command;
}

/** The lines of all blocks of shell in a page, without comments behind them. */
export function commandsOf(markdown: string): readonly string[] {
  const blocks = [...markdown.matchAll(/^ *```sh\n(?<code>[^]*?)^ *```$/gmu)].map(({ groups }) => groups?.["code"] ?? "");
  const lines = blocks.flatMap((code) => code.split("\n").map((line) => line.replace(/(?:^| {2,})#.*$/u, "").trim()));
  return lines.filter((line) => line !== "");
}

/** What an example tells a build server: the commands of all steps in their order, without what only installs. */
export function commandsOfExample(file: string): readonly string[] {
  return linesIn(parse(textOf(file))).filter((command) => command !== "npm ci");
}

/** The texts under `run` and `script`, which is where GitHub, GitLab and Azure have them. */
function linesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const isCommand = key === "run" || key === "script";
    if (isCommand && typeof child === "string") return child.trim().split("\n");
    if (isCommand && Array.isArray(child)) return child.map(String);
    return linesIn(child);
  });
}
