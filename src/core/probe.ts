/** Is there anything to see in a block? */
import type { Observer } from "./observer.ts";

/** Notes while the fixpoint is computed that there is something to see, so that only such blocks are walked again. */
export class Probe implements Observer {
  #hasSeen = false;
  readonly used = this.#note();
  readonly opening = this.#note();
  readonly closing = this.#note();
  readonly closingOwned = this.#note();
  readonly misheld = this.#note();
  readonly misclosed = this.#note();
  readonly closingUnder = this.#note();
  readonly leaving = this.#note();
  readonly dropped = this.#note();
  readonly taken = this.#note();
  readonly lost = this.#note();
  readonly ending = this.#note();
  readonly bypassing = this.#note();
  readonly handedOn = this.#note();
  readonly returning = this.#note();
  readonly answering = this.#note();

  /** Whether something was noted since the last question. */
  take(): boolean {
    const hasSeen = this.#hasSeen;
    this.#hasSeen = false;
    return hasSeen;
  }

  #note(): () => void {
    return () => {
      this.#hasSeen = true;
    };
  }
}
