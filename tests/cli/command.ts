/** How does a test run the real command in a folder of its own? */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
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

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = argumentsOfNode();

/** The built command starts in half the time of its source, and is as good as it when nothing has been changed since. */
function argumentsOfNode(): readonly string[] {
  const built = path.join(root, "dist/cli.js");
  const changed = readdirSync(path.join(root, "src"), { recursive: true, withFileTypes: true }).map((entry) =>
    entry.isFile() ? statSync(path.join(entry.parentPath, entry.name)).mtimeMs : 0,
  );
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...changed)) return [built];
  return ["--import", import.meta.resolve("tsx"), path.join(root, "src/cli.ts")];
}

/** Makes a temporary folder with the given files, by relative path. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<Folder> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "async-lifecycle-")));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return {
    path: folder,
    run: (...argv) => runCommand(folder, argv),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function runCommand(cwd: string, argv: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    // The test runner's own settings, and colours that a developer forces, are not part of the command.
    const { HOME, PATH, TMPDIR } = process.env;
    const env = { HOME, PATH, TMPDIR, ASYNC_LIFECYCLE_STRICT: "1" };
    const child = spawn(process.execPath, [...command, ...argv], { cwd, env });
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
