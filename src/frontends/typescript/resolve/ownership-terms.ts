/**
 * What do the tags of one declaration say about its parameters and its result?
 *
 * Tags of the comment before the declaration name a parameter; tags of a comment before a parameter are about it.
 */
import { suggestion } from "../../../catalog/wording.ts";
import type { Contract } from "../../../core/effects.ts";
import type { Term, TermProblem } from "../../../core/terms.ts";
import { readOwnershipTags, type OwnershipTag, type OwnershipWord } from "./ownership-tags.ts";

/** A comment, and the offset in its file at which its text begins. */
export interface Doc {
  readonly text: string;
  readonly start: number;
}

/** One parameter of a declaration. */
export interface DeclaredParameter {
  /** Argument path of the whole; undefined for one that gathers the rest. */
  readonly path: string | undefined;
  /** The names that it binds, with the argument path of each. */
  readonly names: ReadonlyMap<string, string | undefined>;
  readonly doc: Doc | undefined;
}

/** A function or a signature of one, as far as its comments are concerned. */
export interface Declaration {
  readonly kind: "constructor" | "function" | "getter" | "method";
  readonly doc: Doc | undefined;
  readonly parameters: readonly DeclaredParameter[];
}

/** A term, and where it stands in its file. */
export type StatedTerm = Omit<Term, "from" | "site"> & { readonly start: number; readonly end: number };

/** A problem, and where it stands in its file. */
export type StatedProblem = Pick<TermProblem, "kind" | "other" | "said"> & {
  readonly start: number;
  readonly end: number;
};

/** What a declaration says. */
export interface Stated {
  readonly terms: readonly StatedTerm[];
  readonly problems: readonly StatedProblem[];
}

/** Words that cannot both be said of one value. */
const EXCLUDED: Readonly<Record<OwnershipWord, readonly OwnershipWord[]>> = {
  borrows: ["closes", "owns", "wraps"],
  closes: ["borrows", "wraps"],
  owns: ["borrows"],
  wraps: ["borrows", "closes"],
};

/** Reads the tags of a declaration. Terms that exclude each other are left out, and are a problem. */
export function readTerms(declaration: Declaration): Stated {
  const terms: StatedTerm[] = [];
  const problems: StatedProblem[] = [];
  const { doc, parameters } = declaration;
  for (const tag of doc ? tagsOf(doc) : []) {
    const read = ofDeclaration(tag, declaration);
    if (read === undefined) continue;
    if ("about" in read) terms.push(read);
    else problems.push(read);
  }
  for (const { doc: own, names, path } of parameters) {
    for (const tag of own ? tagsOf(own) : []) {
      const isAboutIt = tag.name === undefined || names.has(tag.name);
      const about = tag.name === undefined ? path : names.get(tag.name);
      const [name = ""] = names.keys();
      if (isAboutIt && about !== undefined) terms.push({ ...tag, about, name: tag.name ?? name });
    }
  }
  const contradictions = terms.flatMap((term, index) => {
    const other = terms.slice(0, index).find((one) => excludes(one, term));
    return other ? [{ term, other }] : [];
  });
  const excluded = new Set(contradictions.map(({ term }) => term.about));
  for (const { term, other } of contradictions) {
    problems.push({ kind: "contradiction", said: wordsOf(term), other: wordsOf(other), start: term.start, end: term.end });
  }
  return { terms: terms.filter(({ about }) => !excluded.has(about)), problems };
}

/** Whether two terms are about the same value and cannot both hold. */
export function excludes(one: Pick<Term, "about" | "word">, other: Pick<Term, "about" | "word">): boolean {
  return one.about === other.about && EXCLUDED[one.word].includes(other.word);
}

/** A term as its author would write it. */
export function wordsOf({ name, word }: Pick<Term, "name" | "word">): string {
  return name === "" ? `@${word}` : `@${word} ${name}`;
}

/** The terms in the form in which a call is understood. */
export function contractFrom(terms: readonly Pick<Term, "about" | "word">[]): Contract | undefined {
  if (terms.length === 0) return undefined;
  const about = (word: OwnershipWord): readonly string[] =>
    terms.filter((term) => term.word === word && term.about !== "result").map((term) => term.about);
  const result = terms.find((term) => term.about === "result");
  return {
    owns: about("owns"),
    borrows: about("borrows"),
    closes: about("closes"),
    wraps: about("wraps"),
    ...(result && { gives: result.word === "owns" ? "owned" : "borrowed" }),
  };
}

type PlacedTag = OwnershipTag & { readonly start: number; readonly end: number };

function tagsOf({ start, text }: Doc): readonly PlacedTag[] {
  return readOwnershipTags(text).map((tag) => ({ ...tag, start: start + tag.start, end: start + tag.end }));
}

function ofDeclaration(tag: PlacedTag, { kind, parameters }: Declaration): StatedProblem | StatedTerm | undefined {
  const { end, name, start, word } = tag;
  if (name === undefined) {
    if (kind !== "constructor" && (word === "owns" || word === "borrows")) return { word, about: "result", name: "", start, end };
    if (kind === "method" && word === "closes") return { word, about: "this", name: "this", start, end };
    const isOurs = parameters.length > 0 && kind !== "getter";
    return isOurs ? { kind: "nameless", said: `@${word}`, start, end } : undefined;
  }
  if (name === "this" || name.startsWith("this.")) {
    const isClosing = kind === "method" && word === "closes" && tag.isAlone;
    return isClosing ? { word, about: name, name, start, end } : undefined;
  }
  const names = new Map(parameters.flatMap((parameter) => [...parameter.names]));
  const about = names.get(name);
  if (about !== undefined) return { word, about, name, start, end };
  if (names.size === 0 || names.has(name) || !tag.isAlone) return undefined;
  const meant = suggestion(name, [...names.keys()]);
  // Elsewhere these words stand before issues, classes and functions.
  const isOurs = meant !== "" || (word !== "wraps" && /^[\p{Ll}_$]/u.test(name));
  if (!isOurs) return undefined;
  return { kind: "unknown-name", said: `@${word} ${name}`, ...(meant !== "" && { other: meant.trim() }), start, end };
}
