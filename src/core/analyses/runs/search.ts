/**
 * What happens inside a run, in its callback and in the functions of the file that it calls?
 *
 * The search goes from the callback through calls of same-file functions. A function that is entered by a call has
 * parameters, variables and a `this` of its own: they mean what the caller gives them, or nothing that is known.
 */
import { handedOver } from "../../call-graph.ts";
import { argumentAt, type Meaning, meaningOn, own } from "../../calls.ts";
import type { Conventions } from "../../conventions.ts";
import type { Tracked } from "../../domain.ts";
import { rootOf } from "../../environment.ts";
import { type CallbackTime, type CallEffect, NO_EFFECT, type ResourceKind, type RunEffect } from "../../effects.ts";
import type { NestedRunFinding, Step } from "../../findings.ts";
import type { CallEvent, FileIr, FlowGraph, FunctionId, Place } from "../../ir.ts";
import type { Observations } from "../../observations.ts";
import type { Called } from "../../transfer/context.ts";
import { momentOf } from "../views.ts";
import { fateOf, type Frame } from "./fate.ts";
import { mentions, type Places } from "./places.ts";
import { reachOf } from "./reach.ts";

const MAX_DEPTH = 6;
const MAX_PARENTS = 8;
/** Functions that the search from one run may enter. */
const MAX_ENTRIES = 400;

/** What has a transaction or a connection of its own: its work is no bypass of another one's. */
const SEPARATE: ReadonlySet<ResourceKind> = new Set(["connection", "session", "transaction"]);

/** What identifies a context: a place, or a text. */
type Key = Place | string;

interface Run {
  readonly event: CallEvent;
  readonly effect: RunEffect;
  readonly library: string;
  readonly key: Key;
  /** The client whose other uses go round the run. */
  readonly client?: { readonly place: Place; readonly tracked: Tracked };
  /** The callback's parameter that is the way inside. */
  readonly handle: Place | undefined;
  readonly visited: Set<string>;
}

interface Search {
  readonly run: Run;
  /** Calls of helpers and of callbacks that lead from the run to here. */
  readonly frames: readonly Frame[];
  /** Calls of helpers only. */
  readonly through: readonly CallEvent[];
  /** Functions that were entered by a call: their variables are other ones each time. */
  readonly entered: ReadonlySet<FunctionId>;
  /** What parameters and `this` of the functions that were entered mean outside; nothing when it is not known. */
  readonly meant: ReadonlyMap<Place, Place | undefined>;
  /** The run is not over before this code is. */
  readonly isWaited: boolean;
}

/** What one call does, as far as the search can tell. */
interface Work {
  readonly effect: CallEffect;
  readonly library: string;
  readonly isClose: boolean;
  readonly receivers: readonly Tracked[];
}

/** Finds the calls inside the runs of a file that need or go round what runs. */
export class RunSearch {
  readonly #ir: FileIr;
  readonly #places: Places;
  readonly #seen = new Map<FunctionId, Observations>();
  readonly #findings: NestedRunFinding[] = [];

  constructor(ir: FileIr, seen: readonly Observations[], places: Places) {
    this.#ir = ir;
    this.#places = places;
    for (const observations of seen) this.#seen.set(observations.graph.id, observations);
  }

  find(): readonly NestedRunFinding[] {
    for (const observations of this.#seen.values()) {
      for (const [event, called] of observations.solution.context.called) {
        const { run } = called.effect;
        if (run !== undefined && run.role !== "call") this.#enter(event, called, run);
      }
    }
    return this.#findings;
  }

