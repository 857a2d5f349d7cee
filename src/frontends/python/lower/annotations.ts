/** Which class does an annotation name? */
import type { Expression } from "../syntax.ts";
import type { ClassOutline, ClassTable } from "./class-table.ts";
import { isNone, type Names } from "./names.ts";
import type { Scope, ScopeTree } from "./scopes.ts";

/** A class of the file, or the dotted name of one from elsewhere. */
export type NamedClass = ClassOutline | string;

/** They wrap the type that they are about. */
const WRAPPERS = /^typing(?:_extensions)?\.(?:Annotated|ClassVar|Final|NotRequired|Optional|ReadOnly|Required|Union)$/u;
const SELF = /^typing(?:_extensions)?\.Self$/u;

/** Reads annotations. */
export class Annotations {
  readonly #scopes: ScopeTree;
  readonly #names: Names;
  readonly #classes: ClassTable;

  constructor(scopes: ScopeTree, names: Names, classes: ClassTable) {
    this.#scopes = scopes;
    this.#names = names;
    this.#classes = classes;
  }

  /**
   * The only class that an annotation names, `None` aside: `X`, `"X"`, `Optional[X]`, `X | None`, `Annotated[X, …]`.
   *
   * @param self The class that `Self` stands for.
   */
  classIn(annotation: Expression, self?: ClassOutline): NamedClass | undefined {
    const scope = this.#scopes.scopeOfAnnotation.get(annotation);
    const named = new Set(this.#read(annotation, scope, self));
    const [only, ...others] = named;
    return others.length === 0 ? only : undefined;
  }

  #read(node: Expression, scope: Scope | undefined, self: ClassOutline | undefined): readonly (NamedClass | undefined)[] {
    if (isNone(node)) return [];
    switch (node.nodeType) {
      case "Constant":
        return typeof node.value === "string" && scope ? this.#readText(node.value, scope, self) : [undefined];
      case "BinOp":
        return node.op.nodeType === "BitOr" ? [node.left, node.right].flatMap((side) => this.#read(side, scope, self)) : [undefined];
      case "Subscript": {
        const name = this.#names.qualified(node.value, "annotation") ?? "";
        if (!WRAPPERS.test(name)) return this.#read(node.value, scope, self);
        const parts = node.slice.nodeType === "Tuple" ? node.slice.elts : [node.slice];
        const types = name.endsWith(".Annotated") ? parts.slice(0, 1) : parts;
        return types.flatMap((part) => this.#read(part, scope, self));
      }
      case "Attribute":
      case "Name": {
        const name = this.#names.qualified(node, "annotation");
        if (self && name !== undefined && SELF.test(name)) return [self];
        return [this.#classes.named(node, "annotation") ?? name];
      }
      default:
        return [undefined];
    }
  }

  /** `"Session"`, `"aiohttp.ClientSession | None"`, `"Optional[Session]"`. */
  #readText(text: string, scope: Scope, self: ClassOutline | undefined): readonly (NamedClass | undefined)[] {
    const inner = /^\s*(?:\w+\.)?Optional\[(.*)\]\s*$/su.exec(text)?.[1] ?? text;
    const names = inner.split("|").map((part) => part.trim()).filter((part) => part !== "None");
    return names.map((name) => {
      const qualified = this.#names.qualifiedText(name, scope);
      if (self && qualified !== undefined && SELF.test(qualified)) return self;
      return this.#classes.namedText(name, scope) ?? qualified;
    });
  }
}
