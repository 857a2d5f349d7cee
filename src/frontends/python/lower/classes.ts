/** What happens where a class is defined, and what does the core know about it? */
import type { ClassShape, FunctionId } from "../../../core/ir.ts";
import type { ClassDef } from "../syntax.ts";
import { type ClassOutline, isPlainBase, type Member } from "./class-table.ts";
import { evaluate } from "./expressions.ts";
import type { FileLowering, Lowering } from "./lowering.ts";
import { coreNameOf } from "./own-classes.ts";
import { body } from "./statements.ts";

/** Only methods of the class reach these. */
const PRIVATE_FIELD = /^__(?!.*__$)/u;

/**
 * The statements of a class run where it stands. What they bind is the class's, and lives as long; so does what the methods
 * of a class inside of a function see there.
 */
export function classDefined(lowering: Lowering, node: ClassDef): void {
  for (const each of [...node.decorator_list, ...node.bases]) evaluate(lowering, each);
  for (const { value } of node.keywords) evaluate(lowering, value);
  body(lowering, node.body);
  const isInside = lowering.outline.parent !== undefined;
  for (const binding of lowering.file.resolver.classes.definedBy(node)?.scope.bindings.values() ?? []) {
    for (const site of binding.sites) {
      if (site.kind === "function" ? isInside : site.kind === "value") {
        lowering.escape(site.node, lowering.file.placeOf(site.node), site.kind === "function" ? "closure" : "container");
      }
    }
  }
}

/** The class as the core sees it. */
export function shapeOf(file: FileLowering, outline: ClassOutline): ClassShape {
  const { resolver } = file;
  const bases = resolver.classes.basesOf(outline).filter((base) => !isPlainBase(base));
  const base = bases.find((each) => typeof each === "object");
  const instance = resolver.ownClass(outline);
  return {
    id: outline.id,
    name: outline.name,
    site: file.site(outline.node),
    origin: outline.node,
    self: file.selfOf(outline),
    methods: methodsOf(file, outline),
    open: bases.some((each) => typeof each !== "object"),
    ...(base && { base: base.id }),
    exported: outline.scope.owner.parent === undefined,
    privateFields: new Set(resolver.fieldNamesOf(outline).filter((name) => PRIVATE_FIELD.test(name))),
    fieldOwnership: new Map(),
    ...(instance && { instance }),
  };
}

/** By the words of the core; of several definitions the last one counts. */
function methodsOf({ resolver }: FileLowering, outline: ClassOutline): ReadonlyMap<string, FunctionId> {
  const methods = new Map<string, FunctionId>();
  for (const name of outline.scope.bindings.keys()) {
    const members = resolver.classes.membersIn(outline, name);
    for (const member of members === undefined || members === "other" ? [] : members) {
      methods.set(keyOf(name, member), member.outline.id);
    }
  }
  return methods;
}

function keyOf(name: string, { decoration: { role } }: Member): string {
  if (role === "getter") return `get ${name}`;
  if (role === "setter") return `set ${name}`;
  return role === "instance" ? coreNameOf(name) : `static ${name}`;
}
