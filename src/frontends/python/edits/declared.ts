/** Which assignment holds a resource, and where does it stand? */
import type { ResourceSpec } from "../../../core/effects.ts";
import type { ResourceView } from "../../../core/findings.ts";
import type { Binding } from "../lower/scopes.ts";
import type { AnnAssign, Assign, Call, Expression, Name, Node, Statement } from "../syntax.ts";
import type { Block } from "./block-text.ts";
import { runnerOf } from "./position.ts";
import type { WrittenFile } from "./written-file.ts";

/** `session = ClientSession()`, in a suite. */
export interface Declared {
  readonly statement: AnnAssign | Assign;
  readonly target: Name;
  /** What is assigned, with the `await` in front of it. */
  readonly value: Expression;
  /** The call that opens the resource. */
  readonly call: Call;
  readonly spec: ResourceSpec;
  readonly binding: Binding;
  readonly name: string;
  readonly block: Block;
  /** Index of the statement in its block. */
  readonly index: number;
}

/** Finds the assignment; undefined when the resource is not what a single name of one function is bound to. */
export function declaredWith(file: WrittenFile, resource: ResourceView): Declared | undefined {
  const call = resource.opened?.origin as Node | undefined;
  const { spec } = resource;
  if (call?.nodeType !== "Call" || !spec || resource.heldAt !== undefined) return undefined;
  const value = call.parent?.nodeType === "Await" ? call.parent : call;
  const statement = value.parent;
  if ((statement?.nodeType !== "Assign" && statement?.nodeType !== "AnnAssign") || statement.value !== value) return undefined;
  const target = targetOf(statement, call, file.text);
  const binding = target && file.scopes.bindingOf.get(target);
  const block = file.lines.blockOf(statement);
  if (!target || !binding || !block || binding.isWrittenElsewhere) return undefined;
  const runner = runnerOf(statement);
  // A class has names too, and those of `global` are of the module.
  if (binding.scope.owner.node !== runner || (binding.scope.kind !== "function" && binding.scope.kind !== "module")) return undefined;
  return { statement, target, value, call, spec, binding, name: target.id, block, index: block.statements.indexOf(statement) };
}

/** The only target. An annotation is lost in a block, so it may say no more than the call does. */
function targetOf(statement: AnnAssign | Assign, { func }: Call, text: string): Name | undefined {
  const [target, ...others] = statement.nodeType === "Assign" ? statement.targets : [statement.target];
  if (target?.nodeType !== "Name" || others.length > 0) return undefined;
  const said = statement.nodeType === "AnnAssign" ? text.slice(...statement.annotation.range).replace(/^(["'])(.*)\1$/u, "$2") : undefined;
  return said === undefined || said === text.slice(...func.range) ? target : undefined;
}

/** The statements after the assignment. */
export function restOf({ block, index }: Declared): readonly Statement[] {
  return block.statements.slice(index + 1);
}
