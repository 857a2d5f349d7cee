/** Does whoever opened a resource have to close it? */
import { creationOf, isOptionOf, type Tracked } from "../domain.ts";

/** True when its class has to be closed, and the options of the call that made it do not say otherwise. */
export function hasDuty(tracked: Tracked): boolean {
  const { spec } = tracked;
  if (spec?.obligation !== "must") return false;
  const created = creationOf(tracked);
  // In place of something that was not given: what the place holds otherwise is somebody else's, and this may be too.
  if (created?.isFallback === true || tracked.boundTo?.variable?.role === "parameter") return false;
  const isGiven = ([option, value]: readonly [string, boolean | number | string]): boolean => isOptionOf(created, option, value);
  if (Object.entries(spec.dutyUnless ?? {}).some(isGiven)) return false;
  const isShared = spec.dutyUnlessGiven?.some((option) => created?.args.some(({ properties }) => properties?.has(option) === true));
  if (isShared === true) return false;
  return Object.entries(spec.dutyWith ?? {}).every(isGiven);
}
