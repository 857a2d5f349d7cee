/** Which lifetimes are managed by hand although a block would hold them? */
import type { HandHeldFinding, PolicyFinding } from "../core/findings.ts";
import type { Editor, Repair } from "../core/repairs.ts";
import { defineRule, type Report } from "../kit/define-rule.ts";
import { holdingOf, line, nameOf } from "../kit/words.ts";

/** Reports a resource that is closed by hand, in a `finally` or only where nothing throws, and that a block would hold. */
export default defineRule<HandHeldFinding | PolicyFinding>({
  name: "prefer-context-manager",
  family: "undisposed session",
  type: "suggestion",
  docs: { description: "prefer a block that holds a resource over closing it by hand", config: "strict" },
  messages: {
    "finally": "`{{resource}}` is closed by hand on line {{closedAt}}. A block holds it: {{block}}.",
    policy: "`{{policy}}` chooses the event loop for the whole process, and is deprecated. Give the run its `{{instead}}`.",
    "happy-path": "`{{resource}}` is closed on line {{closedAt}}, but not when something before that throws. {{hold}}.",
  },
  // A `finally` is right; it is only reported where the target has a block to put in its place.
  find: ({ ownership, runs, editor }) => [
    ...ownership.heldByHand().filter((held) => held.kind === "happy-path" || canHold(editor, held)),
    ...runs.policies().filter((one) => editor.write(loopFactory(one), one.policy.origin) !== undefined),
  ],
  report: (finding, { blocks }): Report => {
    if ("policy" in finding) {
      const { instead, policy } = finding;
      return { at: policy.site, message: "policy", data: { instead, policy: policy.name } };
    }
    const { kind, resource, closes } = finding;
    const at = resource.opened?.site;
    if (at === undefined) throw new TypeError("A resource that is held by hand was opened.");
    const { block, hold } = holdingOf(resource, blocks());
    return { at, message: kind, data: { resource: nameOf(resource), closedAt: line(closes[0]), block, hold } };
  },
  repair: (finding) => {
    if ("policy" in finding) return [{ intent: loopFactory(finding), at: finding.policy }];
    const { canBeHeld, resource } = finding;
    return resource.opened === undefined || !canBeHeld ? [] : [{ intent: holdInScope(finding), at: resource.opened }];
  },
});

function loopFactory({ policy, runs }: PolicyFinding): Repair {
  return { kind: "loop-factory", policy, runs };
}

function holdInScope({ resource, closes }: HandHeldFinding): Repair {
  return { kind: "hold-in-scope", resource, closes, onlyFails: false };
}

function canHold(editor: Editor, held: HandHeldFinding): boolean {
  return held.canBeHeld && held.resource.opened !== undefined && editor.write(holdInScope(held), held.resource.opened.origin) !== undefined;
}
