/** What do the resources and functions do that a program in JavaScript runs with, and what do they write down? */
import type { Choices } from "./choices.ts";
import { type Kind, kindFacts } from "./program.ts";

/** A call fails because the run is to see what happens then. */
export class Failure extends Error {}

/** A closed resource was used. */
class ClosedError extends Error {}

/** What happened to one resource. */
export interface ResourceRecord {
  readonly site: number;
  readonly kind: Kind;
  isClosed: boolean;
  closedBy: number | undefined;
  isHandedOn: boolean;
  /** Its owner got it closed. */
  wasGivenClosed: boolean;
  /** Tasks that need it open, and are not done. */
  readonly pending: Set<TaskRecord>;
}

/** What happened to one task. */
export interface TaskRecord {
  readonly site: number;
  isAwaited: boolean;
  isDone: boolean;
  wasClosedUnder: boolean;
}

/** A call on a resource, and what it found. */
export interface Encounter {
  readonly site: number;
  readonly isClosed: boolean;
  /** Site of the close; 0 for the end of a block. */
  readonly closedBy: number | undefined;
  /** Loops that are in a further round. */
  readonly further: readonly number[];
  /** Something has failed before in the same run, or was thrown. */
  readonly hasFailed: boolean;
}

/** One run: what it is answered, and what it does. */
export class Run {
  readonly choices: Choices;
  readonly resources: ResourceRecord[] = [];
  readonly tasks: TaskRecord[] = [];
  readonly uses: Encounter[] = [];
  readonly closes: Encounter[] = [];
  readonly closedUnder: number[] = [];
  readonly steps: string[] = [];
  /** Something has failed, or the program has thrown. */
  hasFailed = false;
  /** A closed thing was closed again where that fails. */
  failedAgain = 0;
  /** What waits to be done by the surroundings, quick and slow. */
  readonly #quick: (() => void)[] = [];
  readonly #slow: (() => void)[] = [];
  /** Loops that run, and their rounds. */
  readonly #rounds = new Map<number, number>();
  readonly byObject = new WeakMap<object, ResourceRecord>();

  /** Misuse does not fail, so that what comes after it is seen as well. */
  readonly #isForgiving: boolean;

  constructor(choices: Choices, isForgiving: boolean) {
    this.choices = choices;
    this.#isForgiving = isForgiving;
  }

  /** Whether a use fails because it comes too late. */
  refuses({ isClosed }: ResourceRecord): boolean {
    const isRefused = isClosed && !this.#isForgiving;
    if (isRefused) this.hasFailed = true;
    return isRefused;
  }

