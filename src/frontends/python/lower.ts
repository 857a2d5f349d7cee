/** How does a Python file become flow graphs? */
import type { Catalog } from "../../catalog/catalog.ts";
import type { Library } from "../../catalog/schema.ts";
import type { ResourceSpec } from "../../core/effects.ts";
import type { FileIr, FlowGraph, Knowledge, Place } from "../../core/ir.ts";
import { PYTHON_CONVENTIONS } from "./conventions.ts";
import { shapeOf } from "./lower/classes.ts";
import { FileLowering, Lowering } from "./lower/lowering.ts";
import { type FunctionOutline, parametersOf } from "./lower/scopes.ts";
import { body, returned } from "./lower/statements.ts";
import { atLeast, type PythonVersion } from "./python-version.ts";
import type { PythonSourceCode } from "./source-code.ts";
import type { Arg } from "./syntax.ts";

/** What a program may use that says nothing of versions. */
const LATEST: PythonVersion = [3, 14, 0];

/** The library whose loop runs what `async def` defines. */
const LOOP_LIBRARY = "asyncio";

/** Of a function that other files should not import. */
const PRIVATE_NAME = /^_(?!.*__$)/u;

/** Lowers a file. It never throws on syntax that the parser accepts; what is too large comes out as incomplete. */
export function lowerFile(source: PythonSourceCode, catalog: Catalog, versionOf = (): PythonVersion => LATEST): FileIr {
  const file = new FileLowering(source, catalog);
  const within = file.hasOtherLoops ? undefined : LOOP_LIBRARY;
  const lowered = file.scopes.functions.map((outline) => {
    const lowering = new Lowering(file, outline);
    return { outline, lowering, parameters: wholeFunction(lowering) };
  });
  return {
    functions: lowered.map(({ lowering, outline, parameters }) => graphOf(file, outline, lowering, parameters, within)),
    member: (base, property) => file.member(base, property),
    module: 0,
    classes: file.resolver.classes.classes.map((each) => shapeOf(file, each)),
    termProblems: [],
    knowledge: knowledgeOf(file, versionOf),
  };
}

function wholeFunction(lowering: Lowering): readonly Place[] {
  const { node } = lowering.outline;
  if (node.nodeType === "Module") {
    body(lowering, node.body);
    return [];
  }
  const parameters = givenParameters(lowering.file, lowering.outline).map((parameter) => lowering.variable(parameter) ?? lowering.result(parameter));
  if (node.nodeType === "Lambda") returned(lowering, node.body, node.body);
  else body(lowering, node.body);
  return parameters;
}

/** The object that a method is called on is no parameter. */
function givenParameters({ resolver }: FileLowering, { node, scope }: FunctionOutline): readonly Arg[] {
  if (node.nodeType === "Module") return [];
  return parametersOf(node.args).filter(({ arg }) => {
    const binding = scope.bindings.get(arg);
    return !binding || !resolver.classes.classOfObject(binding);
  });
}

function graphOf(
  file: FileLowering,
  outline: FunctionOutline,
  lowering: Lowering,
  parameters: readonly Place[],
  within: string | undefined,
): FlowGraph {
  const { id, isAsync, isGenerator, name, node, parent } = outline;
  const home = file.resolver.classes.classOf(outline);
  const isModule = node.nodeType === "Module";
  const runsInLoop = isAsync || (isModule && file.source.runsInLoop);
  const rest = isModule ? undefined : node.args.vararg;
  return lowering.builder.finish({
    id,
    name,
    kind: isModule ? "module" : home ? "method" : "function",
    async: runsInLoop,
    generator: isGenerator,
    site: file.site(node),
    ...(!isModule && { head: headOf(file, outline) }),
    origin: node,
    ...(parent && { parent: parent.id }),
    parameters,
    ...(rest && { restParameter: givenParameters(file, outline).indexOf(rest) }),
    captures: [...(file.captures[id] ?? [])],
    terms: [],
    ...(home && { class: home.id }),
    reachable: isReachable(file, outline),
    ...(runsInLoop && within !== undefined && { within }),
  });
}

/** Names of a module can be imported, unless they say that they should not; what is handed on can be called by anybody. */
function isReachable({ calledUnseen, scopes }: FileLowering, { id, name, node }: FunctionOutline): boolean {
  if (node.nodeType !== "FunctionDef" && node.nodeType !== "AsyncFunctionDef") return true;
  const binding = scopes.bindingOf.get(node);
  const isPrivate = binding?.scope.kind === "function" || (binding?.scope.kind === "module" && PRIVATE_NAME.test(name));
  const isOnlyCalled = binding?.sites.length === 1 && !binding.isHandedOn && node.decorator_list.length === 0;
  return !isPrivate || !isOnlyCalled || calledUnseen.has(id);
}

/** `async def name`. */
function headOf(file: FileLowering, { name, node }: FunctionOutline): FlowGraph["site"] {
  const [start] = node.range;
  const at = file.source.text.indexOf(name, start);
  return file.site({ range: [start, at < 0 ? start + 1 : at + name.length] });
}

function knowledgeOf(file: FileLowering, versionOf: () => PythonVersion): Knowledge {
  const { catalog } = file;
  const byName = new Map<string, Library>(catalog.libraries.toReversed().map((library) => [library.name, library]));
  return {
    resource(library, name) {
      const home = byName.get(library);
      return home && catalog.resource(home, name);
    },
    libraryOf: (spec) => catalog.libraryOf(spec)?.name ?? "",
    classOf: (place) => classOfPlace(file, place),
    blockOf: (spec) => blockOf(spec, versionOf),
    closers: file.closers,
    conventions: PYTHON_CONVENTIONS,
  };
}

function classOfPlace(file: FileLowering, { base, kind, property, variable }: Place): ResourceSpec | undefined {
  if (!variable) return undefined;
  const { resolver } = file;
  const home = file.classOfSelf(variable);
  if (kind === "variable") {
    const binding = file.bindingBehind(variable);
    return home ? resolver.ownClass(home) : binding && resolver.classOf(binding);
  }
  const isField = home && base?.kind === "variable" && property !== undefined;
  return isField ? resolver.classOfField(home, property) : undefined;
}

/** How a Python program holds a resource in a block; undefined where only a `finally` closes it. */
function blockOf({ closers, disposal, kind }: ResourceSpec, versionOf: () => PythonVersion): string | undefined {
  // A loop is no context manager; what runs one is.
  if (kind === "loop") return atLeast(versionOf(), "3.11") ? "`asyncio.Runner`" : "`asyncio.run`";
  if (disposal.symbol === "none") {
    const { closer = "close" } = disposal;
    if (closers[closer]?.async !== true) return closer === "close" ? "`contextlib.closing`" : undefined;
    return closer === "aclose" ? "`contextlib.aclosing`" : undefined;
  }
  return disposal.symbol === "sync" ? "`with`" : "`async with`";
}

