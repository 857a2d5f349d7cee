/**
 * Which promises may float, by the user's choice?
 *
 * The options, their meaning and their defaults are those of typescript-eslint's `no-floating-promises`, so that a team
 * can move its configuration over unchanged.
 */
import type { TypeOrValueSpecifier } from "@typescript-eslint/type-utils";

/** What the user allows to float, and what else counts as a promise. */
export interface FloatingOptions {
  /** `void promise` marks the promise as left alone on purpose. */
  readonly ignoreVoid: boolean;
  /** The promise of an async function that is called where it is written is not reported. */
  readonly ignoreIIFE: boolean;
  /** Every value whose `then` takes two functions counts as a promise. */
  readonly checkThenables: boolean;
  /** Types whose values may float. */
  readonly allowForKnownSafePromises: readonly TypeOrValueSpecifier[];
  /** Functions whose result may float. */
  readonly allowForKnownSafeCalls: readonly TypeOrValueSpecifier[];
}

/** The options of a user who sets none. */
export const DEFAULT_FLOATING_OPTIONS: FloatingOptions = Object.freeze({
  ignoreVoid: true,
  ignoreIIFE: false,
  checkThenables: false,
  allowForKnownSafePromises: Object.freeze([]),
  allowForKnownSafeCalls: Object.freeze([]),
});

const nameSchema = {
  description: "Name of the type or value, or several names.",
  oneOf: [
    { type: "string" },
    { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
  ],
} as const;

const specifiersSchema = {
  type: "array",
  items: {
    description: "A type or value: its name alone, or its name and where it is declared.",
    oneOf: [
      { type: "string", description: "Name of the type or value, wherever it is declared." },
      {
        type: "object",
        description: "Declared in a file of the project.",
        additionalProperties: false,
        required: ["from", "name"],
        properties: {
          from: { type: "string", enum: ["file"], description: "Declared in a file of the project." },
          name: nameSchema,
          path: { type: "string", description: "The file that declares it, relative to the directory of the program." },
        },
      },
      {
        type: "object",
        description: "Declared in a library file of TypeScript itself.",
        additionalProperties: false,
        required: ["from", "name"],
        properties: {
          from: { type: "string", enum: ["lib"], description: "Declared in a library file of TypeScript itself." },
          name: nameSchema,
        },
      },
      {
        type: "object",
        description: "Declared in a package.",
        additionalProperties: false,
        required: ["from", "name", "package"],
        properties: {
          from: { type: "string", enum: ["package"], description: "Declared in a package." },
          name: nameSchema,
          package: { type: "string", description: "Name of the package, as in its package.json." },
        },
      },
    ],
  },
} as const;

/** The JSON schema of `FloatingOptions`; a rule spreads `properties` among its own. */
export const floatingOptionsSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    ignoreVoid: {
      type: "boolean",
      description: "Whether `void` before a promise marks it as left alone on purpose.",
    },
    ignoreIIFE: {
      type: "boolean",
      description: "Whether the promise of an async function that is called where it is written may float.",
    },
    checkThenables: {
      type: "boolean",
      description: "Whether every value whose `then` takes two functions counts as a promise.",
    },
    allowForKnownSafePromises: {
      ...specifiersSchema,
      description: "Types whose values may float.",
    },
    allowForKnownSafeCalls: {
      ...specifiersSchema,
      description: "Functions whose result may float.",
    },
  },
} as const;
