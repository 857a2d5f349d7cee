/** How is a managed runtime obtained from the module `effect/ManagedRuntime`? */
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "effect-managed-runtime",
  modules: ["effect/ManagedRuntime"],
  packages: ["effect"],
  version: "4.1.0",
  source: "https://effect.website/docs/runtime/",
  resources: [],
  exports: {
    ManagedRuntime: { instance: "effect/ManagedRuntime" },
    make: { call: { returns: { resource: "effect/ManagedRuntime" } } },
  },
});
