/**
 * What do the authors of functions say about the ownership of what they are given and what they give?
 *
 * A method keeps what the method says that it overrides or implements. Calls are under the contract that all functions
 * share which they may run.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ResourceSpec } from "../../../core/effects.ts";
import type { Site } from "../../../core/ir.ts";
import type { Term, TermProblem } from "../../../core/terms.ts";
import type { DocComments } from "./doc-comments.ts";
import { mentionsOwnership } from "./ownership-tags.ts";
import { contractFrom, excludes, readTerms, wordsOf, type Stated } from "./ownership-terms.ts";
import { overriddenBy, signaturesCalled } from "./overrides.ts";
import type { CallNode, Questions } from "./questions.ts";
import { declarationOf, isSignature, methodOf, overloadsOf, signatureName, type Signature } from "./signatures.ts";
import { isFunction, walk } from "./syntax.ts";
import { termsByType } from "./typed-contracts.ts";
import { awaited, type FunctionNode } from "./value.ts";

/** What is said about a call, and the class of what it gives when that is spoken of. */
export interface CallContract {
  readonly contract: NonNullable<ReturnType<typeof contractFrom>>;
  readonly gives?: ResourceSpec;
}

type SaidTerm = Pick<Term, "about" | "word">;

const NONE: readonly Term[] = [];

/** Finds what is said. */
export class Contracts {
  readonly #questions: Questions;
  readonly #source: { readonly ast: TSESTree.Program; readonly text: string };
  readonly #comments: DocComments;
  /** Most files say nothing, and pay for nothing more than this look at their text. */
  readonly #isAnnotated: boolean;
  readonly #stated = new Map<Signature, Stated>();
  readonly #terms = new Map<Signature, readonly Term[]>();
  readonly #overrides: TermProblem[] = [];

  constructor(
    questions: Questions,
    source: { readonly ast: TSESTree.Program; readonly text: string },
    comments: DocComments,
  ) {
    this.#questions = questions;
    this.#source = source;
    this.#comments = comments;
    this.#isAnnotated = mentionsOwnership(source.text);
  }

  /** What a function says, or inherits from the methods that it overrides. */
  of(node: Signature): readonly Term[] {
    if (!this.#isAnnotated) return NONE;
    let terms = this.#terms.get(node);
    if (!terms) {
      this.#terms.set(node, NONE);
      this.#terms.set(node, (terms = this.#read(node)));
    }
    return terms;
  }

  /** What is said about a call. */
  at(node: CallNode): CallContract | undefined {
    const { types } = this.#questions;
    const here = this.#isAnnotated ? this.#calledHere(node) : undefined;
    const terms: readonly SaidTerm[] = here ? shared(here.map((one) => this.of(one))) : types ? termsByType(node, types) : NONE;
    const contract = contractFrom(terms);
    if (!contract) return undefined;
    const isAboutResult = contract.gives !== undefined || (contract.wraps ?? []).length > 0;
    const gives = isAboutResult ? this.#given(node, here) : undefined;
    return { contract, ...(gives && { gives }) };
  }

  /** What is wrong with what the file says, in source order. */
  problems(): readonly TermProblem[] {
    if (!this.#isAnnotated) return [];
    const found: TermProblem[] = [];
    walk(this.#source.ast, (node) => {
      if (!isSignature(node)) return true;
      const name = signatureName(node);
      for (const { end, start, ...problem } of this.#say(node).problems) {
        found.push({ ...problem, function: name, site: this.#site(start, end) });
      }
      this.of(node);
      const unrelated = isFunction(node) ? this.#unrelated(node) : [];
      for (const term of unrelated) found.push({ kind: "unrelated", said: wordsOf(term), function: name, site: term.site });
      return true;
    });
    return [...found, ...this.#overrides].sort((left, right) => left.site.start - right.site.start);
  }

  /** The functions of the file, or the signatures without a body, that a call may run. */
  #calledHere(node: CallNode): readonly Signature[] | undefined {
    const questions = this.#questions;
    const functions = node.type === "NewExpression" ? questions.constructors(node) : questions.candidates(node.callee);
    const found = functions && functions.size > 0 ? [...functions] : signaturesCalled(node, questions);
    return found.length === 0 ? undefined : found;
  }

  #say(node: Signature): Stated {
    let stated = this.#stated.get(node);
    if (!stated) this.#stated.set(node, (stated = readTerms(declarationOf(node, this.#comments))));
    return stated;
  }

  #read(node: Signature): readonly Term[] {
    const own = [node, ...(isFunction(node) ? overloadsOf(node) : [])].flatMap((one) => this.#say(one).terms);
    const terms: Term[] = own.map(({ end, start, about, name, word }) => ({ about, name, word, site: this.#site(start, end) }));
    const method = methodOf(node);
    for (const base of method ? overriddenBy(method.owner, method.name, this.#questions) : []) {
      const from = signatureName(base);
      for (const term of this.of(base)) {
        const other = terms.find((one) => one.from === undefined && excludes(one, term));
        if (other) {
          const words = { said: wordsOf(other), other: wordsOf(term) };
          this.#overrides.push({ kind: "override", ...words, function: signatureName(node), from, site: other.site });
        } else if (!terms.some((one) => one.about === term.about)) {
          terms.push({ ...term, name: this.#nameIn(node, term), site: this.#nameSite(node), from });
        }
      }
    }
    return terms;
  }

  /** The override may call its parameter differently. */
  #nameIn(node: Signature, { about, name }: Term): string {
    for (const parameter of declarationOf(node, this.#comments).parameters) {
      for (const [own, path] of parameter.names) if (path === about) return own;
    }
    return name;
  }

  /** The parameters that the result is said to wrap, and that the function never mentions. */
  #unrelated(node: FunctionNode): readonly Term[] {
    const wrapping = this.of(node).filter((term) => term.word === "wraps" && term.from === undefined);
    return wrapping.filter(({ name }) => {
      const variable = this.#questions.scopes.declaredBy(node).find((one) => one.name === name);
      const isProperty = node.params.some((parameter) => parameter.type === "TSParameterProperty");
      return variable !== undefined && !isProperty && variable.references.every((reference) => reference.init === true);
    });
  }

  /** Class of what the call gives, once it is awaited. */
  #given(node: CallNode, here: readonly Signature[] | undefined): ResourceSpec | undefined {
    const questions = this.#questions;
    const [first] = here ?? [];
    const said = first?.returnType ? awaited(questions.annotations.of(first.returnType.typeAnnotation)) : undefined;
    const named = questions.specOf(said) ?? questions.specOf(awaited(questions.value(node)));
    return named ?? questions.declared(node.parent.type === "AwaitExpression" ? node.parent : node);
  }

  #nameSite(node: Signature): Site {
    const holder = node.parent;
    const named = "key" in holder ? holder.key : node;
    return this.#site(...named.range);
  }

  #site(start: number, end: number): Site {
    const before = this.#source.text.slice(0, start).split("\n");
    const inside = this.#source.text.slice(start, end).split("\n");
    const column = before.at(-1)?.length ?? 0;
    const line = before.length;
    const endColumn = (inside.length > 1 ? 0 : column) + (inside.at(-1)?.length ?? 0);
    return { start, end, line, column, endLine: line + inside.length - 1, endColumn };
  }
}

/** What all of them say. */
function shared(lists: readonly (readonly SaidTerm[])[]): readonly SaidTerm[] {
  const [first = [], ...others] = lists;
  return first.filter(({ about, word }) =>
    others.every((terms) => terms.some((term) => term.about === about && term.word === word)),
  );
}
