/** Do Python's libraries do what the catalog says of them, as far as that can be seen without a server of somebody else? */
import { describe, expect, it } from "vitest";
import { PYTHON_LIBRARIES } from "../../src/catalog/python.generated.ts";
import type { Library } from "../../src/catalog/schema.ts";
import type { Outcome, ResourceSpec } from "../../src/core/effects.ts";
import { type Askable, type Came, isStandard, pythonWithLibraries, standardPython, type Use } from "./python-asked.ts";
import { type ClosedProgram, PROGRAMS } from "./python-programs.ts";

interface Fact extends Use {
  readonly title: string;
  /** Nothing: it gives an awaitable. */
  readonly expected?: Outcome;
}

/** What a run says inside of a coroutine. */
const NESTED: Readonly<Record<string, readonly (readonly [path: string, use: string])[]>> = {
  asyncio: [
    ["run", "asyncio.run(work())"],
    ["EventLoop.run_until_complete", "asyncio.new_event_loop().run_until_complete(work())"],
    ["EventLoop.run_forever", "asyncio.new_event_loop().run_forever()"],
    ["CurrentLoop.run_until_complete", "asyncio.get_event_loop().run_until_complete(work())"],
    ["CurrentLoop.run_forever", "asyncio.get_running_loop().run_forever()"],
    ["Runner.run", "asyncio.Runner().run(work())"],
  ],
  aiohttp: [["web.run_app", "__import__('aiohttp.web').web.run_app(__import__('aiohttp.web').web.Application(), port=0)"]],
  playwright: [["sync_api.sync_playwright", "in_block(__import__('playwright.sync_api').sync_api.sync_playwright())"]],
};

/** Other facts about places: by library, the expression, and where the catalog speaks of it. */
const PLACES: Readonly<Record<string, readonly (readonly [setup: string, use: string, (library: Library) => Outcome | undefined])[]>> = {
  asyncio: [
    ["pass", "asyncio.get_running_loop().close()", ({ resources }) => specOf(resources, "CurrentLoop").closers["close"]?.whileRunning],
    [
      "pass",
      "in_thread(lambda: (asyncio.run(work()), asyncio.get_event_loop()))",
      ({ exports }) => withoutThread(exports["get_event_loop"]?.call?.current?.cleared),
    ],
    [
      "def main():\n    with asyncio.Runner() as runner:\n        runner.run(work())",
      "in_thread(lambda: (main(), asyncio.get_event_loop()))",
      ({ exports }) => withoutThread(exports["get_event_loop"]?.call?.current?.cleared),
    ],
  ],
  aiohttp: [["import aiohttp", "in_thread(aiohttp.ClientSession)", ({ exports }) => exports["ClientSession"]?.construct?.outside?.does]],
  trio: [
    [
      "import trio\nasync def main():\n    async with trio.open_nursery() as nursery:\n        pass\n    nursery.start_soon(work)",
      "in_thread(lambda: trio.run(main))",
      ({ resources }) => specOf(resources, "Nursery").reuseOf?.["start_soon"],
    ],
    [
      "import trio\nasync def main():\n    trio.run(work)",
      "in_thread(lambda: trio.run(main))",
      ({ exports }) => exports["run"]?.call?.run?.nested,
    ],
  ],
};

check("Python's own modules", standardPython(), PYTHON_LIBRARIES.filter(isStandard));
check("installed libraries", pythonWithLibraries(), PYTHON_LIBRARIES.filter((library) => !isStandard(library)));

function check(title: string, python: Askable, libraries: readonly Library[]): void {
  if ("missing" in python) {
    it(`${title} are not asked`, (context) => {
      console.warn(`What ${title} do is not checked: ${python.missing}.`);
      context.skip(python.missing);
    });
    return;
  }
  const facts = libraries.flatMap((library) => [...library.resources.flatMap((spec) => factsOf(library, spec)), ...nestedOf(library), ...placesOf(library)]);
  const came = python.uses(facts.map(({ is_left = false, name, setup, use }) => ({ name, setup, use, is_left })));
  describe(title, () => {
    it.each(facts.map((fact, index) => [fact.title, fact, came[index]] as const))("%s", (_title, { expected }, one) => {
      expect(one).toBeDefined();
      if (one === undefined) return;
      if (expected === undefined) expect(one.awaitable).toBe(true);
      else expectOutcome(one, expected);
    });
  });
}

it("has a program for each resource that was measured", () => {
  const measured = PYTHON_LIBRARIES.flatMap(({ name: library, resources }) =>
    resources.filter(({ source }) => source.startsWith("measured")).map(({ name }) => `${library}/${name}`),
  );
  // trio has a loop of its own, which a program of asyncio cannot enter.
  expect(measured.filter((name) => PROGRAMS[name] === undefined)).toEqual(["trio/Nursery"]);
});

