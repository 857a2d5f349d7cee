/**
 * What does one library do on the Node that runs this? A process of its own loads it, says which programs it has for it,
 * and answers questions until its parent ends it. It is not told what the catalog expects.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import process from "node:process";
import { hasMember, isHolder, memberAt } from "./members.ts";
import { outcomeSeen, within } from "./observe.ts";
import { isBefore, type PlatformUses, platformUses } from "./platform.ts";
import { closingOf, type Context, type LibraryPrograms, namesOf, opened, readPrograms, type ResourcePrograms } from "./programs.ts";
import type { Answer, Ask, Reply, Request, Seen, Task } from "./protocol.ts";

/** How long a call may take before it hangs, and how long opening may take. */
const HANG_MS = 2500;
const OPEN_MS = 10_000;

/** All that is at hand for the questions. */
interface Loaded {
  readonly task: Task;
  readonly modules: readonly unknown[];
  /** The same modules as `require` gives them, which may have more. */
  readonly required: readonly unknown[];
  readonly programs: LibraryPrograms;
  readonly context: Context;
  readonly platform: PlatformUses;
  /** Objects by resource, for questions that close nothing. */
  readonly objects: Map<string, Promise<readonly unknown[]>>;
}

/** Hears what no promise and no listener of the running question takes. */
let stray: (error: unknown) => void = () => undefined;
process.on("uncaughtException", (error) => {
  stray(error);
});
process.on("unhandledRejection", (error) => {
  stray(error);
});

let loaded: Loaded | undefined;
process.on("message", (request: Request) => {
  void answerRequest(request);
});

async function answerRequest(request: Request): Promise<void> {
  if ("task" in request) {
    try {
      loaded = await load(request.task);
      const own = namesOf(loaded.programs);
      const { names } = loaded.platform;
      const uses = Object.keys({ ...names, ...own.uses }).map((name) => [name, [...new Set([...(own.uses[name] ?? []), ...(names[name] ?? [])])]] as const);
      reply({ programs: { ...own, uses: Object.fromEntries(uses) } });
    } catch (error) {
      reply({ failed: messageOf(error) });
    }
    return;
  }
  for (const [index, ask] of request.asks.entries()) {
    reply({ index, answer: loaded === undefined ? { unreached: "the library is not loaded" } : await answerOf(loaded, ask) });
  }
}

function reply(message: Reply): void {
  process.send?.(message);
}

async function load(task: Task): Promise<Loaded> {
  const { load: loader, require: requires } = await loadersOf(task.folder);
  const modules: unknown[] = [];
  let failure: unknown;
  for (const specifier of task.specifiers) {
    try {
      modules.push(await loader(specifier));
    } catch (error) {
      failure ??= error;
    }
  }
  if (modules.length === 0 && task.specifiers.length > 0) throw failure;
  const programs = await readPrograms(task.probes);
  const context: Context = { lib: modules[0], load: loader };
  const started = await programs.start?.(context);
  return {
    task, modules, programs, objects: new Map(),
    required: task.specifiers.flatMap((specifier) => requiredOf(requires, specifier)),
    context: isHolder(started) ? { ...started, ...context } : context,
    platform: await platformUses(task),
  };
}

interface Loaders {
  readonly load: (specifier: string) => Promise<unknown>;
  readonly require: (specifier: string) => unknown;
}

/** Functions of the folder itself, so that packages are looked for there. */
async function loadersOf(folder: string | undefined): Promise<Loaders> {
  if (folder === undefined) return { load: (specifier) => import(specifier), require: createRequire(import.meta.url) };
  return (await import(new URL("load.mjs", `${pathToFileURL(folder).href}/`).href)) as Loaders;
}

/** Nothing for a module that only `import` loads. */
function requiredOf(requires: Loaders["require"], specifier: string): readonly unknown[] {
  try {
    return [requires(specifier)];
  } catch {
    return [];
  }
}

