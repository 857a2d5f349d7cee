/**
 * Which type errors does a text have, when it stands in place of a file of the typed fixture?
 *
 * Every edit promises to type-check where its input did. The fixture in `tests/fixtures/typed` has a `tsconfig.json` and
 * the files whose names typed cases may use; their text is replaced in memory, nothing is written.
 */
import { dirname, join } from "node:path";
import ts from "typescript";
import { checkErrors, openProject, type Project } from "../tools/edit-checks/types.ts";

/** Folder of the fixture, absolute. */
export const TYPED_FIXTURE = join(import.meta.dirname, "fixtures", "typed");

let fixture: Project | undefined;

/**
 * The errors, as `TS2322: …` sentences without positions, so that they can be compared with those of an edited text.
 *
 * @param filename Absolute name of a file in the fixture; it need not exist on disk.
 * @throws Error when the fixture's `tsconfig.json` cannot be read.
 */
export function typeErrors(filename: string, text: string): string[] {
  fixture ??= openFixture();
  return fixture.errors(filename, text);
}

/** Breaches of the promise that an edited text has no more type errors than its input. */
export function checkTypes(filename: string, before: string, after: string): string[] {
  return checkErrors(typeErrors(filename, before), typeErrors(filename, after));
}

function openFixture(): Project {
  const configFile = join(TYPED_FIXTURE, "tsconfig.json");
  const read = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path));
  if (read.error !== undefined) {
    throw new Error(ts.flattenDiagnosticMessageText(read.error.messageText, " "));
  }
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(configFile));
  return openProject({ folder: TYPED_FIXTURE, fileNames, options });
}
