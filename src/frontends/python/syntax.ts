/**
 * What is a Python syntax tree made of?
 *
 * The nodes are those of CPython's `ast` module, with its names for fields. Classes that it writes in lower case begin with
 * a capital here (`Arg`, `WithItem`). Every node knows its range in the text and its parent; operators and contexts
 * (`Add`, `Load`) have neither, as they stand nowhere of their own.
 */

/** Start and end in the text, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

interface Base<Type extends string> {
  readonly nodeType: Type;
  /** For nodes that have no position in CPython, from the first to the last of their parts. */
  readonly range: Range;
  /** Undefined for the module alone. */
  readonly parent: Node | undefined;
}

/** A node without a place in the text: an operator, or how a name is used. */
export interface Mark {
  readonly nodeType: string;
}

/** A whole file. */
export interface Module extends Base<"Module"> {
  readonly body: readonly Statement[];
}

interface FunctionParts {
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Statement[];
  readonly decorator_list: readonly Expression[];
  readonly returns?: Expression;
  readonly type_params: readonly TypeParameter[];
}

export interface FunctionDef extends Base<"FunctionDef">, FunctionParts {}
export interface AsyncFunctionDef extends Base<"AsyncFunctionDef">, FunctionParts {}

export interface ClassDef extends Base<"ClassDef"> {
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decorator_list: readonly Expression[];
  readonly type_params: readonly TypeParameter[];
}

export interface Return extends Base<"Return"> {
  readonly value?: Expression;
}
export interface Delete extends Base<"Delete"> {
  readonly targets: readonly Expression[];
}
export interface Assign extends Base<"Assign"> {
  readonly targets: readonly Expression[];
  readonly value: Expression;
}
export interface TypeAlias extends Base<"TypeAlias"> {
  readonly name: Expression;
  readonly type_params: readonly TypeParameter[];
  readonly value: Expression;
}
export interface AugAssign extends Base<"AugAssign"> {
  readonly target: Expression;
  readonly op: Mark;
  readonly value: Expression;
}
export interface AnnAssign extends Base<"AnnAssign"> {
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value?: Expression;
}

