/**
 * Which module does a name come from?
 */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Catalog, Resolved } from "../../../catalog/catalog.ts";
import type { CallNode, Questions } from "./questions.ts";
import { textOf } from "./syntax.ts";
import type { Known, Path } from "./value.ts";

type ImportDefinition = TSESLint.Scope.Definitions.ImportBindingDefinition;

/** What an imported name stands for. */
export function importedBy(definition: ImportDefinition, questions: Questions): Known {
  const { node } = definition;
  if (node.type === "TSImportEqualsDeclaration") return importEquals(node, questions);
  const { parent } = definition;
  if (parent.type !== "ImportDeclaration") return undefined;
  const module = parent.source.value;
  switch (node.type) {
    case "ImportDefaultSpecifier":
      return { kind: "path", module, names: ["default"] };
    case "ImportNamespaceSpecifier":
      return { kind: "path", module, names: [] };
    case "ImportSpecifier":
      return {
        kind: "path",
        module,
        names: [node.imported.type === "Identifier" ? node.imported.name : node.imported.value],
      };
    default:
      return undefined;
  }
}

/** `import x = require("x")` and `import P = pg.Pool`. */
function importEquals(node: TSESTree.TSImportEqualsDeclaration, questions: Questions): Known {
  const reference: TSESTree.Node = node.moduleReference;
  if (reference.type === "TSExternalModuleReference") {
    const module = textOf(reference.expression);
    return module === undefined ? undefined : { kind: "path", module, names: ["="] };
  }
  return entity(reference, questions);
}

function entity(node: TSESTree.Node, questions: Questions): Known {
  if (node.type === "Identifier") return questions.value(node);
  if (node.type !== "TSQualifiedName") return undefined;
  return questions.member(entity(node.left, questions), node.right.name);
}

/** What `require("x")` gives, also when `require` was made by `createRequire`. */
export function required(node: CallNode, questions: Questions): Known {
  const { callee } = node;
  if (node.type !== "CallExpression" || callee.type !== "Identifier") return undefined;
  const module = textOf(node.arguments[0]);
  if (module === undefined) return undefined;
  const isRequire =
    questions.scopes.isShadowed(callee.name, callee) ? isMadeRequire(callee, questions) : callee.name === "require";
  return isRequire ? { kind: "path", module, names: ["="] } : undefined;
}

function isMadeRequire(callee: TSESTree.Identifier, questions: Questions): boolean {
  const variable = questions.scopes.variableOf(callee);
  const definition = variable?.defs[0]?.node;
  if (definition?.type !== "VariableDeclarator" || definition.init?.type !== "CallExpression") return false;
  const maker = questions.value(definition.init.callee);
  return (
    maker !== undefined &&
    maker !== "nothing" &&
    maker.kind === "path" &&
    (maker.module === "module" || maker.module === "node:module") &&
    maker.names.at(-1) === "createRequire"
  );
}

/** What `import("x")` gives: a promise of the namespace. */
export function importedBySource(source: TSESTree.Expression): Known {
  const module = textOf(source);
  return module === undefined ? undefined : { kind: "promise", of: { kind: "path", module, names: [] } };
}

/**
 * Finds the entry of an exported or global name.
 *
 * A CommonJS module has one value under several names: what `require` returns, the default import and, member for member,
 * the namespace. Whichever of them the library's entry uses is found from all.
 */
export function entryOf(path: Path, catalog: Catalog): Resolved | undefined {
  // A dot in a name would be taken for a member, and names that every object has are nobody's export.
  if (path.names.some((name) => name.includes(".") || name in Object.prototype)) return undefined;
  const { module } = path;
  if (module === undefined) return path.names.length === 0 ? undefined : catalog.global(path.names.join("."));
  const [first, ...others] = path.names;
  const isWhole = first === "default" || first === "=";
  const rest = isWhole ? others : path.names;
  const name = rest.join(".");
  const spellings = new Set<string>();
  if (isWhole) spellings.add(path.names.join("."));
  if (!isWhole && name !== "") spellings.add(name);
  if (!isWhole || first === "=") spellings.add(joined("=", name)).add(joined("default", name));
  else spellings.add(joined("default", name)).add(joined("=", name));
  if (name !== "") spellings.add(name);
  for (const spelling of spellings) {
    const resolved = catalog.exported(module, spelling);
    if (resolved) return resolved;
  }
  return undefined;
}

function joined(first: string, rest: string): string {
  return rest === "" ? first : `${first}.${rest}`;
}
