/** How does a test run commands of a shell in a project of its own, as a build server or a hook of git would? */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What a command printed and answered. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder that is removed at the end of its scope. */
export interface ShellProject extends Disposable {
  readonly path: string;
  /** Runs a command line of bash in the folder. */
  run(command: string, variables?: Readonly<Record<string, string>>): Ran;
  read(file: string): string;
  write(files: Readonly<Record<string, string>>): void;
}

/** What npm, the test runner and a hook of git put into the environment, and a user's terminal does not have. */
const LEFT_OUT = /^(?:npm_(?:command|config_(?:global|global_prefix|local_prefix|noproxy|npm_version|prefix|user_agent|userconfig)|execpath|lifecycle_\w+|node_execpath|package_\w+)|INIT_CWD|GIT_(?:DIR|INDEX_FILE|PREFIX|WORK_TREE)|VITEST\w*|NODE_ENV|NODE_OPTIONS|NODE_PATH|(?:FORCE|NO)_COLOR|CI|ASYNC_LIFECYCLE_STRICT|TEST|DEV|PROD|MODE|SSR|BASE_URL)$/u;

/**
 * Makes a temporary project with the given files, by relative path.
 *
 * @param host A folder made by `installed`, whose `node_modules` the project gets; none has the project by itself.
 */
export function projectWith(files: Readonly<Record<string, string>>, host?: string): ShellProject {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "async-lifecycle-")));
  if (host !== undefined) symlinkSync(path.join(host, "node_modules"), path.join(root, "node_modules"), "dir");
  const write = (more: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(more)) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  write(files);
  return {
    path: root,
    run: (command, variables = {}) => runIn(root, command, variables),
    read: (file) => readFileSync(path.join(root, file), "utf8"),
    write,
    [Symbol.dispose]: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/**
 * Runs a command line of bash in a folder. An analysis that fails ends it, unlike for users.
 *
 * @throws When bash cannot be started.
 */
export function runIn(cwd: string, command: string, variables: Readonly<Record<string, string>> = {}): Ran {
  const inherited = Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name));
  const env = { ...Object.fromEntries(inherited), NO_COLOR: "1", ASYNC_LIFECYCLE_STRICT: "1", ...variables };
  const { error, status, stderr, stdout } = spawnSync("bash", ["-c", command], { cwd, encoding: "utf8", env, maxBuffer: 64 << 20 });
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
}

/**
 * What a command printed on stdout.
 *
 * @throws When it ended with another code than it should, with all that it printed.
 */
export function expectCode(code: number, command: string, { code: actual, stderr, stdout }: Ran): string {
  if (actual !== code) throw new Error(`${command} ended with ${String(actual)}, not ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}
