/**
 * What do the fields of a class of the file hold?
 *
 * The annotation decides; without one, the initialiser and all assignments have to agree.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { taken } from "./members.ts";
import type { Questions } from "./questions.ts";
import { keyOf } from "./syntax.ts";
import { join, joinAll, type ClassNode, type Known } from "./value.ts";

/** What a field, accessor or method holds; `isStatic` for those of the class itself. */
export function readField(node: ClassNode, name: string, isStatic: boolean, questions: Questions): Known {
  let value: Known = "nothing";
  let isDeclared = false;
  for (const member of node.body.body) {
    const isConstructor = member.type === "MethodDefinition" && member.kind === "constructor" && !isStatic;
    const property = isConstructor ? parameterProperty(member, name) : undefined;
    if (property) {
      // `constructor(private pool: Pool)` is a field and a parameter.
      const variable = questions.scopes
        .declaredBy(property.owner)
        .find(({ defs }) => defs.some((definition) => definition.name === property.name));
      return variable && questions.variable(variable);
    }
    if (!("key" in member) || !("static" in member) || member.static !== isStatic || keyOf(member) !== name) continue;
    isDeclared = true;
    switch (member.type) {
      case "AccessorProperty":
      case "PropertyDefinition":
      case "TSAbstractAccessorProperty":
      case "TSAbstractPropertyDefinition": {
        const said = questions.annotations.declared(member);
        if (said !== undefined && said !== "nothing" && said.kind !== "shape") return said;
        if (member.value) value = join(value, questions.value(member.value));
        break;
      }
      case "MethodDefinition":
        if (member.kind === "set" || member.value.type !== "FunctionExpression") break;
        value = join(
          value,
          member.kind === "get" ? questions.result(member.value) : { kind: "function", node: member.value },
        );
        break;
      default:
        return undefined;
    }
  }
  const written = writesTo(node, name, isStatic, questions);
  if (isDeclared || written.length > 0) {
    const joined = join(value, joinAll(written));
    return joined === "nothing" ? undefined : joined;
  }
  const base = node.superClass ? questions.value(node.superClass) : undefined;
  if (base !== undefined && base !== "nothing" && base.kind === "class") {
    return questions.field(base.node, name, isStatic);
  }
  const spec = isStatic ? undefined : questions.extended(node);
  return spec && { kind: "member", spec, names: [name] };
}

/** What the file puts into the field, in the class (`this.pool = …`) and outside (`service.pool = …`). */
function writesTo(node: ClassNode, name: string, isStatic: boolean, questions: Questions): readonly Known[] {
  const kind = isStatic ? "class" : "own";
  return questions.writes
    .to(name)
    .filter(({ target }) => {
      const object = questions.value(target.object);
      return object !== undefined && object !== "nothing" && object.kind === kind && object.node === node;
    })
    .map(({ source, names }) => taken(source && questions.value(source), names, questions));
}

function parameterProperty(
  constructor: TSESTree.MethodDefinition,
  name: string,
): { readonly name: TSESTree.Identifier; readonly owner: TSESTree.Node } | undefined {
  for (const parameter of constructor.value.params) {
    if (parameter.type !== "TSParameterProperty") continue;
    const inner = parameter.parameter;
    const target = inner.type === "AssignmentPattern" ? inner.left : inner;
    if (target.name === name) return { name: target, owner: constructor.value };
  }
  return undefined;
}