interface ForParts {
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface For extends Base<"For">, ForParts {}
export interface AsyncFor extends Base<"AsyncFor">, ForParts {}

export interface While extends Base<"While"> {
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface If extends Base<"If"> {
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

interface WithParts {
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}
export interface With extends Base<"With">, WithParts {}
export interface AsyncWith extends Base<"AsyncWith">, WithParts {}

export interface Match extends Base<"Match"> {
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends Base<"Raise"> {
  readonly exc?: Expression;
  readonly cause?: Expression;
}

interface TryParts {
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
}
export interface Try extends Base<"Try">, TryParts {}
export interface TryStar extends Base<"TryStar">, TryParts {}

export interface Assert extends Base<"Assert"> {
  readonly test: Expression;
  readonly msg?: Expression;
}
export interface Import extends Base<"Import"> {
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Base<"ImportFrom"> {
  readonly module?: string;
  readonly names: readonly Alias[];
  /** How many dots stand before the name. */
  readonly level: number;
}
export interface Global extends Base<"Global"> {
  readonly names: readonly string[];
}
export interface Nonlocal extends Base<"Nonlocal"> {
  readonly names: readonly string[];
}
export interface Expr extends Base<"Expr"> {
  readonly value: Expression;
}
export type Pass = Base<"Pass">;
export type Break = Base<"Break">;
export type Continue = Base<"Continue">;

export interface BoolOp extends Base<"BoolOp"> {
  readonly op: Mark;
  readonly values: readonly Expression[];
}
export interface NamedExpr extends Base<"NamedExpr"> {
  readonly target: Expression;
  readonly value: Expression;
}
export interface BinOp extends Base<"BinOp"> {
  readonly left: Expression;
  readonly op: Mark;
  readonly right: Expression;
}
export interface UnaryOp extends Base<"UnaryOp"> {
  readonly op: Mark;
  readonly operand: Expression;
}
export interface Lambda extends Base<"Lambda"> {
  readonly args: Arguments;
  readonly body: Expression;
}
export interface IfExp extends Base<"IfExp"> {
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}
export interface Dict extends Base<"Dict"> {
  /** A missing key stands for `**value`. */
  readonly keys: readonly (Expression | null)[];
  readonly values: readonly Expression[];
}
export interface Set extends Base<"Set"> {
  readonly elts: readonly Expression[];
}
export interface ListComp extends Base<"ListComp"> {
  readonly elt: Expression;
  readonly generators: readonly Comprehension[];
}
export interface SetComp extends Base<"SetComp"> {
  readonly elt: Expression;
  readonly generators: readonly Comprehension[];
}
export interface GeneratorExp extends Base<"GeneratorExp"> {
  readonly elt: Expression;
  readonly generators: readonly Comprehension[];
}
export interface DictComp extends Base<"DictComp"> {
  readonly key: Expression;
  readonly value: Expression;
  readonly generators: readonly Comprehension[];
}
export interface Await extends Base<"Await"> {
  readonly value: Expression;
}
export interface Yield extends Base<"Yield"> {
  readonly value?: Expression;
}
export interface YieldFrom extends Base<"YieldFrom"> {
  readonly value: Expression;
}
export interface Compare extends Base<"Compare"> {
  readonly left: Expression;
  readonly ops: readonly Mark[];
  readonly comparators: readonly Expression[];
}
export interface Call extends Base<"Call"> {
  readonly func: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}
export interface FormattedValue extends Base<"FormattedValue"> {
  readonly value: Expression;
  readonly format_spec?: Expression;
}
export interface Interpolation extends Base<"Interpolation"> {
  readonly value: Expression;
  readonly format_spec?: Expression;
}
export interface JoinedStr extends Base<"JoinedStr"> {
  readonly values: readonly Expression[];
}
export interface TemplateStr extends Base<"TemplateStr"> {
  readonly values: readonly Expression[];
}
export interface Constant extends Base<"Constant"> {
  /** A text, number, truth, or null for `None`; other values are those of the parser. */
  readonly value: unknown;
}
export interface Attribute extends Base<"Attribute"> {
  readonly value: Expression;
  readonly attr: string;
  readonly ctx: Mark;
}
export interface Subscript extends Base<"Subscript"> {
  readonly value: Expression;
  readonly slice: Expression;
  readonly ctx: Mark;
}
export interface Starred extends Base<"Starred"> {
  readonly value: Expression;
  readonly ctx: Mark;
}
export interface Name extends Base<"Name"> {
  readonly id: string;
  readonly ctx: Mark;
}
export interface List extends Base<"List"> {
  readonly elts: readonly Expression[];
  readonly ctx: Mark;
}
export interface Tuple extends Base<"Tuple"> {
  readonly elts: readonly Expression[];
  readonly ctx: Mark;
}
export interface Slice extends Base<"Slice"> {
  readonly lower?: Expression;
  readonly upper?: Expression;
  readonly step?: Expression;
}

export interface Comprehension extends Base<"Comprehension"> {
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: readonly Expression[];
  /** 1 for `async for`. */
  readonly is_async: number;
}
export interface ExceptHandler extends Base<"ExceptHandler"> {
  readonly type?: Expression;
  readonly name?: string;
  readonly body: readonly Statement[];
}
export interface Arguments extends Base<"Arguments"> {
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg?: Arg;
  readonly kwonlyargs: readonly Arg[];
  readonly kw_defaults: readonly (Expression | null)[];
  readonly kwarg?: Arg;
  readonly defaults: readonly Expression[];
}
export interface Arg extends Base<"Arg"> {
  readonly arg: string;
  readonly annotation?: Expression;
}
export interface Keyword extends Base<"Keyword"> {
  /** Missing for `**value`. */
  readonly arg?: string;
  readonly value: Expression;
}
export interface Alias extends Base<"Alias"> {
  readonly name: string;
  readonly asname?: string;
}
export interface WithItem extends Base<"WithItem"> {
  readonly context_expr: Expression;
  readonly optional_vars?: Expression;
}
export interface MatchCase extends Base<"MatchCase"> {
  readonly pattern: Pattern;
  readonly guard?: Expression;
  readonly body: readonly Statement[];
}

export interface MatchValue extends Base<"MatchValue"> {
  readonly value: Expression;
}
export type MatchSingleton = Base<"MatchSingleton">;
export interface MatchSequence extends Base<"MatchSequence"> {
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends Base<"MatchMapping"> {
  readonly keys: readonly Expression[];
  readonly patterns: readonly Pattern[];
  readonly rest?: string;
}
export interface MatchClass extends Base<"MatchClass"> {
  readonly cls: Expression;
  readonly patterns: readonly Pattern[];
  readonly kwd_patterns: readonly Pattern[];
}
export interface MatchStar extends Base<"MatchStar"> {
  readonly name?: string;
}
export interface MatchAs extends Base<"MatchAs"> {
  readonly pattern?: Pattern;
  readonly name?: string;
}
export interface MatchOr extends Base<"MatchOr"> {
  readonly patterns: readonly Pattern[];
}

interface TypeParameterBase<Type extends string> extends Base<Type> {
  readonly name: string;
  readonly bound?: Expression;
  readonly default_value?: Expression;
}
export type TypeParameter = TypeParameterBase<"ParamSpec"> | TypeParameterBase<"TypeVar"> | TypeParameterBase<"TypeVarTuple">;

export type Statement =
  | AnnAssign | Assert | Assign | AsyncFor | AsyncFunctionDef | AsyncWith | AugAssign | Break | ClassDef | Continue | Delete
  | Expr | For | FunctionDef | Global | If | Import | ImportFrom | Match | Nonlocal | Pass | Raise | Return | Try | TryStar
  | TypeAlias | While | With;

export type Expression =
  | Attribute | Await | BinOp | BoolOp | Call | Compare | Constant | Dict | DictComp | FormattedValue | GeneratorExp | IfExp
  | Interpolation | JoinedStr | Lambda | List | ListComp | Name | NamedExpr | Set | SetComp | Slice | Starred | Subscript
  | TemplateStr | Tuple | UnaryOp | Yield | YieldFrom;

export type Pattern =
  | MatchAs | MatchClass | MatchMapping | MatchOr | MatchSequence | MatchSingleton | MatchStar | MatchValue;

/** Any node that has a place in the text. */
export type Node =
  | Alias | Arg | Arguments | Comprehension | ExceptHandler | Expression | Keyword | MatchCase | Module | Pattern | Statement
  | TypeParameter | WithItem;
