/** What does one file give, in a process that may be ended if it takes too long? */
import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { createFileLinter } from "./file-linter.ts";
import type { FileReport } from "./pool.ts";

const [cwd = process.cwd(), rules = "recommended"] = process.argv.slice(2);
const lintFile = createFileLinter(cwd, rules === "strict" ? "strict" : "recommended");

async function reportOn(file: string): Promise<FileReport> {
  const text = await readFile(file, "utf8");
  const lines = text.split("\n").length;
  const started = performance.now();
  const base = { file, lines };
  try {
    const messages = lintFile(file, text);
    const milliseconds = performance.now() - started;
    const unparsed = messages.find(message => message.fatal === true);
    if (unparsed !== undefined) return { ...base, milliseconds, findings: [], failure: { kind: "unparsed", text: unparsed.message } };
    return {
      ...base,
      milliseconds,
      failure: null,
      findings: messages.map(({ ruleId, messageId, message, line, column, endLine, endColumn, fix, suggestions }) => ({
        rule: ruleId ?? "",
        messageId: messageId ?? "",
        message,
        line,
        column,
        endLine: endLine ?? line,
        endColumn: endColumn ?? column + 1,
        repair: fix !== undefined ? "fix" as const : suggestions !== undefined ? "suggestion" as const : "none" as const,
      })),
    };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...base, milliseconds: performance.now() - started, findings: [], failure: { kind: "crash", text } };
  }
}

process.on("message", (file: string) => {
  void reportOn(file).then(report => process.send?.(report));
});
