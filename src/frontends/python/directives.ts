/**
 * Which comments of a Python file speak to ESLint, and what do they say?
 *
 * `# eslint-disable`, `# eslint-enable`, `# eslint-disable-next-line`, `# eslint-disable-line` and `# eslint rule: off`, alone
 * or behind another comment on the same line (`# noqa  # eslint-disable-line`). Prose that begins with the word is left alone.
 */
import type { DirectiveType, FileProblem, RulesConfig, SourceLocation } from "@eslint/core";
import { ConfigCommentParser, Directive } from "@eslint/plugin-kit";
import type { Comment } from "./parser/parse.ts";

const START = /#\s*(?=eslint(?:-|\s))/u;
const CONFIGURATION = /^(?:["'{]|[@\w/-]+\s*:)/u;
const DISABLING: Readonly<Record<string, DirectiveType | undefined>> = {
  "eslint-disable": "disable",
  "eslint-enable": "enable",
  "eslint-disable-line": "disable-line",
  "eslint-disable-next-line": "disable-next-line",
};

/** A comment, or the end of one, that speaks to ESLint. */
export interface DirectiveComment extends Comment {
  readonly label: string;
  /** What follows the label, up to the justification. */
  readonly argument: string;
  readonly justification: string;
}

/** Rules that a comment configures. */
export interface InlineConfiguration {
  readonly config: { readonly rules: RulesConfig };
  readonly loc: SourceLocation;
}

const parser = new ConfigCommentParser();

/** Those of the comments that speak to ESLint. */
export function directiveComments(comments: readonly Comment[]): DirectiveComment[] {
  return comments.flatMap((comment) => {
    const whole = `#${comment.value}`;
    const found = START.exec(whole);
    if (!found) return [];
    const value = whole.slice(found.index + 1);
    const parsed = parser.parseDirective(value);
    if (!parsed) return [];
    const { label, value: argument, justification } = parsed;
    if (DISABLING[label] === undefined && !(label === "eslint" && CONFIGURATION.test(argument))) return [];
    return [{ type: "Line", value, range: [comment.range[0] + found.index, comment.range[1]], label, argument, justification }];
  });
}

/** What the comments switch off and on. */
export function disableDirectives(comments: readonly DirectiveComment[]): Directive[] {
  return comments.flatMap((node) => {
    const type = DISABLING[node.label];
    return type === undefined ? [] : [new Directive({ type, node, value: node.argument, justification: node.justification })];
  });
}

/** What the comments configure, and which of them cannot be read. */
export function inlineConfigurations(
  comments: readonly DirectiveComment[],
  locate: (comment: DirectiveComment) => SourceLocation,
): { configs: InlineConfiguration[]; problems: FileProblem[] } {
  const configs: InlineConfiguration[] = [];
  const problems: FileProblem[] = [];
  for (const comment of comments) {
    if (comment.label !== "eslint") continue;
    const parsed = parser.parseJSONLikeConfig(comment.argument);
    if (parsed.ok) configs.push({ config: { rules: parsed.config }, loc: locate(comment) });
    else problems.push({ ruleId: null, message: parsed.error.message, loc: locate(comment) });
  }
  return { configs, problems };
}
