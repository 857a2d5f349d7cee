/**
 * How do the options of the rules read as types?
 *
 * The JSON schemas of the rules are what ESLint holds a configuration to, so the types are written from them and cannot say
 * anything else. `npm run generate` keeps them in `src/rules/options.generated.ts`, which imports nothing, so that a
 * configuration that is type-checked needs no types of other packages.
 */

/** A rule, as far as its options go. */
export interface RuleWithOptions {
  readonly name: string;
  readonly meta?: { readonly schema?: unknown } | undefined;
}

/** Prefix of the rules in a configuration, unless the plugin is registered under another name. */
const PREFIX = "async-lifecycle/";

/**
 * The text of the file of types.
 *
 * @throws Error when a schema uses a word that is not understood here; nothing is guessed.
 */
export function optionTypes(rules: readonly RuleWithOptions[]): string {
  const known = rules.map((rule) => ({ name: rule.name, schema: optionsOf(rule), type: `${pascal(rule.name)}Options` }));
  const withOptions = known.filter(({ schema }) => properties(schema).length > 0);
  return [
    "/** Which options has each rule? Written by `npm run generate` from the schemas of the rules; do not edit. */",
    "",
    ...withOptions.flatMap(({ name, schema, type }) => [`/** Options of \`${name}\`. */`, `export interface ${type} ${objectType(schema, "")}`, ""]),
    "/** What stands after the severity of each rule. */",
    "export interface RuleOptions {",
    ...known.map(({ name, schema, type }) => `  ${JSON.stringify(PREFIX + name)}: [${properties(schema).length > 0 ? `options?: ${type}` : ""}];`),
    "}",
    "",
    "/** Whether a rule is on, and whether what it finds fails the run. */",
    'export type Severity = "error" | "off" | "warn" | 0 | 1 | 2;',
    "",
    "/** The rules of this plugin as `rules` of a configuration has them: `{ … } satisfies Rules`. */",
    "export type Rules = { [Name in keyof RuleOptions]?: Severity | [severity: Severity, ...options: RuleOptions[Name]] };",
    "",
  ].join("\n");
}

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

function optionsOf({ name, meta }: RuleWithOptions): Schema {
  const schema = meta?.schema as readonly Schema[] | undefined;
  const [options, ...others] = schema ?? [];
  if (options?.type !== "object" || others.length > 0) throw new Error(`The schema of ${name} is no list of one object.`);
  return options;
}

function properties(schema: Schema): [string, Schema][] {
  return Object.entries(schema.properties ?? {});
}

/** An object over several lines; the indent is that of its own first line. */
function objectType(schema: Schema, indent: string): string {
  const inner = `${indent}  `;
  const members = properties(schema).flatMap(([key, property]) => [
    ...(property.description === undefined ? [] : [`${inner}/** ${property.description} */`]),
    `${inner}readonly ${key}${schema.required?.includes(key) === true ? "" : "?"}: ${typeOf(property, inner)};`,
  ]);
  return ["{", ...members, `${indent}}`].join("\n");
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.oneOf !== undefined) return schema.oneOf.map((part) => typeOf(part, indent)).join(" | ");
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  switch (schema.type) {
    case "boolean":
    case "number":
    case "string":
      return schema.type;
    case "array":
      if (schema.items === undefined) throw new Error("The schema of a list does not say of what.");
      return schema.items.oneOf === undefined ? `readonly ${typeOf(schema.items, indent)}[]` : `readonly (${typeOf(schema.items, indent)})[]`;
    case "object":
      return objectType(schema, indent);
    case undefined:
    default:
      throw new Error(`There is no type for the schema ${JSON.stringify(schema)}.`);
  }
}

function pascal(name: string): string {
  return name.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
