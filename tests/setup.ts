/** How does ESLint's RuleTester find the test runner? It wants global hooks; these are vitest's. */
import { RuleTester } from "eslint";
import { afterAll, describe, it } from "vitest";

Object.assign(RuleTester, { afterAll, describe, it });
