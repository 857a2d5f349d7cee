/** How are the tests run? */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // These install what they run: `npm run test:hosts`.
    exclude: ["tests/hosts/**"],
    testTimeout: 60_000,
    setupFiles: ["tests/setup.ts"],
    pool: "forks",
    // In an editor an analysis that fails says nothing; in a test it fails the test.
    env: { ASYNC_LIFECYCLE_STRICT: "1" },
  },
});
