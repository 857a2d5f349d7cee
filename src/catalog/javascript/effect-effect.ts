/** Which functions does the module `effect/Effect` export, for `import * as Effect from "effect/Effect"`? */
import { defineLibrary } from "../schema.ts";
import { effectMembers } from "./effect.ts";

export default defineLibrary({
  name: "effect-effect",
  modules: ["effect/Effect"],
  packages: ["effect"],
  version: "4.1.0",
  source: "https://effect.website/docs/getting-started/importing-effect/",
  resources: [],
  exports: effectMembers,
});
