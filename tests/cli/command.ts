/** How does a test run the real command in a folder of its own? */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** What the command printed and answered. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder that is removed at the end of its scope. */
export interface Folder extends AsyncDisposable {
  readonly path: string;
  /** Runs the command in the folder. */
  run(...argv: readonly string[]): Promise<Run>;
}

const command = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** Makes a temporary folder with the given files, by relative path. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<Folder> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), "async-lifecycle-")));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return {
    path: root,
    run: (...argv) => runCommand(root, argv),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

function runCommand(cwd: string, argv: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    // The test runner's own settings, and colours that a developer forces, are not part of the command.
    const { HOME, PATH, TMPDIR } = process.env;
    const env = { HOME, PATH, TMPDIR, ASYNC_LIFECYCLE_STRICT: "1" };
    const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), command, ...argv], { cwd, env });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.once("error", reject);
    child.once("close", code => {
      resolve({ code, stdout: Buffer.concat(output).toString(), stderr: Buffer.concat(errors).toString() });
    });
  });
}
