/**
 * Which blocks of a function have to be walked again for those who look for mistakes?
 *
 * While the fixpoint is being computed the transfer functions tell a probe what they would tell an observer. In most
 * blocks that is nothing, and those are walked only once.
 */
import type { Observer } from "./observer.ts";

/** Only notes that there is something to see. */
export class Probe implements Observer {
  #hasSeen = false;
  readonly used = this.#note();
  readonly opening = this.#note();
  readonly closing = this.#note();
  readonly closingOwned = this.#note();
  readonly closingUnder = this.#note();
  readonly leaving = this.#note();
  readonly dropped = this.#note();
  readonly lost = this.#note();
  readonly ending = this.#note();
  readonly bypassing = this.#note();
  readonly handedOn = this.#note();
  readonly returning = this.#note();
  readonly answering = this.#note();

  /** Whether anything was seen since the last reset. */
  get hasSeen(): boolean {
    return this.#hasSeen;
  }

  reset(): void {
    this.#hasSeen = false;
  }

  #note(): () => void {
    return () => {
      this.#hasSeen = true;
    };
  }
}