  #enter(event: CallEvent, called: Called, effect: RunEffect): void {
    const work: Work = { ...called, receivers: [...called.receivers] };
    const key = this.#keyOf(event, work, effect, undefined);
    if (key === undefined || hasOption(event, effect)) return;
    const client = effect.exclusive === true ? this.#clientOf(work, effect) : undefined;
    for (const id of handedOver(event.args)) {
      const handle = effect.handle === undefined ? undefined : this.#ir.functions[id]?.parameters[effect.handle];
      const run: Run = { event, effect, library: called.library, key, handle, visited: new Set(), ...(client && { client }) };
      this.#search(id, { run, frames: [], through: [], entered: new Set(), meant: new Map(), isWaited: true });
    }
  }

  #clientOf({ receivers }: Work, { key, exclusiveOn }: RunEffect): Run["client"] {
    const [receiver, ...others] = receivers;
    if (receiver === undefined || others.length > 0) return undefined;
    const tracked = key === "parent" || exclusiveOn === "parent" ? this.#places.parentOf(receiver) : receiver;
    const place = tracked === undefined ? undefined : this.#places.of(tracked);
    return tracked === undefined || place === undefined ? undefined : { place, tracked: this.#places.originOf(tracked) };
  }

  #search(id: FunctionId, search: Search, call?: CallEvent): void {
    const observations = this.#seen.get(id);
    const { run, through } = search;
    if (observations === undefined || through.length > MAX_DEPTH || run.visited.size > MAX_ENTRIES) return;
    const { blocks, key } = reachOf(observations.graph, call);
    const meant = [...search.meant].map(([place, target]) => `${String(place.id)}:${String(target?.id)}`);
    const visit = `${String(id)} ${key} ${String(search.isWaited)} ${[...search.entered].join(",")} ${meant.join(",")}`;
    if (run.visited.has(visit) || replaces(observations.graph, run)) return;
    run.visited.add(visit);
    for (const event of blocks.flatMap(({ events }) => events)) {
      if (event.kind === "call") this.#inspect(observations, event, search);
      // An Effect that is described anywhere inside runs inside.
      else if (event.kind === "closure" && isFiber(run.effect)) this.#search(event.function, search);
    }
  }

  #inspect(observations: Observations, event: CallEvent, search: Search): void {
    const work = this.#workOf(observations, event, search);
    if (work !== undefined) this.#judge(observations, event, work, search);
    const frames = [...search.frames, { observations, event }];
    for (const id of event.functions) {
      const graph = this.#ir.functions[id];
      if (graph === undefined) continue;
      const isWaited = search.isWaited && (!graph.async || this.#isWaited(observations, event, search));
      const meant = this.#meantIn(graph, event, search);
      const entered = new Set([...search.entered, id]);
      this.#search(id, { ...search, frames, meant, entered, isWaited, through: [...search.through, event] }, event);
    }
    event.args.forEach((argument, index) => {
      const when = timeOf(event, index, work?.effect, this.#ir.knowledge.conventions);
      for (const id of when === "later" ? [] : handedOver([argument])) {
        const isSync = when === "now" && this.#ir.functions[id]?.async !== true;
        const isWaited = isSync || this.#isWaited(observations, event, search);
        // What an unknown function does with a function that it is given is only guessed where its result is waited for.
        if (when === "unknown" && (!isWaited || argument.function !== id)) continue;
        this.#search(id, { ...search, frames, isWaited: search.isWaited && isWaited });
      }
    });
  }

  #judge(observations: Observations, event: CallEvent, work: Work, search: Search): void {
    const { run } = search;
    const nested = work.effect.run;
    if (nested !== undefined && nested.role !== "enter" && this.#isEntered(event, work, nested, search)) {
      const outcome = nested.nested ?? { effect: "unknown" };
      const needed = nested.awaited ?? (outcome.effect === "hangs" ? true : undefined);
      const isSilent = outcome.effect === "unknown" || outcome.effect === "works";
      if (isSilent || !this.#isWaitedAs(needed, observations, event, search)) return;
      const { means, passesNothing = false } = nested;
      const parts = { outcome, isLeft: needed === false, passesNothing };
      this.#add("nested", observations, event, search, means === undefined ? parts : { ...parts, means });
    } else if (run.client !== undefined && this.#isBypass(observations, event, work, search)) {
      const option = run.handle === undefined ? run.effect.joins?.[0] : undefined;
      const outcome = { effect: "reports", error: run.effect.bypass ?? "" } as const;
      this.#add("bypass", observations, event, search, { outcome, ...(option !== undefined && { option }) });
    }
  }

  /** A lock is only a dead-lock for who waits: a nested run that nobody waits for inside the run goes on later. */
  #isWaitedAs(needed: boolean | undefined, observations: Observations, event: CallEvent, search: Search): boolean {
    if (needed === undefined) return true;
    if (needed) return search.isWaited && this.#isWaited(observations, event, search);
    if (event.awaited || handedOver(event.args).some((id) => this.#isDoneAtOnce(id))) return false;
    return fateOf(event, observations, search.frames, false).end === "left";
  }

  /** The function is through when it returns: it awaits nothing, and has nothing to tell its end by. */
  #isDoneAtOnce(id: number): boolean {
    const graph = this.#ir.functions[id];
    if (graph === undefined || graph.async || graph.generator || graph.parameters.length > 1) return false;
    const events = graph.blocks.flatMap((block) => block.events);
    return !events.some((event) => event.kind === "return" && event.place !== undefined && event.isAbsent !== true);
  }

  #isWaited(observations: Observations, event: CallEvent, { frames }: Search): boolean {
    return event.awaited || fateOf(event, observations, frames, false).end === "waited";
  }

  /** The call needs the context that runs: by its key, or because it is made on the handle of the run itself. */
  #isEntered(event: CallEvent, work: Work, nested: RunEffect, search: Search): boolean {
    if (hasOption(event, nested) || isShared(event, nested, search.run) || !this.#isConstructedWith(work, nested)) return false;
    const key = this.#keyOf(event, work, nested, search);
    return key !== undefined && (key === search.run.key || (nested.key === "receiver" && key === search.run.handle));
  }

  /** Work of the outer client, awaited or not, while its own transaction is running. */
  #isBypass(observations: Observations, event: CallEvent, work: Work, search: Search): boolean {
    const { effect } = work;
    if (work.isClose || (effect.task === undefined && event.promise !== "yes")) return false;
    // A step of a query belongs to the call that begins the query.
    if (effect.executes === "receiver" && !this.#isGiven(event, effect, search)) return false;
    if (effect.returns?.receiver === true) return false;
    const isClients = work.receivers.length > 0 && work.receivers.every((receiver) => this.#isOfClient(receiver, search));
    if (!isClients && !this.#isGiven(event, effect, search)) return false;
    const isLazy = effect.task === "lazy";
    const { end, steps } = fateOf(event, observations, search.frames, isLazy);
    return (!isLazy || end === "waited") && ![...this.#stepsBefore(work), event, ...steps].some((step) => this.#joins(step, search, step !== event));
  }

  /** The outer client is what the call works on as an argument (`sql.execute(db)`). */
  #isGiven(event: CallEvent, effect: CallEffect, search: Search): boolean {
    const { client } = search.run;
    return (effect.borrows ?? []).some((path) => {
      const place = argumentAt(event, path)?.place;
      return place !== undefined && client !== undefined && this.#resolve(place, search) === client.place;
    });
  }

  /** It is the client of the run, or was obtained from it, and has no transaction of its own. */
  #isOfClient(receiver: Tracked, search: Search): boolean {
    const { client, handle, key } = search.run;
    let current: Tracked | undefined = receiver;
    for (let step = 0; current !== undefined && step < MAX_PARENTS; step++) {
      const place = this.#places.of(current);
      const resolved = place === undefined ? undefined : this.#resolve(place, search);
      if (resolved !== undefined && resolved === client?.place) return true;
      if (resolved !== undefined && (resolved === handle || resolved === key)) return false;
      if (current.spec !== undefined && SEPARATE.has(current.spec.kind)) return false;
      // A parameter is what the caller gave, and nothing more is known of it.
      current = this.#places.parentOf(current);
    }
    return false;
  }

  /** Calls that made what the call works on. */
  *#stepsBefore({ receivers }: Work): Generator<CallEvent> {
    let current = receivers[0];
    for (let step = 0; current !== undefined && step < MAX_PARENTS; step++) {
      if (current.born?.kind === "call") yield current.born;
      current = current.parent;
    }
  }

  /** A step that names the transaction makes the query a part of it. */
  #joins(event: CallEvent, search: Search, isStep: boolean): boolean {
    const { handle, effect } = search.run;
    const isHandle = (place: Place): boolean => handle !== undefined && this.#resolve(place, search) === handle;
    if (event.args.some((argument) => mentions(argument, isHandle))) return true;
    return (effect.joins ?? []).some(
      (name) =>
        event.method === name ||
        event.args.some(({ properties, spread, place }, index) => {
          if (spread === true || properties?.has(name) === true) return true;
          // Options that are made elsewhere may well have it; what a step of a query is given is a value of the query.
          return !isStep && index > 0 && place !== undefined && properties === undefined;
        }),
    );
  }

  #workOf(observations: Observations, event: CallEvent, search: Search): Work | undefined {
    const called = observations.solution.context.called.get(event);
    const isKnown = called !== undefined && (called.effect !== NO_EFFECT || [...called.receivers].some(({ spec }) => spec));
    if (isKnown) return { ...called, receivers: [...called.receivers] };
    const outer = this.#meaningOutside(event, search);
    if (outer !== undefined) return outer;
    return called && { ...called, receivers: [...called.receivers] };
  }

  /** A parameter without a class is what the caller gives: the class is the client's. */
  #meaningOutside(event: CallEvent, search: Search): Work | undefined {
    const { client, library } = search.run;
    const { receiver, method } = event;
    if (client === undefined || receiver === undefined || method === undefined) return undefined;
    const isClient = (place: Place | undefined): boolean => place !== undefined && this.#resolve(place, search) === client.place;
    const name = isClient(receiver) ? method : isClient(receiver.base) ? `${receiver.property ?? ""}.${method}` : undefined;
    if (name === undefined || client.tracked.spec === undefined) return undefined;
    const meaning: Meaning = meaningOn(client.tracked, name, event, this.#ir.knowledge);
    return { effect: meaning.effect, library, isClose: meaning.role === "close", receivers: [client.tracked] };
  }

  /** What a place of the function that is being searched means outside all functions that were entered. */
  #resolve(place: Place, { entered, meant }: Search): Place | undefined {
    const known = this.#places.canonical(place);
    const root = rootOf(known);
    if (meant.has(root)) {
      const target = meant.get(root);
      return target && this.#places.canonical(this.#places.rebased(known, root, target));
    }
    const { variable } = root;
    const isOwn = variable !== undefined && variable.role !== "this" && entered.has(variable.owner);
    return isOwn ? undefined : known;
  }

  /** What the parameters and the `this` of a function are, for this call of it. */
  #meantIn(graph: FlowGraph, event: CallEvent, search: Search): ReadonlyMap<Place, Place | undefined> {
    const meant = new Map(search.meant);
    graph.parameters.forEach((parameter, index) => {
      const place = event.args[index]?.place;
      meant.set(parameter, place && this.#resolve(place, search));
    });
    const self = graph.class === undefined ? undefined : this.#ir.classes.find(({ id }) => id === graph.class)?.self;
    if (self !== undefined && (event.construct || (event.receiver !== undefined && event.receiver !== self))) {
      meant.set(self, event.receiver === undefined || event.construct ? undefined : this.#resolve(event.receiver, search));
    }
    return meant;
  }

  #keyOf(event: CallEvent, work: Work, effect: RunEffect, search: Search | undefined): Key | undefined {
    switch (effect.key) {
      case "library":
        return `library:${effect.of ?? work.library}`;
      case "first-argument": {
        const literal = event.args[0]?.literal;
        return typeof literal === "string" ? `${work.library}:${literal}` : undefined;
      }
      case "parent":
      case "receiver": {
        const [receiver, ...others] = work.receivers;
        if (receiver === undefined || others.length > 0) return undefined;
        const holder = effect.key === "parent" ? (this.#places.parentOf(receiver) ?? receiver) : receiver;
        const place = this.#places.of(holder);
        return place === undefined || search === undefined ? place : this.#resolve(place, search);
      }
    }
  }

  #isConstructedWith({ receivers }: Work, { constructedWith }: RunEffect): boolean {
    if (constructedWith === undefined) return true;
    const [receiver] = receivers;
    const created = receiver && this.#places.originOf(receiver).born;
    if (created?.kind !== "call") return false;
    return Object.entries(constructedWith).every(
      ([option, value]) => (argumentAt(created, option) ?? argumentAt(created, `0.${option}`))?.literal === value,
    );
  }

  #add(
    kind: NestedRunFinding["kind"],
    observations: Observations,
    event: CallEvent,
    { run, through }: Search,
    parts: Pick<NestedRunFinding, "isLeft" | "means" | "option" | "outcome" | "passesNothing">,
  ): void {
    const steps: Step[] = through.map((call) => ({ what: "used", site: call.site }));
    const name = kind === "bypass" ? run.client?.place.name : typeof run.key === "string" ? undefined : run.key.name;
    this.#findings.push({
      ...parts,
      kind,
      function: observations.graph.id,
      certainty: "definite",
      outer: momentOf(run.event),
      inner: momentOf(event),
      name: name ?? event.name,
      ...(run.handle !== undefined && through.length === 0 && { handle: run.handle.name }),
      through: through.map(momentOf),
      trace: [{ what: "entered", site: run.event.site }, ...steps, { what: "entered", site: event.site }],
    });
  }
}

