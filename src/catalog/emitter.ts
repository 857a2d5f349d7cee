/** What do the methods give by which listeners are set and taken away? */
import type { CallEffect } from "../core/effects.ts";

const itself: CallEffect = { returns: { receiver: true } };

/** Methods of an emitter as Node has it, which give the emitter; not for one that gives something to end the listening with. */
export const EMITTER: Readonly<Record<"addListener" | "off" | "on" | "once" | "removeListener", CallEffect>> = {
  addListener: itself,
  off: itself,
  on: itself,
  once: itself,
  removeListener: itself,
};
