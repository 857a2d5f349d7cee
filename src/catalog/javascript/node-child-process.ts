/** What does a child process do when it is killed, and which functions of node:child_process block the thread? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { LISTENERS, listenerMethods } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
const blocking: CallEffect = { blocking: {} };
const starts: CallEffect = { callbacks: [{ argument: "last", when: "later" }], returns: { resource: "ChildProcess" } };

export default defineLibrary({
  name: "node-child-process",
  modules: ["child_process"],
  version: "26.10.0",
  source: "https://nodejs.org/api/child_process.html",
  resources: [
    {
      name: "ChildProcess",
      kind: "handle",
      closers: { kill: { again: works } },
      disposal: {
        symbol: "sync",
        since: "20.5.0",
        unsafe: "it sends SIGTERM and does not wait for the process to end",
        closer: "kill",
      },
      reuse: works,
      harmless: [...LISTENERS, "ref", "unref"],
      methods: listenerMethods,
      obligation: "may",
      closedTests: ["killed"],
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  exports: {
    ChildProcess: { instance: "ChildProcess" },
    exec: { call: starts },
    execFile: { call: starts },
    execFileSync: { call: blocking },
    execSync: { call: blocking },
    fork: { call: { returns: { resource: "ChildProcess" } } },
    spawn: { call: { returns: { resource: "ChildProcess" } } },
    spawnSync: { call: blocking },
  },
});
