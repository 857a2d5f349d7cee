/** Which series of answers does a program get, one after the other? */

/** What a question is about, which says how often it may be answered with anything but 0. */
export type Topic = "branch" | "failure" | "slowness";

/** One answer that was given. */
interface Given {
  readonly key: string;
  readonly count: number;
  chosen: number;
}

/** Bounds of one run. */
const mostAnswers = 60;

/** Goes through all series of answers, as far as the bound allows. */
export class Choices {
  #given: Given[] = [];
  #position = 0;
  #spent: Record<Topic, number> = { branch: 0, failure: 0, slowness: 0 };
  #times = new Map<string, number>();
  readonly #prescribed: Readonly<Record<string, number>> | undefined;
  #asked: Record<string, number> = {};

  readonly #budgets: Readonly<Record<Topic, number>>;

  /**
   * @param failures So many calls of a run fail, and one task is slow: two seldom show what one does not.
   * @param prescribed Answers that are given, instead of all series.
   */
  constructor(failures: number, prescribed?: Readonly<Record<string, number>>) {
    this.#budgets = { branch: Number.POSITIVE_INFINITY, failure: failures, slowness: 1 };
    this.#prescribed = prescribed;
  }

  /** The answers of this run that are not 0. */
  get answers(): Readonly<Record<string, number>> {
    return this.#asked;
  }

  /** Answers a question of a run: 0 up to `count` - 1. */
  ask(topic: Topic, site: number | string, count: number): number {
    const name = `${topic}:${site}`;
    const time = this.#times.get(name) ?? 0;
    this.#times.set(name, time + 1);
    const key = `${name}:${time}`;
    if (this.#prescribed !== undefined) return this.#prescribed[key] ?? 0;
    // A loop that goes on for ever would ask for ever.
    if (this.#spent[topic] >= this.#budgets[topic] || this.#position > mostAnswers) return 0;
    const known = this.#given[this.#position];
    const chosen = known?.chosen ?? 0;
    if (known === undefined) this.#given.push({ key, count, chosen });
    this.#position++;
    if (chosen > 0) {
      this.#spent[topic]++;
      this.#asked[key] = chosen;
    }
    return chosen;
  }

  /** Goes to the next series; false when all have been tried. */
  next(): boolean {
    this.#given.length = Math.min(this.#given.length, this.#position);
    this.#position = 0;
    this.#spent = { branch: 0, failure: 0, slowness: 0 };
    this.#times = new Map();
    this.#asked = {};
    for (let last = this.#given.at(-1); last !== undefined; last = this.#given.at(-1)) {
      if (++last.chosen < last.count) return true;
      this.#given.pop();
    }
    return false;
  }
}
