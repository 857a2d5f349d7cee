/**
 * Do the tests with types pass on typescript-eslint's experimental native back end too?
 *
 * They are run once more in a process of their own, where the back end is switched on by its environment variable and its
 * compiler is found by NODE_PATH, so that the project itself need not have it.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { filesUnder, textOf } from "../project-files.ts";
import { installed, ROOT } from "./installed.ts";
import { NATIVE_TYPESCRIPT } from "./versions.ts";

const host = installed("tsgo", { "@typescript/native": `npm:typescript@${NATIVE_TYPESCRIPT}` });

const env = {
  ...process.env,
  NODE_PATH: path.join(host, "node_modules"),
  TYPESCRIPT_ESLINT_EXPERIMENTAL_BACKEND: "tsgo",
};

/**
 * Tests of rules with a typed case, and tests of what the front end asks about types. The tests named "elsewhere" are left out:
 * they need the trees of other files, which this back end does not give, and docs/settings.md says so.
 */
function typedTests(): readonly string[] {
  const ruleTests = filesUnder("tests/rules").filter((file) => file.endsWith(".test.ts") && /\btyped: true\b/u.test(textOf(file)));
  const frontEndTests = filesUnder("tests").filter((file) => file.endsWith(".test.ts") && textOf(file).includes('/typed-program.ts"'));
  return [...new Set([...ruleTests, ...frontEndTests])].filter((file) => !file.endsWith(".elsewhere.test.ts"));
}

/** What the checker says to a question that only the classic one answers. */
const PROBE = `
const parser = require("@typescript-eslint/parser");
const folder = require("node:path").resolve("tests/fixtures/typed");
const { services } = parser.parseForESLint("1;", { filePath: folder + "/file.ts", projectService: true, tsconfigRootDir: folder, range: true, loc: true });
try {
  services.program.getTypeChecker().symbolToString({});
  console.log("classic");
} catch (error) {
  console.log(error.message);
}
`;

it("the back end is the native one", () => {
  const { stdout } = spawnSync(process.execPath, ["--eval", PROBE], { cwd: ROOT, encoding: "utf8", env });
  expect(stdout.trim()).toBe("TypeChecker#symbolToString is not available on the tsgo API.");
});

it("the tests with types pass", () => {
  const files = typedTests();
  expect(files.length).toBeGreaterThan(15);
  const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  // Its checker is in another process, and answers later.
  const { status, stderr, stdout } = spawnSync(process.execPath, [vitest, "run", "--reporter=json", "--test-timeout=300000", ...files], {
    cwd: ROOT,
    encoding: "utf8",
    env,
    maxBuffer: 2 ** 28,
  });
  const report = readReport(stdout, stderr);
  console.log(`${report.numPassedTests} of ${report.numTotalTests} tests in ${files.length} files pass on TypeScript ${NATIVE_TYPESCRIPT}.`);
  const failed = report.testResults.flatMap(({ assertionResults, message, name, status: ended }) => {
    const tests = assertionResults.flatMap((one) => (one.status === "failed" ? [`${one.fullName}: ${one.failureMessages[0] ?? ""}`] : []));
    return ended === "failed" && tests.length === 0 ? [`${name}: ${message}`] : tests;
  });
  expect(failed).toEqual([]);
  expect(status).toBe(0);
}, 1_200_000);

interface Report {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

function readReport(stdout: string, stderr: string): Report {
  const start = stdout.indexOf("{");
  if (start < 0) throw new Error(`The tests did not run:\n${stdout}\n${stderr}`);
  return JSON.parse(stdout.slice(start)) as Report;
}
