/** How are the tests run that install what people run the plugin in? They need a network, and minutes. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/hosts/**/*.test.ts"],
    globalSetup: ["tests/hosts/pack.ts"],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    pool: "forks",
    // Each installs packages or runs whole linters of its own.
    fileParallelism: false,
  },
});
