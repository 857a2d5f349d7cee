/** Do the data files of the catalog agree with themselves and with one another? */
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.ts";
import type { ExportEntry, Library } from "../../src/catalog/schema.ts";
import type { CallEffect, Outcome, ResourceSpec } from "../../src/core/effects.ts";
import { libraryFiles } from "./library-files.ts";

const languages = await Promise.all(
  (["javascript", "python"] as const).map(async (language) => {
    const files = await libraryFiles(language);
    return { language, files, catalog: createCatalog(files.map(({ library }) => library)) };
  }),
);
const everyFile = languages.flatMap(({ catalog, files, language }) => files.map((one) => ({ ...one, catalog, language })));

describe.each(everyFile)("$language: $file", ({ catalog, file, library }) => {
  it("is named like its file", () => {
    expect(library.name).toBe(file);
  });

  it("names only resources that exist", () => {
    const named = [...entriesOf(library)].flatMap(resourcesNamedBy);
    named.push(...library.resources.flatMap((spec) => Object.values(spec.methods ?? {})).flatMap(resourcesOfCall));
    expect(named.filter((name) => catalog.resource(library, name) === undefined)).toEqual([]);
  });

  it("has resources with different names", () => {
    const names = library.resources.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it("closes its resources by closers that it lists", () => {
    const unlisted = library.resources.filter(
      ({ closers, disposal }) => disposal.closer !== undefined && !Object.hasOwn(closers, disposal.closer),
    );
    expect(unlisted.map(({ name }) => name)).toEqual([]);
  });

  it("can be relieved of each duty", () => {
    const unclosable = library.resources.filter((spec) => spec.obligation === "must" && !isClosable(library, spec));
    expect(unclosable.map(({ name }) => name)).toEqual([]);
  });

  it("says where its facts come from", () => {
    const sources = [library.source, ...library.resources.map(({ source }) => source)];
    expect(sources.filter((source) => !/^(?:https:\/\/|measured |read )/u.test(source))).toEqual([]);
    expect(library.source).toMatch(/^https:\/\//u);
  });

  it("gives no version to a symbol that is not there", () => {
    const versioned = library.resources.filter(({ disposal }) => disposal.since !== undefined);
    const wrong = versioned.filter(({ disposal }) => disposal.symbol === "none");
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("quotes errors in one line without double spaces", () => {
    const outcomes = library.resources.flatMap(outcomesOf);
    const errors = outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
    expect(errors.filter((error) => /\s{2}|\n/u.test(error))).toEqual([]);
  });

  it("has examples when it has a duty", () => {
    const hasDuty = library.resources.some(({ obligation }) => obligation === "must");
    expect(hasDuty && library.examples === undefined).toBe(false);
  });
});

it.each(languages)("has one file for each library of $language", ({ files }) => {
  const names = files.map(({ library }) => library.name);
  expect(names).toEqual([...new Set(names)]);
  expect(names.length).toBeGreaterThan(25);
});

function* entriesOf(library: Library): Generator<ExportEntry> {
  const waiting = [...Object.values(library.exports), ...Object.values(library.globals ?? {})];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    yield entry;
    waiting.push(...Object.values(entry.members ?? {}));
  }
}

function resourcesNamedBy(entry: ExportEntry): string[] {
  const calls = [entry.call, entry.construct].filter((call) => call !== undefined);
  return [entry.instance, entry.value].filter((name) => name !== undefined).concat(calls.flatMap(resourcesOfCall));
}

function resourcesOfCall(call: CallEffect): string[] {
  const handed = (call.callbacks ?? []).flatMap(({ parameters }) => Object.values(parameters ?? {}));
  return call.returns?.resource === undefined ? handed : [call.returns.resource, ...handed];
}

function isClosable(library: Library, spec: ResourceSpec): boolean {
  const byFunction = [...entriesOf(library)].some(({ call }) => call?.closes !== undefined);
  const byOther = library.resources.some(({ methods = {} }) => Object.values(methods).some(({ closes }) => closes !== undefined));
  return byFunction || byOther || Object.keys(spec.closers).length > 0;
}

function outcomesOf(spec: ResourceSpec): readonly Outcome[] {
  const again = Object.values(spec.closers).flatMap((closer) => (closer.again === undefined ? [] : [closer.again]));
  const runs = Object.values(spec.methods ?? {}).map(({ run }) => run);
  const nested = runs.flatMap((run) => (run?.nested === undefined ? [] : [run.nested]));
  return [spec.reuse, ...Object.values(spec.reuseOf ?? {}), ...again, ...nested];
}
