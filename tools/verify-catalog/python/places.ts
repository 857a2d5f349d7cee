/** What does an entry of the catalog say of a call inside of a run, outside of all, or once something else is closed? */
import type { Library } from "../../../src/catalog/schema.ts";
import type { CallEffect, Outcome } from "../../../src/core/effects.ts";
import type { Question } from "../verdict.ts";
import type { Place } from "./asking.ts";
import { against, type Ask, type Claim, type Known, told } from "./claims.ts";
import { exportsOf } from "./names.ts";
import { isProbe, opening } from "./probe.ts";
import { PROBES } from "./probes.ts";

/** One program that brings the call to its place. */
interface Program {
  readonly setup?: string;
  readonly use: string;
  /** Default: inside of asyncio. */
  readonly place?: Place;
}

const UVLOOP = "import uvloop";

/** Calls that need that no loop runs, made where one does; by library and entry. */
const NESTED: Readonly<Record<string, readonly Program[]>> = {
  "aiohttp/web.run_app": [{ setup: "from aiohttp import web", use: "web.run_app(web.Application(), port=0)" }],
  "asyncio/CurrentLoop#run_forever": [{ use: "asyncio.get_running_loop().run_forever()" }],
  "asyncio/CurrentLoop#run_until_complete": [{ use: "asyncio.get_event_loop().run_until_complete(work())" }],
  "asyncio/EventLoop#run_forever": [
    { use: "asyncio.new_event_loop().run_forever()" },
    { setup: UVLOOP, use: "uvloop.new_event_loop().run_forever()" },
  ],
  "asyncio/EventLoop#run_until_complete": [
    { use: "asyncio.new_event_loop().run_until_complete(work())" },
    { setup: UVLOOP, use: "uvloop.new_event_loop().run_until_complete(work())" },
  ],
  "asyncio/Runner#run": [{ use: "asyncio.Runner().run(work())" }],
  "asyncio/run": [{ use: "asyncio.run(work())" }, { setup: UVLOOP, use: "uvloop.run(work())" }],
  "mcp/FastMCP#run": [{ setup: "from mcp.server.fastmcp import FastMCP", use: "FastMCP('probe').run()" }],
  "playwright/sync_api.sync_playwright": [{ setup: "from playwright.sync_api import sync_playwright", use: "in_block(sync_playwright())" }],
  "trio/run": [{ setup: "import trio", use: "trio.run(work)", place: "trio" }],
  "uvicorn/run": [{ setup: "import uvicorn", use: "uvicorn.run(print, port=0, log_level='critical')" }],
};

/** Calls where there is no run. */
const OUTSIDE: Readonly<Record<string, readonly Program[]>> = {
  "aiohttp/ClientSession": [{ setup: "import aiohttp", use: "aiohttp.ClientSession()", place: "none" }],
};

/** Closers, called by the work of what they close. */
const WHILE_RUNNING: Readonly<Record<string, readonly Program[]>> = {
  "asyncio/CurrentLoop#close": [{ use: "asyncio.get_running_loop().close()" }],
};

/** What asks for the current one, once there is none any more. */
const CLEARED: Readonly<Record<string, readonly Program[]>> = {
  "asyncio/get_event_loop": [
    { setup: "asyncio.run(work())", use: "asyncio.get_event_loop()", place: "none" },
    { setup: "with asyncio.Runner() as runner:\n    runner.run(work())", use: "asyncio.get_event_loop()", place: "none" },
  ],
};

/** Claims about places. */
export function* placeClaims({ library }: Known): Generator<Claim> {
  for (const { effect, entry } of effectsOf(library)) {
    const name = `${library.name}/${entry}`;
    const claim = (question: Question, words: string, expected: Outcome | undefined, programs: readonly Program[] | undefined): readonly Claim[] => {
      if (expected === undefined || expected.effect === "unknown") return [];
      const why = programs === undefined ? { why: "no program calls it there" } : {};
      return [{ entry, question, claim: `${words}: ${told(expected)}`, asks: (programs ?? []).map((program) => asked(program, expected)), ...why }];
    };
    yield* claim("nested run", "inside of a run", effect.run?.nested, NESTED[name]);
    yield* claim("nested run", "outside of a run", effect.outside?.does, OUTSIDE[name]);
    yield* claim("reuse", "once it was cleared", effect.current?.cleared, CLEARED[name]);
  }
  for (const spec of library.resources) {
    for (const [closer, { whileRunning }] of Object.entries(spec.closers)) {
      if (whileRunning === undefined) continue;
      const programs = WHILE_RUNNING[`${library.name}/${spec.name}#${closer}`];
      const asks = (programs ?? []).map((program) => asked(program, whileRunning));
      const why = programs === undefined ? { why: "no program calls it there" } : {};
      yield { entry: `${spec.name}#${closer}`, question: "nested run", claim: `inside of its own run: ${told(whileRunning)}`, asks, ...why };
    }
    if (spec.orphaned !== undefined && spec.orphaned.effect !== "unknown") yield orphanClaim(library, spec, spec.orphaned);
  }
}

function orphanClaim(library: Library, spec: Library["resources"][number], expected: Outcome): Claim {
  const probe = PROBES[`${library.name}/${spec.name}`];
  const claim = `once what it lives on is closed: ${told(expected)}`;
  if (!isProbe(probe) || probe.orphaned === undefined) return { entry: spec.name, question: "reuse", claim, asks: [], why: "no program closes what it lives on" };
  const setup = `${opening(probe, spec)}\n${probe.orphaned}`;
  const uses = Object.keys(spec.methods ?? {}).map((method) => `r.${method}(${probe.arguments?.[method] ?? ""})`);
  return { entry: spec.name, question: "reuse", claim, asks: uses.map((use) => asked({ setup, use, ...(probe.place && { place: probe.place }) }, expected)) };
}

function asked({ place = "asyncio", setup = "pass", use }: Program, expected: Outcome): Ask {
  return { place, setup, use, problem: against(expected) };
}

function* effectsOf(library: Library): Generator<{ readonly entry: string; readonly effect: CallEffect }> {
  for (const { entry, name } of exportsOf(library)) {
    const effect = entry.call ?? entry.construct;
    if (effect !== undefined) yield { entry: name, effect };
  }
  for (const spec of library.resources) {
    for (const [method, effect] of Object.entries(spec.methods ?? {})) yield { entry: `${spec.name}#${method}`, effect };
  }
}
