/** Which tests of node:test wait for one another, and what do its mocks hold? */
import type { CallEffect, Outcome, RunEffect } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const CANCELLED = "test did not finish before its parent and was cancelled";
/** Measured with Node 20 and 22. Node 24 and later let the inner test finish. */
const cancelled: RunEffect = {
  key: "library",
  role: "both",
  // What the call gives fulfils all the same.
  nested: { effect: "reports", error: CANCELLED },
  means: `fails with "${CANCELLED}"`,
  awaited: false,
  inTurn: true,
};

/**
 * A test at the top of a file needs no `await`. One inside another test has to be awaited, or is cancelled; but what the call
 * gives fulfils whatever comes of the test, which the runner tells.
 */
const testEffect: CallEffect = {
  task: "eager",
  detached: true,
  cannotReject: true,
  callbacks: [{ argument: "last", when: "awaited", parameters: { "0": "TestContext" } }],
  run: cancelled,
};
/** A suite collects its tests and awaits them. */
const suiteEffect: CallEffect = { task: "eager", detached: true, callbacks: [{ argument: "last", when: "later" }] };
const hook: CallEffect = { callbacks: [{ argument: "0", when: "later" }] };

const testEntry: ExportEntry = {
  call: testEffect,
  members: { only: { call: testEffect }, skip: { call: testEffect }, todo: { call: testEffect } },
};
const suiteEntry: ExportEntry = {
  call: suiteEffect,
  members: { only: { call: suiteEffect }, skip: { call: suiteEffect }, todo: { call: suiteEffect } },
};

const functions: Readonly<Record<string, ExportEntry>> = {
  after: { call: hook },
  afterEach: { call: hook },
  before: { call: hook },
  beforeEach: { call: hook },
  describe: suiteEntry,
  it: testEntry,
  mock: { members: { timers: { value: "MockTimers" } } },
  only: { call: testEffect },
  skip: { call: testEffect },
  suite: suiteEntry,
  test: testEntry,
  todo: { call: testEffect },
};

export default defineLibrary({
  name: "node-test",
  modules: ["node:test"],
  version: "22.23.3",
  source: "https://nodejs.org/api/test.html",
  resources: [
    {
      name: "TestContext",
      kind: "runner",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      methods: {
        after: hook,
        afterEach: hook,
        "assert.doesNotReject": { task: "eager" },
        "assert.rejects": { task: "eager" },
        before: hook,
        beforeEach: hook,
        test: testEffect,
      },
      obligation: "may",
      source: "measured with Node 20.20 and 22.23",
    },
    {
      name: "MockTimers",
      kind: "handle",
      closers: { reset: { again: works } },
      disposal: { symbol: "sync", since: "20.5.0", closer: "reset" },
      reuse: works,
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  exports: {
    ...functions,
    MockTimers: { instance: "MockTimers" },
    TestContext: { instance: "TestContext" },
    default: { call: testEffect, members: functions },
  },
});
