/**
 * How is the file written: which lines and tokens stand where, what does a name mean, and what may be written into it?
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import type { Edit, TextChange } from "../../../core/repairs.ts";
import { Resolver } from "../lower/resolver.ts";
import { type Binding, scopesOf, type ScopeTree } from "../lower/scopes.ts";
import { atLeast, type PythonVersion } from "../python-version.ts";
import type { PythonSourceCode } from "../source-code.ts";
import type { Node } from "../syntax.ts";
import { BlockText } from "./block-text.ts";


/** What every edit is written with. */
export interface WrittenFile {
  readonly source: PythonSourceCode;
  readonly text: string;
  readonly lines: BlockText;
  readonly scopes: ScopeTree;
  readonly resolver: Resolver;
  /** The oldest Python that the program has to run on. */
  readonly version: PythonVersion;
  /** Every node that binds or mentions a name, in the order of the text. */
  readonly mentionsOf: (binding: Binding) => readonly Node[];
}

/** Reads a file for its edits. */
export function writtenFile(source: PythonSourceCode, catalog: Catalog, version: PythonVersion): WrittenFile {
  const scopes = scopesOf(source.ast);
  let mentions: ReadonlyMap<Binding, readonly Node[]> | undefined;
  return {
    source,
    text: source.text,
    lines: new BlockText(source),
    scopes,
    resolver: new Resolver(scopes, catalog),
    version,
    mentionsOf: (binding) => (mentions ??= mentionsIn(scopes)).get(binding) ?? [],
  };
}

/** Does everybody who runs the file have what came with a version? */
export function hasVersion({ version }: WrittenFile, since: string): boolean {
  return atLeast(version, since);
}

function mentionsIn({ bindingOf }: ScopeTree): ReadonlyMap<Binding, readonly Node[]> {
  const mentions = new Map<Binding, Node[]>();
  for (const [node, binding] of bindingOf) {
    const known = mentions.get(binding);
    if (known) known.push(node);
    else mentions.set(binding, [node]);
  }
  for (const nodes of mentions.values()) nodes.sort((left, right) => left.range[0] - right.range[0]);
  return mentions;
}

/** Makes an edit of its changes, in order; undefined when it would change nothing, lose a comment or touch a string. */
export function edit(file: WrittenFile, proven: boolean, title: string, changes: readonly TextChange[]): Edit | undefined {
  const ordered = changes
    .filter(({ start, end, text }) => file.text.slice(start, end) !== text)
    .map((change, index) => ({ change, index }))
    .sort((a, b) => a.change.start - b.change.start || a.change.end - b.change.end || a.index - b.index)
    .map(({ change }) => change);
  if (ordered.length === 0) return undefined;
  const overlaps = ordered.some((change, index) => change.start < (ordered[index - 1]?.end ?? 0));
  return overlaps || ordered.some((change) => isHarmful(file, change)) ? undefined : { proven, title, changes: ordered };
}

/** Comments and strings are kept; nothing is written into them, into fields of f-strings neither. */
function isHarmful({ lines, text: whole }: WrittenFile, { start, end, text }: TextChange): boolean {
  return lines.keptAround(start, end).some((token) => {
    if (token.start >= end || token.end <= start) return token.start < start && start < token.end;
    return token.start < start || token.end > end || !text.includes(whole.slice(token.start, token.end));
  });
}

/** The name as it is written in titles. */
export function quoted(name: string): string {
  return `\`${name}\``;
}
