/**
 * Which values that a scope holds does a listener use that outlives the scope?
 *
 *     await using file = await open(path);
 *     server.on("line", (line) => file.write(line));   // called once the scope has ended, if nothing is awaited in it
 *
 * What is awaited in between may be what the listener is there for, so only a scope that ends at once is judged.
 */
import { HELD, type Tracked } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { CallEvent, FlowEvent, FlowGraph, Place } from "../ir.ts";
import type { Context } from "./context.ts";

const PREFIX = "listens:";

/** Whether the call makes something from outside listen, while a scope holds something. */
export function isListening({ graph, ir }: Context, environment: Environment, { args, method, receiver }: CallEvent): boolean {
  // A third argument may tell when the listener goes (`{ signal }`).
  if (method === undefined || !ir.knowledge.conventions.listening.has(method) || args.length !== 2 || graph.generator) return false;
  if (receiver === undefined || !isFromOutside(graph, receiver)) return false;
  for (const { flags } of environment.states.values()) if ((flags & HELD) !== 0) return true;
  return false;
}

/** Remembers that a listener of something from outside uses a value that a scope of this function holds. */
export function listen(context: Context, environment: Environment, event: CallEvent, value: Tracked): void {
  if ((environment.stateOf(value).flags & HELD) === 0) return;
  context.listeners.set(value, event);
  environment.learn(factOf(value), true);
}

/** A listener that is taken away, or something that is waited for. */
export function stopListening(context: Context, environment: Environment, event: FlowEvent): void {
  if (context.listeners.size === 0) return;
  if (event.kind !== "call" || context.ir.knowledge.conventions.unlistening.has(event.method ?? "")) forgetListeners(context, environment);
}

/** Where something has failed, what listens goes unjudged. */
export function forgetListeners(context: Context, environment: Environment): void {
  for (const value of context.listeners.keys()) environment.forget(factOf(value));
}

/** At the end of the scope, a listener is still there. */
export function reportListeners(context: Context, environment: Environment, values: readonly Tracked[]): void {
  for (const value of values) {
    const event = context.listeners.get(value);
    if (event !== undefined && environment.facts.has(factOf(value))) {
      context.observer?.leaving(event, value, "captured", environment);
    }
  }
}

function factOf(value: Tracked): string {
  return `${PREFIX}${String(value.id)}`;
}

/** Parameters and variables of enclosing functions are there when the scope has ended. */
function isFromOutside(graph: FlowGraph, { kind, variable }: Place): boolean {
  return kind === "variable" && variable !== undefined && (graph.parameters.some((place) => place.variable === variable) || variable.owner !== graph.id);
}
