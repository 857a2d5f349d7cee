/**
 * What does a new entry of the catalog look like? `npm run new-library javascript <name> [<version>]` (or `python`)
 * writes the data file with every field that an entry has to fill in. A file that exists is left alone.
 */
import { argv, exit } from "node:process";
import { writeNewFiles } from "./new-files.ts";

const [language, name, version = "0.0.0"] = argv.slice(2);
if ((language !== "javascript" && language !== "python") || name === undefined || !/^@?[a-z0-9][a-z0-9._/-]*$/iu.test(name)) {
  console.error("Give the language and the package: npm run new-library javascript|python <name> [<version>].");
  exit(1);
}

// A scoped package has a slash, which a file's name cannot have.
const file = name.toLowerCase().replace(/^@/u, "").replaceAll(/[^a-z0-9]+/gu, "-");
const page = language === "python" ? `https://pypi.org/project/${name}/` : `https://www.npmjs.com/package/${name}`;

const text = `/** How do the resources of \`${name}\` live? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "${file}",
  modules: ["${name}"],
  version: "${version}",
  source: "${page}",
  resources: [],
  exports: {},
});
`;

writeNewFiles([{ path: `src/catalog/${language}/${file}.ts`, text }]);
console.log("Fill in the facts with a link to their source, add a wrong and a right example, and run `npm run generate`.");
