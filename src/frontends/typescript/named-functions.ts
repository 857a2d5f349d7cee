/** For which function of the program does a symbol of TypeScript stand? */
import type ts from "typescript";

/** A function that can be read. */
export type FunctionWithBody = ts.ArrowFunction | ts.FunctionDeclaration | ts.FunctionExpression | ts.MethodDeclaration;

/** Names that stand for one another (`exports.close = close`, `{ close: shut }`); more of them are not followed. */
const MAX_NAMES = 8;

/** Answers by the declarations that a program has. */
export class NamedFunctions {
  readonly #checker: ts.TypeChecker;
  readonly #typescript: typeof ts;

  constructor(checker: ts.TypeChecker, typescript: typeof ts) {
    this.#checker = checker;
    this.#typescript = typescript;
  }

  /** The one function with a body; undefined where there is none, may be another one, or is anything else. */
  of(symbol: ts.Symbol, mostNames = MAX_NAMES): FunctionWithBody | undefined {
    const [declaration, ...others] = (symbol.declarations ?? []).filter((each) => !this.#saysNothing(each));
    if (declaration === undefined || others.length > 0 || mostNames === 0) return undefined;
    const isAlias = (symbol.flags & this.#typescript.SymbolFlags.Alias) !== 0;
    const next = mostNames - 1;
    return isAlias ? this.of(this.#checker.getAliasedSymbol(symbol), next) : this.#declaredBy(declaration, next);
  }

  #declaredBy(declaration: ts.Declaration, mostNames: number): FunctionWithBody | undefined {
    const ts = this.#typescript;
    if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) return declaration;
    if (ts.isVariableDeclaration(declaration)) {
      const isConstant = (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
      return isConstant ? this.#valueOf(declaration.initializer, mostNames) : undefined;
    }
    if (ts.isPropertyAssignment(declaration)) return this.#valueOf(declaration.initializer, mostNames);
    if (ts.isShorthandPropertyAssignment(declaration)) {
      const symbol = this.#checker.getShorthandAssignmentValueSymbol(declaration);
      return symbol && this.of(symbol, mostNames);
    }
    return this.#valueOf(assignedTo(declaration, ts), mostNames);
  }

  #valueOf(value: ts.Expression | undefined, mostNames: number): FunctionWithBody | undefined {
    const ts = this.#typescript;
    if (value === undefined) return undefined;
    if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
    if (!ts.isIdentifier(value)) return undefined;
    const symbol = this.#checker.getSymbolAtLocation(value);
    return symbol && this.of(symbol, mostNames);
  }

  /** One of several signatures, or the `exports.close = void 0` that compilers write before the function. */
  #saysNothing(declaration: ts.Declaration): boolean {
    const ts = this.#typescript;
    if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) return declaration.body === undefined;
    let value = assignedTo(declaration, ts);
    while (value !== undefined && ts.isBinaryExpression(value)) value = value.right;
    return value !== undefined && ts.isVoidExpression(value);
  }
}

/** What is assigned where that declares a name, or the whole module: `exports.close = close`, `module.exports = close`, `export default …`. */
function assignedTo(declaration: ts.Declaration, typescript: typeof ts): ts.Expression | undefined {
  if (typescript.isExportAssignment(declaration)) return declaration.expression;
  if (typescript.isBinaryExpression(declaration)) return declaration.right;
  const parent = declaration.parent as ts.Node | undefined;
  return parent !== undefined && typescript.isBinaryExpression(parent) && (parent.left as ts.Node) === declaration ? parent.right : undefined;
}
