/**
 * How is each question about the file answered once, and how does one that leads back to itself end?
 */
import type { Known } from "./value.ts";

/** Questions nest at most this deep; what lies deeper is unknown. It keeps the call stack small on any source text. */
const MAXIMUM_DEPTH = 120;

/** What a question is about: the value of an expression, or of something that can be bound to itself. */
type Question = "field" | "result" | "static" | "value" | "variable";

interface Entry {
  answer: Known;
  isOpen: boolean;
  /** How often the answer was taken to be nothing while it was worked out. */
  assumed: number;
}

/** The answers to one question, by name and subject: names are few, subjects are many. */
class Names {
  readonly #unnamed = new Map<object, Entry>();
  readonly #named = new Map<string, Map<object, Entry>>();

  of(name: string): Map<object, Entry> {
    if (name === "") return this.#unnamed;
    let entries = this.#named.get(name);
    if (!entries) this.#named.set(name, (entries = new Map<object, Entry>()));
    return entries;
  }
}

/** Remembers answers by subject and question. */
export class Memory {
  readonly #entries = { field: new Names(), result: new Names(), static: new Names(), value: new Names(), variable: new Names() };
  /** Questions about variables, fields and results that are being answered, the latest last. */
  readonly #open: Entry[] = [];
  #depth = 0;

  /** Is a question being answered? */
  get isBusy(): boolean {
    return this.#depth > 0;
  }

  /**
   * Gives the remembered answer, or works it out.
   *
   * What is bound to itself directly adds nothing to its own answer: `pool = pool ?? new Pool()` is a pool. A longer way
   * round (`const a = b, b = a`) is unknown, so that no answer rests on one that is not complete.
   *
   * @param name Name of the field, for questions about fields.
   */
  ask(question: Question, subject: object, answer: () => Known, name = ""): Known {
    const entries = this.#entries[question].of(name);
    const known = entries.get(subject);
    if (known && !known.isOpen) return known.answer;
    const latest = this.#open.at(-1);
    if (known) {
      if (known !== latest) return undefined;
      known.assumed++;
      return "nothing";
    }
    if (this.#depth >= MAXIMUM_DEPTH) return undefined;
    const entry: Entry = { answer: undefined, isOpen: true, assumed: 0 };
    entries.set(subject, entry);
    if (question !== "value") this.#open.push(entry);
    const assumed = latest?.assumed;
    this.#depth++;
    try {
      entry.answer = answer();
    } finally {
      this.#depth--;
      entry.isOpen = false;
      if (question !== "value") this.#open.pop();
      // An expression that was looked at on the way has another value once the binding is known.
      if (latest && latest.assumed !== assumed) entries.delete(subject);
    }
    return entry.answer;
  }
}
