/** How are the tests run? */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // These install what they run: `npm run test:hosts`.
    exclude: ["tests/hosts/**"],
    testTimeout: 60_000,
    setupFiles: ["tests/setup.ts"],
    pool: "forks",
    // No test changes what another one sees, so each worker loads the project, ESLint and TypeScript once and not for every file.
    isolate: false,
    // Also on two cores, of which one would be left idle otherwise.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // In an editor an analysis that fails says nothing; in a test it fails the test.
    env: { ASYNC_LIFECYCLE_STRICT: "1" },
  },
});
