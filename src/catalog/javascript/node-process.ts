/** Which calls of `process` end the program, which run their callback later, and which hear of rejections? */
import { defineLibrary, type ExportEntry } from "../schema.ts";

/** Without a listener for `unhandledRejection` a rejection that nobody handles is an uncaught exception. */
const listener: ExportEntry = {
  call: {
    callbacks: [{ argument: "last", when: "later" }],
    hearsRejections: ["unhandledRejection", "uncaughtException"],
  },
};

const members: Readonly<Record<string, ExportEntry>> = {
  abort: { call: { ends: "process" } },
  addListener: listener,
  exit: { call: { ends: "process" } },
  nextTick: { call: { callbacks: [{ argument: "0", when: "later" }] } },
  on: listener,
  once: listener,
  prependListener: listener,
};

export default defineLibrary({
  name: "node-process",
  modules: ["process"],
  version: "26.10.0",
  source: "https://nodejs.org/api/process.html",
  resources: [],
  exports: members,
  globals: { process: { members } },
});