  /** Something that takes its time; `what` is done once it is its turn. */
  later(site: number, what: () => void): void {
    // Whether it is slow makes a difference to what runs beside it alone.
    const isBeside = this.tasks.some(({ isDone }) => !isDone);
    (isBeside && this.choices.ask("slowness", site, 2) === 1 ? this.#slow : this.#quick).push(what);
  }

  /** Does one thing that is due; false when there is none. */
  proceed(): boolean {
    const due = this.#quick.shift() ?? this.#slow.shift();
    due?.();
    return due !== undefined;
  }

  /** What a program throws itself. */
  thrown(): typeof Error {
    const fail = (): void => {
      this.hasFailed = true;
    };
    return class extends Error {
      constructor(message: string) {
        super(message);
        fail();
      }
    } as typeof Error;
  }

  mayFail(site: number): void {
    if (this.choices.ask("failure", site, 2) === 1) {
      this.hasFailed = true;
      this.steps.push(`fail ${site}`);
      throw new Failure(`failed at ${site}`);
    }
  }

  /** The rounds of a loop. */
  *items(site: number): Generator<number> {
    const count = this.choices.ask("branch", site, 3);
    try {
      for (let round = 0; round < count; round++) {
        this.#rounds.set(site, round);
        yield round;
      }
    } finally {
      this.#rounds.delete(site);
    }
  }

  meet({ closedBy, isClosed }: ResourceRecord, site: number): Encounter {
    return { site, isClosed, closedBy, hasFailed: this.hasFailed, further: [...this.#rounds].flatMap(([loop, round]) => (round > 0 ? [loop] : [])) };
  }

  use(record: ResourceRecord, site: number): void {
    this.uses.push(this.meet(record, site));
    this.steps.push(`use ${site}`);
    if (this.refuses(record)) throw new ClosedError("closed");
    this.mayFail(site);
  }

  close(record: ResourceRecord, site: number): void {
    const { isClosed, kind, pending } = record;
    this.closes.push(this.meet(record, site));
    const running = [...pending].filter(({ isDone }) => !isDone);
    if (!isClosed && running.length > 0) this.closedUnder.push(site);
    for (const task of running) task.wasClosedUnder = true;
    if (!isClosed) record.closedBy = site;
    record.isClosed = true;
    if (isClosed && kindFacts[kind].failsAgain) {
      this.failedAgain++;
      if (!this.#isForgiving) {
        this.hasFailed = true;
        throw new ClosedError("closed already");
      }
    }
    // Where it fails, it is closed all the same.
    if (!isClosed) this.mayFail(site);
  }

  open(kind: Kind, site: number): ResourceRecord {
    this.mayFail(site);
    this.steps.push(`open ${site}`);
    const record = { site, kind, isClosed: false, closedBy: undefined, isHandedOn: false, wasGivenClosed: false, pending: new Set<TaskRecord>() };
    this.resources.push(record);
    return record;
  }

  /** A function gave this. */
  give(value: unknown): ResourceRecord | undefined {
    const record = this.byObject.get(value as object);
    if (record?.isClosed === true) record.wasGivenClosed = true;
    return record;
  }

  /** A promise that knows whether somebody waits for it. */
  task<Value>(site: number, borrowed: readonly ResourceRecord[], start: (resolve: (value: Value) => void, reject: (error: unknown) => void) => void): Promise<Value> {
    const record: TaskRecord = { site, isAwaited: false, isDone: false, wasClosedUnder: false };
    this.tasks.push(record);
    for (const one of borrowed) one.pending.add(record);
    return new Watched<Value>(record, (resolve, reject) => {
      start(
        (value) => {
          record.isDone = true;
          resolve(value);
        },
        (error) => {
          record.isDone = true;
          reject(error);
        },
      );
    });
  }

  /** A close that has to be awaited. */
  async closeLater(record: ResourceRecord, site: number): Promise<void> {
    this.close(record, site);
    await new Promise<void>((resolve) => {
      this.later(site, resolve);
    });
  }
}

class Watched<Value> extends Promise<Value> {
  readonly #record: TaskRecord;

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  constructor(record: TaskRecord, start: (resolve: (value: Value) => void, reject: (error: unknown) => void) => void) {
    super(start);
    this.#record = record;
    // That nobody handles a failure is written down, and no reason to end the process.
    super.then(undefined, () => undefined);
  }

  override then<Result1 = Value, Result2 = never>(
    onFulfilled?: ((value: Value) => Result1 | PromiseLike<Result1>) | null,
    onRejected?: ((reason: unknown) => Result2 | PromiseLike<Result2>) | null,
  ): Promise<Result1 | Result2> {
    this.#record.isAwaited = true;
    return super.then(onFulfilled, onRejected);
  }
}

/** What a program finds in its surroundings: the exports of its imports, and how its own functions are called. */
export function surroundingsOf(run: Run): Readonly<Record<string, unknown>> {
  const made = (record: ResourceRecord, members: Record<string | symbol, unknown>): object => {
    const resource = {
      use: (site: number) => {
        run.use(record, site);
      },
      fetch: (site: number) => {
        // A function that gives a promise may fail before it has one to give.
        const failing = run.choices.ask("failure", site, 3);
        const fail = (): Failure => {
          run.hasFailed = true;
          return new Failure(`failed at ${site}`);
        };
        if (failing === 2 && !record.isClosed) throw fail();
        run.steps.push(`fetch ${site}`);
        run.uses.push(run.meet(record, site));
        return run.task<undefined>(site, [record], (resolve, reject) => {
          if (run.refuses(record)) {
            reject(new ClosedError("closed"));
            return;
          }
          run.later(site, () => {
            if (run.refuses(record)) reject(new ClosedError("closed under it"));
            else if (failing === 1) reject(fail());
            else resolve(undefined);
          });
        });
      },
      ...members,
    };
    run.byObject.set(resource, record);
    return resource;
  };
  const close = (record: ResourceRecord) => (site = 0) => {
    run.close(record, site);
  };
  const closeLater = (record: ResourceRecord) => (site = 0) => run.closeLater(record, site);
  // Functions that give an object can be called with `new`.
  function Channel(site: number): object {
    const record = run.open("channel", site);
    return made(record, { close: close(record) });
  }
  function Pool(site: number): object {
    const record = run.open("pool", site);
    return made(record, { end: closeLater(record) });
  }
  const openSession = (site: number): object => {
    const record = run.open("session", site);
    return made(record, { close: close(record), [Symbol.dispose]: () => { run.close(record, 0); } });
  };
  const connect = async (site: number): Promise<object> => {
    await Promise.resolve();
    const record = run.open("client", site);
    return made(record, { close: closeLater(record), [Symbol.asyncDispose]: () => run.closeLater(record, 0) });
  };
  return {
    Channel,
    Pool,
    openSession,
    connect,
    Error: run.thrown(),
    isTrue: (site: number) => {
      run.mayFail(site);
      return run.choices.ask("branch", site, 2) === 1;
    },
    items: (site: number) => {
      run.mayFail(site);
      return run.items(site);
    },
    work: (site: number) => {
      run.steps.push(`work ${site}`);
      run.mayFail(site);
    },
    keep: (site: number, one: object) => {
      const record = run.byObject.get(one);
      if (record !== undefined) record.isHandedOn = true;
      run.mayFail(site);
    },
    $call: (work: (...given: unknown[]) => unknown, site: number, ...given: unknown[]) => {
      const result = work(site, ...given);
      if (!(result instanceof Promise)) {
        run.give(result);
        return result;
      }
      const borrowed = given.flatMap((one) => run.byObject.get(one as object) ?? []);
      return run.task(site, borrowed, (resolve, reject) => {
        result.then((value: unknown) => {
          run.give(value);
          resolve(value);
        }, reject);
      });
    },
  };
}
