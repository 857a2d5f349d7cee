/** How does a TypeScript or JavaScript file become flow graphs? */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Catalog } from "../../catalog/catalog.ts";
import { PlaceTable } from "../../core/build.ts";
import type { FileIr, FlowGraph, Place, Variable } from "../../core/ir.ts";
import { isWorthALook, isWorthLowering } from "./first-look.ts";
import { markReachableMembers, shapeOf } from "./lower/classes.ts";
import { wholeFunction } from "./lower/functions.ts";
import { knowledgeOf } from "./lower/knowledge.ts";
import { FileLowering, type FindElsewhere, Lowering, siteOf, type Resolution } from "./lower/lowering.ts";
import { Names } from "./lower/names.ts";
import { isFunction } from "./lower/syntax.ts";
import { outlineOf, type FunctionOutline, type Outline, type VisitorKeys } from "./lower/outline.ts";
import { Resolver } from "./resolve.ts";
import type { ScopeManager, ScopeVariable } from "./source.ts";
import type { Types } from "./types.ts";

export type { FindElsewhere, Resolution } from "./lower/lowering.ts";

/** What is lowered: the parts of ESLint's `SourceCode` that are needed. */
export interface Source {
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
  readonly text: string;
  readonly visitorKeys: VisitorKeys;
}

/** A lowered file, with the way back to its syntax. */
export interface Lowered {
  /** The origin of an event or function is its ESTree node. */
  readonly ir: FileIr;
  /** The scope manager's variable behind each variable of the file that has a place. */
  readonly variables: ReadonlyMap<Variable, ScopeVariable>;
}

/** What a file is lowered with. */
export interface LoweringInput {
  readonly sourceCode: Source;
  readonly catalog: Catalog;
  readonly types?: Types | undefined;
  /** Finds functions of other files, where there are any to be found. */
  readonly elsewhere?: FindElsewhere | undefined;
}

/** Lowers a file. It never throws on syntax that the parser accepts; what is too large comes out as incomplete. */
export function lowerFile(input: LoweringInput): Lowered {
  const { catalog, sourceCode, types } = input;
  return lowerOutlined(new Resolver(sourceCode, catalog, types), input, outlineOf(sourceCode.ast, sourceCode.visitorKeys));
}

/** Lowers a file in which something may be found; `undefined` stands for one in which there is nothing to find. */
export function lowerIfTelling(input: LoweringInput): Lowered | undefined {
  const { catalog, sourceCode, types } = input;
  if (types === undefined && !isWorthALook(sourceCode, catalog)) return undefined;
  const outline = outlineOf(sourceCode.ast, sourceCode.visitorKeys);
  if (types === undefined && !isWorthLowering(sourceCode, outline, catalog)) return undefined;
  return lowerOutlined(new Resolver(sourceCode, catalog, types), input, outline);
}

function lowerOutlined(resolution: Resolution, input: LoweringInput, outline: Outline): Lowered {
  const { scopeManager, text } = input.sourceCode;
  const places = new PlaceTable();
  const [module] = outline.functions;
  if (!module) throw new TypeError("An outline begins with the module.");
  const names = new Names(scopeManager, outline, module, places);
  const file = new FileLowering({ text, outline, names, places, catalog: input.catalog, resolution, types: input.types, elsewhere: input.elsewhere });
  const lowered = outline.functions.map((each) => {
    const lowering = new Lowering(file, each);
    return { outline: each, lowering, parameters: wholeFunction(lowering) };
  });
  markReachable(file, lowered);
  const functions = lowered.map(({ outline: each, lowering, parameters }) =>
    graphOf(file, each, lowering, parameters),
  );
  return {
    ir: {
      functions,
      member: (base, property) => places.member(base, property),
      module: module.id,
      classes: outline.classes.map((each) => shapeOf(file, each)),
      termProblems: resolution.termProblems(),
      knowledge: knowledgeOf(file),
    },
    variables: names.known(),
  };
}

function graphOf(
  file: FileLowering,
  outline: FunctionOutline,
  lowering: Lowering,
  parameters: readonly Place[],
): FlowGraph {
  return lowering.builder.finish({
    id: outline.id,
    name: outline.name,
    kind: outline.kind,
    async: outline.async,
    generator: outline.generator,
    site: siteOf(outline.node),
    ...headOf(outline),
    origin: outline.node,
    ...(outline.parent && { parent: outline.parent.id }),
    parameters,
    ...restParameterOf(outline),
    captures: [...(file.captures[outline.id] ?? [])],
    terms: isFunction(outline.node) ? file.resolution.terms(outline.node) : [],
    ...(outline.member && { class: outline.member.class.id }),
    reachable: file.reachable.has(outline.id),
  });
}

function headOf({ node }: FunctionOutline): Pick<FlowGraph, "head"> {
  const { parent } = node;
  return parent && "key" in parent && parent.type !== "Property" ? { head: siteOf(parent.key) } : {};
}

function restParameterOf({ node }: FunctionOutline): Pick<FlowGraph, "restParameter"> {
  const index = "params" in node ? node.params.findIndex((parameter) => parameter.type === "RestElement") : -1;
  return index < 0 ? {} : { restParameter: index };
}

/** Marks what is entered from elsewhere, besides the functions whose values were seen to be handed on. */
function markReachable(
  file: FileLowering,
  lowered: readonly { readonly outline: FunctionOutline; readonly lowering: Lowering }[],
): void {
  const { outline, names, reachable } = file;
  reachable.add(0);
  for (const each of outline.classes) markReachableMembers(file, each);
  // What a function hands on is not known when it could not be walked to its end.
  const isPartial = lowered.some(({ lowering }) => lowering.over);
  for (const each of outline.functions) {
    const isExported = outline.exported.has(each.node) || (each.bound && names.placeOf(each.bound)?.variable?.exported);
    if (isPartial || isExported) reachable.add(each.id);
  }
}
