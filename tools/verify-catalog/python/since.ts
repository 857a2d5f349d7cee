/** Does a class have its block from the version on that the catalog names, and not before? */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "../../../src/catalog/schema.ts";
import { install } from "../../python/environment.ts";
import { asking } from "./asking.ts";
import type { Claim } from "./claims.ts";
import { DISTRIBUTIONS } from "./classes.ts";
import { exportsOf } from "./names.ts";

/** One claim for each version that the entries of a library name; that version and the one before are installed below the folder. */
export async function sinceClaims(library: Library, python: string, folder: string): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const { disposal, name } of library.resources) {
    const { since, symbol } = disposal;
    if (since === undefined) continue;
    const methods = symbol === "both" ? ["__enter__", "__aenter__"] : [symbol === "async" ? "__aenter__" : "__enter__"];
    const classes = exportsOf(library).filter(({ entry }) => entry.instance === name);
    const paths = classes.flatMap(({ path }) => methods.map((method) => `${path}.${method}`));
    const has = async (range: string): Promise<boolean> => {
      const members = await asking(python, installed(library, range, python, folder)).members([...classes.map(({ path }) => path), ...paths]);
      const gone = classes.filter(({ path }) => members.get(path) === "missing");
      if (gone.length > 0) throw new Error(`${library.name} ${range} has no ${gone.map(({ path }) => path).join(", ")}.`);
      return paths.every((path) => members.get(path) !== "missing");
    };
    const problems = [(await has(`==${since}`)) ? "" : `${since} does not have it`, (await has(`<${since}`)) ? `what comes before ${since} has it` : ""];
    const problem = problems.filter((text) => text !== "").join(", and ");
    const lookedUp = problem === "" ? {} : { problem };
    claims.push({ entry: name, question: "dispose symbol", claim: `has its block from ${since} on`, asks: [], lookedUp });
  }
  return claims;
}

/** Where the library is in that version, without what it needs: that is there in the version that the other claims are asked of. */
function installed({ name }: Library, range: string, python: string, folder: string): string {
  const distribution = DISTRIBUTIONS[name] ?? name;
  const target = join(folder, `${distribution}${range.replace("==", "-").replace("<", "-before-")}`);
  if (!existsSync(target)) install(python, ["--no-deps", "--target", target, `${distribution}${range}`]);
  return target;
}
