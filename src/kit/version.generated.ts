/** Which version of the package is this? Written by `npm run generate` from package.json; do not edit. */

/** Version of the package. */
export const version = "0.1.0";