/** An error is quoted in part where it names an object. */
function expectOutcome({ effect, error }: Came, expected: Outcome): void {
  const said = expected.effect === "silent" ? "works" : expected.effect;
  if (expected.effect === "throws" || expected.effect === "rejects") expect(error).toContain(expected.error);
  expect(`${effect} ${error}`).toMatch(new RegExp(`^${said}`, "u"));
}

function factsOf({ name: library }: Library, spec: ResourceSpec): readonly Fact[] {
  const resource = `${library}/${spec.name}`;
  const program = PROGRAMS[resource];
  return program === undefined ? [] : [...afterClose(resource, spec, program), ...whileOpen(resource, spec, program)];
}

function* afterClose(resource: string, spec: ResourceSpec, program: ClosedProgram): Generator<Fact> {
  const { closedTests = [], closers, harmless = [], reuse, reuseOf = {} } = spec;
  const works: Outcome = { effect: "works" };
  const isWaitedFor = (name: string): boolean => spec.methods?.[name]?.task !== undefined || closers[name]?.async === true;
  const methods = Object.keys({ ...spec.methods, ...program.arguments }).filter((name) => !name.includes(".") && !(name in closers));
  const outcomes: Readonly<Record<string, Outcome | undefined>> = {
    ...Object.fromEntries(methods.map((name) => [name, reuse])),
    ...Object.fromEntries([...harmless, ...closedTests].map((name) => [name, works])),
    ...reuseOf,
    ...Object.fromEntries(Object.entries(closers).map(([name, { again }]) => [name, again])),
  };
  for (const [method, expected] of Object.entries(outcomes)) {
    if (expected === undefined || expected.effect === "unknown" || program.notCalled?.includes(method) === true) continue;
    // A server is needed to see it work.
    if (expected.effect === "works" && reuse.effect === "works" && !(method in closers)) continue;
    const isProperty = closedTests.includes(method) || expected === works;
    const call = `r.${method}(${program.arguments?.[method] ?? ""})`;
    const used = isProperty ? `${call} if callable(r.${method}) else r.${method}` : call;
    yield {
      title: `${resource} is closed, and then ${method}: ${expected.effect}`,
      name: resource,
      setup: program.closed,
      use: program.elsewhere === true ? `in_thread(lambda: ${used})` : used,
      is_left: !isWaitedFor(method) && expected.effect === "works",
      expected,
    };
  }
}

function* whileOpen(resource: string, spec: ResourceSpec, program: ClosedProgram): Generator<Fact> {
  const { arguments: args = {}, awaited = [], open } = program;
  if (open === undefined) return;
  const name = `${resource} open`;
  for (const method of awaited) yield { title: `${resource}.${method} gives an awaitable`, name, setup: open, use: `r.${method}(${args[method] ?? ""})`, is_left: true };
  const { async, sync } = spec.disposal.refuses ?? {};
  if (sync) yield { title: `${resource} refuses with`, name, setup: open, use: "in_block(r)", expected: sync };
  if (async) yield { title: `${resource} refuses async with`, name, setup: open, use: "in_async_block(r)", expected: { ...async, effect: "rejects" } as Outcome };
  for (const [method, { does }] of Object.entries(spec.notClosers ?? {})) {
    yield { title: `${resource}.${method} does not close`, name, setup: open, use: `r.${method}()`, expected: does };
  }
}

function nestedOf(library: Library): readonly Fact[] {
  return (NESTED[library.name] ?? []).map(([path, use]) => {
    const [first = "", ...others] = path.split(".");
    const spec = library.resources.find(({ name }) => name === first);
    let entry = spec === undefined ? library.exports[first] : undefined;
    if (spec === undefined) for (const name of others) entry = entry?.members?.[name];
    const effect = spec?.methods?.[others.join(".")] ?? entry?.call ?? entry?.construct;
    const expected = effect?.run?.nested;
    if (expected === undefined) throw new Error(`The catalog says nothing of ${path} in ${library.name}.`);
    return { title: `${use} inside of a coroutine`, name: "nested", setup: "pass", use, expected };
  });
}

function placesOf(library: Library): readonly Fact[] {
  return (PLACES[library.name] ?? []).map(([setup, use, expectedIn], index) => {
    const expected = expectedIn(library);
    if (expected === undefined) throw new Error(`The catalog says nothing of ${use}.`);
    return { title: use, name: `${library.name} place ${index}`, setup, use, expected };
  });
}

function specOf(resources: readonly ResourceSpec[], name: string): ResourceSpec {
  const spec = resources.find((one) => one.name === name);
  if (spec === undefined) throw new Error(`There is no ${name}.`);
  return spec;
}

/** The main thread is the one that people see. */
function withoutThread(outcome: Outcome | undefined): Outcome | undefined {
  return outcome?.effect === "throws" ? { ...outcome, error: outcome.error.replace(/ '.*/u, "") } : outcome;
}