/** The function puts another thing in the place of what runs. */
function replaces({ blocks }: FlowGraph, { client, key }: Run): boolean {
  return blocks.some(({ events }) =>
    events.some((event) => event.kind === "bind" && (event.target === key || event.target === client?.place)),
  );
}

/** An option of the call makes it wait for nothing. */
function hasOption(event: CallEvent, { unlessOption, unlessGiven = [] }: RunEffect): boolean {
  const isGiven = event.args.some(({ properties }) => unlessGiven.some((option) => properties?.has(option) === true));
  return isGiven || hasLiteral(event, unlessOption);
}

/** Two shared ones do not exclude each other. */
function isShared(inner: CallEvent, nested: RunEffect, { effect, event }: Run): boolean {
  return hasLiteral(inner, nested.sharedWith) && hasLiteral(event, effect.sharedWith);
}

function hasLiteral({ args }: CallEvent, options: RunEffect["unlessOption"]): boolean {
  return args.some(({ properties }) =>
    [...(properties ?? [])].some(([option, { literal }]) => {
      const value = own(options, option);
      return value !== undefined && literal === value;
    }),
  );
}

/** The work of a fiber is described by functions that all run inside it, whenever they are called. */
function isFiber(effect: RunEffect): boolean {
  return effect.key === "library" && effect.role === "enter";
}

/** When a function that is handed over runs, as far as anybody knows. */
function timeOf(event: CallEvent, index: number, effect: CallEffect | undefined, { keeping }: Conventions): CallbackTime | "unknown" {
  if (event.callsNow?.includes(index) === true) return "now";
  const isLast = index === event.args.length - 1;
  const callback = effect?.callbacks?.find(({ argument }) => argument === String(index) || (argument === "last" && isLast));
  if (callback?.when !== undefined) return callback.when;
  const name = event.method ?? event.name;
  return keeping.test(name) ? "later" : "unknown";
}
