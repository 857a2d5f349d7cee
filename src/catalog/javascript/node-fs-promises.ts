/** What do the file and directory handles of node:fs/promises do when they are opened, used and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const noDescriptor: Outcome = {
  effect: "throws",
  error: 'ERR_OUT_OF_RANGE: The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1',
};
const closedDirectory: Outcome = { effect: "rejects", error: "ERR_DIR_CLOSED: Directory handle was closed" };
const closedDirectoryAtOnce: Outcome = { effect: "throws", error: "ERR_DIR_CLOSED: Directory handle was closed" };

const task: CallEffect = { task: "eager" };
/** `close()` waits for the operations that have begun; only what begins later fails. */
const operation: CallEffect = { task: "eager", borrowsReceiver: false };
/** A path can be a `FileHandle`, which the call then reads or writes through. */
const onHandle: CallEffect = { task: "eager", borrows: ["0"] };
/** With `autoClose`, the default, the stream closes its handle when it ends: the duty goes to the stream. */
const intoReadStream: CallEffect = {
  owns: ["this"],
  lendsWith: { autoClose: false },
  returns: { resource: "node-fs/ReadStream", child: true },
};
const intoWriteStream: CallEffect = {
  owns: ["this"],
  lendsWith: { autoClose: false },
  returns: { resource: "node-fs/WriteStream", child: true },
};

export default defineLibrary({
  name: "node-fs-promises",
  modules: ["fs/promises"],
  version: "26.10.0",
  source: "https://nodejs.org/api/fs.html#promises-api",
  resources: [
    {
      name: "FileHandle",
      kind: "file",
      closers: { close: { async: true, again: works } },
      disposal: { symbol: "async", since: "20.4.0", closer: "close" },
      reuse: { effect: "rejects", error: "EBADF: file closed" },
      reuseOf: {
        createReadStream: noDescriptor,
        createWriteStream: noDescriptor,
        getAsyncId: works,
        readLines: noDescriptor,
        readableWebStream: { effect: "throws", error: "ERR_INVALID_STATE: Invalid state: The FileHandle is closed" },
      },
      harmless: ["addListener", "getAsyncId", "off", "on", "once", "removeListener"],
      methods: {
        ...EMITTER,
        appendFile: operation,
        chmod: operation,
        chown: operation,
        createReadStream: intoReadStream,
        createWriteStream: intoWriteStream,
        datasync: operation,
        read: operation,
        readFile: operation,
        readLines: { owns: ["this"], returns: { resource: "node-readline/Interface", child: true } },
        readableWebStream: { returns: { resource: "web/ReadableStream", child: true } },
        readv: operation,
        stat: operation,
        sync: operation,
        truncate: operation,
        utimes: operation,
        write: operation,
        writeFile: operation,
        writev: operation,
      },
      obligation: "must",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "Dir",
      kind: "directory",
      closers: {
        close: { async: true, callback: true, callbackFrom: 0, again: closedDirectory },
        closeSync: { again: closedDirectoryAtOnce },
      },
      disposal: { symbol: "both", since: "24.1.0", closer: "close" },
      reuse: closedDirectory,
      reuseOf: { entries: closedDirectoryAtOnce, readSync: closedDirectoryAtOnce },
      methods: {
        // A loop over the entries closes the directory when it is left, however it is left.
        "@@asyncIterator": { closes: ["this"] },
        entries: { closes: ["this"], returns: { child: true } },
        read: { task: "eager", callback: true, callbackFrom: 0, borrowsReceiver: false },
      },
      obligation: "must",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "DisposableTempDir",
      kind: "directory",
      closers: { remove: { async: true } },
      disposal: { symbol: "async", since: "24.4.0", closer: "remove" },
      reuse: { effect: "unknown" },
      obligation: "must",
      source: "https://nodejs.org/api/fs.html#fspromisesmkdtempdisposableprefix-options",
    },
  ],
  // Resources have their full names here: the module fs shows these exports as its `promises`.
  exports: {
    FileHandle: { instance: "node-fs-promises/FileHandle" },
    access: { call: task },
    appendFile: { call: onHandle },
    chmod: { call: task },
    chown: { call: task },
    copyFile: { call: task },
    cp: { call: task },
    lchmod: { call: task },
    lchown: { call: task },
    link: { call: task },
    lstat: { call: task },
    lutimes: { call: task },
    mkdir: { call: task },
    mkdtemp: { call: task },
    readFile: { call: onHandle },
    readdir: { call: task },
    readlink: { call: task },
    realpath: { call: task },
    rename: { call: task },
    rm: { call: task },
    rmdir: { call: task },
    stat: { call: task },
    statfs: { call: task },
    symlink: { call: task },
    truncate: { call: task },
    unlink: { call: task },
    utimes: { call: task },
    writeFile: { call: onHandle },
    glob: {},
    mkdtempDisposable: {
      call: { task: "eager", returns: { resource: "node-fs-promises/DisposableTempDir", by: "promise" } },
    },
    open: { call: { task: "eager", returns: { resource: "node-fs-promises/FileHandle", by: "promise" } } },
    opendir: { call: { task: "eager", returns: { resource: "node-fs-promises/Dir", by: "promise" } } },
    watch: {},
  },
  examples: {
    wrong: `import { open } from "node:fs/promises";

export async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path);
  const { buffer } = await handle.read(Buffer.alloc(16));
  return buffer;
}
`,
    right: `import { open } from "node:fs/promises";

export async function firstBytes(path: string): Promise<Buffer> {
  await using handle = await open(path);
  const { buffer } = await handle.read(Buffer.alloc(16));
  return buffer;
}
`,
  },
});
