/** Does the corpus tool tell a crash from a hang, and choose its sample by the seed alone? */
import path from "node:path";
import { expect, test } from "vitest";
import { type FileReport, lintInProcesses } from "../../tools/corpus/pool.ts";
import { renderFailures, renderPackages, shuffled } from "../../tools/corpus/report.ts";
import { folderWith } from "./command.ts";

const worker = `
process.on("message", file => {
  if (file === "hang") for (;;);
  if (file === "slow") for (let step = 1; step < 5; step += 1) setTimeout(() => process.send("alive"), step * 600);
  if (file === "slow") return setTimeout(() => process.send({ file, lines: 0, milliseconds: 1, findings: [], failure: null }), 3000);
  if (file === "die") process.exit(3);
  process.send({ file, lines: 1000, milliseconds: 1, findings: [], failure: null });
});
`;

test("a file that hangs or ends its process is told, and the others are linted, slow ones that make progress included", async () => {
  await using folder = await folderWith({ "worker.cjs": worker });
  const reports: FileReport[] = [];
  await lintInProcesses(["a", "hang", "b", "die", "c", "slow"], {
    cwd: folder.path,
    rules: "recommended",
    limit: 1500,
    worker: path.join(folder.path, "worker.cjs"),
    onReport: report => reports.push(report),
  });
  const kinds = reports.map(report => [report.file, report.failure?.kind ?? "linted"]);
  expect(kinds.sort()).toEqual([["a", "linted"], ["b", "linted"], ["c", "linted"], ["die", "crash"], ["hang", "hang"], ["slow", "linted"]]);
  const packages = [{ name: "p", version: "1.0.0", folder: folder.path, files: reports }];
  expect(renderFailures(packages).join("\n")).toContain("exit code 3");
  expect(renderPackages(packages).at(-1)).toMatch(/^all +6 +3000 /u);
});

test("a sample is a permutation that depends on the seed alone", () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  expect(shuffled(items, 7)).toEqual(shuffled(items, 7));
  expect(shuffled(items, 7)).not.toEqual(shuffled(items, 8));
  expect(shuffled(items, 7).toSorted((a, b) => a - b)).toEqual(items);
});