async function answerOf(from: Loaded, ask: Ask): Promise<Answer> {
  const since = "resource" in ask ? sinceOf(programsOf(from, ask.resource), ask.kind === "use" ? ask.method : "") : undefined;
  if (since !== undefined && isBefore(since)) return { unreached: `on Node from ${since} on` };
  try {
    switch (ask.kind) {
      case "export":
        if (ask.isGlobal && from.programs.globals !== undefined) return { unreached: from.programs.globals };
        return { found: isExported(from, ask.path, ask.isGlobal) };
      case "member":
        return await ofObject(from, ask.resource, (objects) => ({ found: objects.some((object) => hasMember(object, ask.path)) }));
      case "symbols":
        return await ofObject(from, ask.resource, ([object]) => ({ sync: Symbol.dispose in object, async: Symbol.asyncDispose in object }));
      case "close":
        return await closes(from, ask);
      case "test":
        return await tells(from, ask);
      case "use":
        return await usedAfter(from, ask);
      case "nested":
        return await nested(from, ask.entry);
    }
  } catch (error) {
    return { unreached: `could not be opened: ${messageOf(error)}` };
  }
}

function sinceOf(programs: ResourcePrograms | undefined, method: string): string | undefined {
  return new Map(Object.entries(programs?.usesSince ?? {})).get(method) ?? programs?.since;
}

function isExported({ modules, required }: Loaded, path: string, isGlobal: boolean): boolean {
  if (isGlobal) return hasMember(globalThis, path);
  const name = path.replace(/^=/u, "default");
  return modules.some((module) => hasMember(module, name) || hasMember(memberAt(module, "default"), name.replace(/^default\./u, "")) || (name === "default" && isHolder(module)))
    || required.some((module) => hasMember({ default: module }, name) || hasMember(module, name));
}

/** Asks an object of the resource, or all that show members of it. */
async function ofObject(from: Loaded, resource: string, answer: (objects: readonly [object, ...object[]]) => Answer): Promise<Answer> {
  let objects = from.objects.get(resource);
  if (objects === undefined) {
    objects = objectsOf(from, resource);
    from.objects.set(resource, objects);
  }
  const [first, ...others] = (await objects).filter(isHolder);
  return first === undefined ? { unreached: whyNot(from, resource) } : answer([first, ...others]);
}

/** An open one, or what shows its members. */
async function objectsOf(from: Loaded, resource: string): Promise<readonly unknown[]> {
  const programs = programsOf(from, resource);
  const shapes: unknown = await bounded(Promise.resolve(programs?.shapes?.(from.context)));
  if (Array.isArray(shapes)) return shapes as readonly unknown[];
  const platform = from.platform.objects.get(resource);
  if (platform !== undefined) return [platform];
  const one = await bounded(opened(programs, from.context));
  return [one === undefined ? memberAt(exportedClass(from, resource), "prototype") : one.held];
}

function exportedClass({ modules, task }: Loaded, resource: string): unknown {
  const name = new Map(Object.entries(task.classes)).get(resource);
  if (name === undefined) return undefined;
  return modules.flatMap((module) => [memberAt(module, name), memberAt(module, `default.${name}`)]).find((value) => typeof value === "function");
}

async function closes(from: Loaded, { closer, resource }: Ask & { kind: "close" }): Promise<Answer> {
  const programs = programsOf(from, resource);
  const one = await bounded(opened(programs, from.context));
  if (programs === undefined || one === undefined) return { unreached: whyNot(from, resource) };
  const close = closingOf(programs, one.held, closer, from.context);
  if (close === undefined) return { unreached: `there is no ${closer}` };
  let given: unknown;
  const seen = await watched((): unknown => {
    given = close();
    return given;
  });
  const isOwn = programs.close !== undefined && Object.hasOwn(programs.close, closer);
  return isOwn ? { seen } : { seen, gavePromise: isHolder(given) && given !== one.held && typeof memberAt(given, "then") === "function" };
}

async function tells(from: Loaded, { closers, path, resource }: Ask & { kind: "test" }): Promise<Answer> {
  let answer: Answer = { unreached: whyNot(from, resource) };
  for (const closer of closers) {
    const one = await bounded(opened(programsOf(from, resource), from.context));
    if (one === undefined) return { unreached: whyNot(from, resource) };
    const before = isTruthy(one.held, path);
    const failed = await closeFirst(from, resource, one.held, closer);
    const after = await becomesTruthy(one.held, path);
    if (failed === undefined) answer = { before, after };
    if (failed === undefined && after) break;
  }
  return answer;
}

