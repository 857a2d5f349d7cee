/** Which parameter of a function of the file gets which argument? */
import type { Argument } from "../../../core/ir.ts";
import type { Call } from "../syntax.ts";
import type { Called, Candidate } from "./callees.ts";
import { parametersOf } from "./scopes.ts";

/** The arguments of a call. */
export interface Given {
  readonly positional: readonly Argument[];
  readonly named: ReadonlyMap<string, Argument>;
  /** As one list: arguments by name are the properties of a last one. */
  readonly all: readonly Argument[];
  /** Some are not written out (`*args`, `**options`). */
  readonly hasMore: boolean;
}

/** The arguments by the parameters of all functions that may be called; undefined when that cannot be told. */
export function inOrder({ candidates }: Called, node: Call, given: Given): readonly Argument[] | undefined {
  const [first, ...others] = candidates.map((each) => inOrderOf(each, node, given));
  const isSame = (other: readonly Argument[] | undefined): boolean => {
    return first !== undefined && other?.length === first.length && other.every((argument, index) => argument === first[index]);
  };
  return others.every(isSame) ? first : undefined;
}

const NOT_GIVEN: Argument = {};

function inOrderOf({ filling, outline: { node } }: Candidate, { args }: Call, given: Given): readonly Argument[] | undefined {
  if (node.nodeType !== "FunctionDef" && node.nodeType !== "AsyncFunctionDef") return undefined;
  const { kwarg, vararg } = node.args;
  if (given.hasMore || vararg || kwarg) return undefined;
  const parameters = parametersOf(node.args).map(({ arg }) => arg);
  // The object is no parameter of a graph, and the class is no argument of a call.
  const names = filling === "object" || filling === "explicit" ? parameters.slice(1) : parameters;
  const positional = filling === "class" ? [NOT_GIVEN, ...given.positional] : filling === "explicit" ? given.positional.slice(1) : given.positional;
  if (filling === "explicit" && args.length === 0) return undefined;
  if (positional.length > names.length || [...given.named.keys()].some((name) => !names.includes(name))) return undefined;
  return names.map((name, index) => positional[index] ?? given.named.get(name) ?? NOT_GIVEN);
}
