/** Which versions are the hosts tested with? docs/compatibility.md names the same, and a test holds it to them. */

/** The oldest ESLint that the package takes, and the newest that was run. */
export const ESLINTS = ["9.29.0", "10.15.0"] as const;

/** The newest release, at the time of writing, of each line of Node that the package takes. */
export const NODES = ["20.20.2", "22.23.3", "24.21.0"] as const;

/** The compilers that check a configuration written in TypeScript, by the name that they are installed under. */
export const COMPILERS = { "typescript-5": "5.9.3", typescript: "6.0.3", "typescript-7": "7.0.2" } as const;

/** The native compiler whose checker typescript-eslint's experimental back end asks. */
export const NATIVE_TYPESCRIPT = "7.1.0-dev.20261021.1";

/** The parser and the rules for TypeScript. */
export const TYPESCRIPT_ESLINT = "8.73.0";

/** The linter that runs plugins of ESLint. */
export const OXLINT = "1.94.0";

/** What looks at the packed plugin. */
export const PACKAGE_CHECKS = { publint: "0.3.25", "@arethetypeswrong/cli": "0.18.5" } as const;

/** What writes the changelog. */
export const CHANGESETS = "2.31.1";