/** A stream says that it is done once it has told everybody. */
async function becomesTruthy(held: unknown, path: string): Promise<boolean> {
  for (let waited = 0; waited < 10 && !isTruthy(held, path); waited += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  return isTruthy(held, path);
}

/** What the property is, or what the method of that name answers. */
function isTruthy(held: unknown, path: string): boolean {
  const member = memberAt(held, path);
  return Boolean(typeof member === "function" ? Reflect.apply(member as () => unknown, held, []) : member);
}

async function usedAfter(from: Loaded, { closer, isMain, method, resource }: Ask & { kind: "use" }): Promise<Answer> {
  const programs = programsOf(from, resource);
  const use = new Map(Object.entries(programs?.uses ?? {})).get(method);
  const known = use === undefined && isMain ? from.platform.uses.get(`${resource}#${method}`) : undefined;
  if (known !== undefined) return typeof known === "string" ? { unreached: known } : { seen: await watched(known) };
  if (programs === undefined || (use === undefined && method !== closer)) return { unreached: whyNot(from, resource) };
  const one = await bounded(opened(programs, from.context));
  if (one === undefined) return { unreached: whyNot(from, resource) };
  const failed = await closeFirst(from, resource, one.held, closer);
  if (failed !== undefined) return failed;
  const again = use ?? closingOf(programs, one.held, closer, from.context);
  if (again === undefined) return { unreached: `there is no ${method}` };
  return { seen: await watched((report) => again(one.held, from.context, report)) };
}

/** Closes it and waits; answers only when that failed. */
async function closeFirst(from: Loaded, resource: string, held: unknown, closer: string): Promise<Answer | undefined> {
  const close = closingOf(programsOf(from, resource) ?? {}, held, closer, from.context);
  if (close === undefined) return { unreached: `there is no ${closer}` };
  const failure = { unreached: `${closer} did not close it` };
  try {
    const given = close();
    // What gives nothing to wait for is used again at once, as a program would.
    if (!isHolder(given) || typeof memberAt(given, "then") !== "function") return undefined;
    return (await within(HANG_MS, Promise.resolve(given).then(() => "closed"))) === undefined ? failure : undefined;
  } catch {
    return failure;
  }
}

async function nested({ context, programs }: Loaded, entry: string): Promise<Answer> {
  const run = new Map(Object.entries(programs.nested ?? {})).get(entry);
  if (run === undefined) return { unreached: programs.why ?? "no program runs it" };
  const inner: { seen?: Seen } = {};
  await within(OPEN_MS, Promise.resolve(run(context, async (attempt) => {
    inner.seen = await watched(attempt);
  })).catch((error: unknown) => {
    if (inner.seen === undefined) throw error;
  }));
  return inner.seen === undefined ? { unreached: "the outer run did not begin" } : { seen: inner.seen };
}

/** As `outcomeSeen`, and hears stray errors meanwhile. */
async function watched(run: (report: (error: unknown) => void) => unknown): Promise<Seen> {
  const before = stray;
  try {
    return await outcomeSeen((report) => {
      stray = report;
      return run(report);
    }, HANG_MS);
  } finally {
    stray = before;
  }
}

async function bounded<Value>(opening: Promise<Value>): Promise<Value> {
  const done = await within(OPEN_MS, opening.then((value) => ({ value })));
  if (done === undefined) throw new Error("it took too long");
  return done.value;
}

function programsOf({ programs }: Loaded, resource: string): ResourcePrograms | undefined {
  return new Map(Object.entries(programs.resources ?? {})).get(resource);
}

function whyNot(from: Loaded, resource: string): string {
  return programsOf(from, resource)?.why ?? from.programs.why ?? from.platform.why ?? "no program opens it";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split("\n", 1)[0] ?? "" : String(error);
}
