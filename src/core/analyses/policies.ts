/** Which calls choose for the whole process what each run can say by itself? */
import type { PolicyFinding } from "../findings.ts";
import type { Observations } from "../observations.ts";
import { momentOf, oncePerSite } from "./views.ts";

/** The policies that a file sets, with the runs of the same library that it starts. */
export function findPolicies(seen: readonly Observations[]): readonly PolicyFinding[] {
  const calls = seen.flatMap(({ graph, solution }) => [...solution.context.called].map(([event, called]) => ({ event, graph, ...called })));
  const findings = calls.flatMap(({ event, effect, library, graph }): readonly PolicyFinding[] => {
    const { policy } = effect;
    if (policy === undefined) return [];
    // What runs on a loop or a runner has got its kind from that.
    const runs = calls.filter((one) => one.library === library && one.effect.run?.key === "library" && one.effect.executes !== undefined && one.receivers.size === 0);
    return [
      {
        function: graph.id,
        certainty: "definite",
        policy: momentOf(event),
        runs: runs.map((one) => momentOf(one.event)),
        instead: policy.instead,
        trace: [{ what: "used", site: event.site }],
      },
    ];
  });
  return oncePerSite(
    findings,
    ({ policy }) => String(policy.site.start),
    ({ policy }) => policy.site.start,
  );
}
