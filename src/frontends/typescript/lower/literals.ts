/** What do object and array literals hold? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Place } from "../../../core/ir.ts";
import { evaluate, spread } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { ANY_ELEMENT } from "./members.ts";
import { constantKey } from "./syntax.ts";

/** What a literal has collected; its place is made for the first tracked value, since most literals hold none. */
class Collected {
  readonly #lowering: Lowering;
  readonly #node: TSESTree.Node;
  place: Place | undefined;

  constructor(lowering: Lowering, node: TSESTree.Node) {
    this.#lowering = lowering;
    this.#node = node;
  }

  add(node: TSESTree.Node, property: string, value: Place | undefined): void {
    if (!value) return;
    this.place ??= this.#lowering.result(this.#node);
    const member = this.#lowering.member(this.place, property);
    if (member) this.#lowering.bind(node, member, value, { declares: property !== ANY_ELEMENT });
  }

  hide(node: TSESTree.Node, value: Place | undefined): void {
    if (!value) return;
    this.place ??= this.#lowering.result(this.#node);
    this.#lowering.escape(node, value, "container", this.place);
  }
}

/** Lowers `{ … }`. Gives a place when a tracked value is in it. */
export function objectLiteral(lowering: Lowering, node: TSESTree.ObjectExpression): Place | undefined {
  const collected = new Collected(lowering, node);
  for (const property of node.properties) {
    if (property.type === Syntax.SpreadElement) {
      collected.hide(property, spread(lowering, property));
      continue;
    }
    const key = constantKey(property);
    if (key === undefined) evaluate(lowering, property.key);
    const value = evaluate(lowering, property.value);
    if (key === undefined) collected.hide(property, value);
    else collected.add(property, key, value);
  }
  return collected.place;
}

/** Lowers `[…]`. Each element can be read by its own index and by one that is not known. */
export function arrayLiteral(lowering: Lowering, node: TSESTree.ArrayExpression): Place | undefined {
  const collected = new Collected(lowering, node);
  let index: number | undefined = 0;
  for (const element of node.elements) {
    if (element?.type === Syntax.SpreadElement) {
      const whole = spread(lowering, element);
      collected.add(element, ANY_ELEMENT, whole && lowering.member(whole, ANY_ELEMENT));
      index = undefined;
      continue;
    }
    const value = evaluate(lowering, element);
    if (element && value) {
      if (index !== undefined) collected.add(element, String(index), value);
      collected.add(element, ANY_ELEMENT, value);
    }
    if (index !== undefined) index++;
  }
  return collected.place;
}
