/** Which options does the schema of a rule name, and which of them does it leave without a description? */

/** An option of a rule: its path in the schema and, when the schema has one, its description. */
interface NamedOption {
  readonly name: string;
  readonly path: string;
  readonly description: string | undefined;
}

/** Names of all options, also of the nested ones. */
export function optionNames(schema: unknown): string[] {
  return [...new Set(namedOptions(schema, "").map(({ name }) => name))];
}

/** Paths of the options that do not say what they are for. */
export function undescribedOptions(schema: unknown): string[] {
  return namedOptions(schema, "")
    .filter(({ description }) => !description?.endsWith("."))
    .map(({ path }) => path);
}

/** The properties of all objects in a JSON schema. What only repeats a definition (`$ref`) is described there. */
function namedOptions(schema: unknown, path: string): NamedOption[] {
  if (Array.isArray(schema)) return schema.flatMap((part, index) => namedOptions(part, `${path}[${String(index)}]`));
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === "properties" ? propertiesOf(value, path) : namedOptions(value, path),
  );
}

function propertiesOf(properties: unknown, path: string): NamedOption[] {
  return Object.entries(properties ?? {}).flatMap(([name, schema]: [string, unknown]) => {
    const own = `${path}.${name}`;
    return [{ name, path: own, description: descriptionOf(schema) }, ...namedOptions(schema, own)];
  });
}

function descriptionOf(schema: unknown): string | undefined {
  if (typeof schema !== "object" || schema === null || !("description" in schema)) return undefined;
  return typeof schema.description === "string" ? schema.description : undefined;
}
