/**
 * How is the package built where it is installed straight from its git repository, as pre-commit does?
 *
 * npm runs this after `npm install` in a clone, and before it packs one. It is plain JavaScript, since nothing is built or
 * installed yet. pre-commit installs with `--global`, and npm hands that on to the installation of the clone's own
 * development dependencies, so they are not there. The compiler alone is enough to build, so it is fetched alone.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// What people build themselves is never written over, and after `npm ci` they build by a script.
const isBuiltOtherwise = process.env["npm_command"] === "ci" || existsSync(join(root, "dist", "cli.js"));
if (!isBuiltOtherwise) build();

function build() {
  const installed = installedCompiler();
  // Types are checked by `npm test`; here they would only take time.
  if (installed !== undefined) return compile(installed, []);
  const folder = mkdtempSync(join(tmpdir(), "async-lifecycle-"));
  try {
    // The packages are not there whose types the sources name: those of Node need not be, and declarations would be wrong.
    compile(fetchedCompiler(folder), ["--declaration", "false", "--types", "null"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function installedCompiler() {
  try {
    return createRequire(join(root, "package.json")).resolve("typescript/lib/tsc.js");
  } catch {
    return undefined;
  }
}

/** @param {string} folder Where the compiler is installed. */
function fetchedCompiler(folder) {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const options = ["--no-global", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--prefix", folder];
  // npm starts this script, and names itself; the shell's `npm` may be another one, or on Windows no program.
  const npm = process.env["npm_execpath"];
  const [command, first] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  run(command, [...first, "install", ...options, `typescript@${devDependencies.typescript}`]);
  return join(folder, "node_modules", "typescript", "lib", "tsc.js");
}

/**
 * @param {string} compiler
 * @param {readonly string[]} options
 */
function compile(compiler, options) {
  run(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json"), "--noCheck", ...options]);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  // On stdout, pre-commit up to 4.6.0 reads where `npm pack` has put the package.
  const { error, status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}.`);
}
