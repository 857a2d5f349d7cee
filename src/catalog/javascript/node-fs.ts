/** What do the descriptors, streams and watchers of node:fs do, and which of its functions block the thread? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import filePromises from "./node-fs-promises.ts";
import { readableStream, writableStream } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
const later: CallEffect = { callbacks: [{ argument: "last", when: "later" }] };
const onDescriptor: CallEffect = { ...later, borrows: ["0"] };

export default defineLibrary({
  name: "node-fs",
  modules: ["fs"],
  version: "26.10.0",
  source: "https://nodejs.org/api/fs.html",
  resources: [
    {
      // A number: the functions of the module close and use it, it has no method of its own.
      name: "FileDescriptor",
      kind: "file",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "throws", error: "EBADF: bad file descriptor" },
      reuseOf: {
        close: { effect: "reports", error: "EBADF: bad file descriptor, close" },
        closeSync: { effect: "throws", error: "EBADF: bad file descriptor, close" },
        fstatSync: { effect: "throws", error: "EBADF: bad file descriptor, fstat" },
        fsyncSync: { effect: "throws", error: "EBADF: bad file descriptor, fsync" },
        ftruncateSync: { effect: "throws", error: "EBADF: bad file descriptor, ftruncate" },
        futimesSync: { effect: "throws", error: "EBADF: bad file descriptor, futime" },
        read: { effect: "reports", error: "EBADF: bad file descriptor, read" },
        readFileSync: { effect: "throws", error: "EBADF: bad file descriptor, fstat" },
        readSync: { effect: "throws", error: "EBADF: bad file descriptor, read" },
        write: { effect: "reports", error: "EBADF: bad file descriptor, write" },
        writeFileSync: { effect: "throws", error: "EBADF: bad file descriptor, write" },
        writeSync: { effect: "throws", error: "EBADF: bad file descriptor, write" },
      },
      obligation: "must",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      ...readableStream,
      name: "ReadStream",
      closers: { ...readableStream.closers, close: { callback: true, again: works } },
    },
    {
      ...writableStream,
      name: "WriteStream",
      closers: { ...writableStream.closers, close: { callback: true, again: works } },
    },
    {
      name: "Utf8Stream",
      kind: "stream",
      closers: { destroy: {}, end: {} },
      disposal: { symbol: "sync", since: "24.21.0" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/fs.html#class-fsutf8stream",
    },
    {
      name: "DisposableTempDir",
      kind: "directory",
      closers: { remove: {} },
      disposal: { symbol: "sync", since: "24.4.0", closer: "remove" },
      reuse: { effect: "unknown" },
      obligation: "must",
      source: "https://nodejs.org/api/fs.html#fsmkdtempdisposablesyncprefix-options",
    },
    {
      name: "FSWatcher",
      kind: "subscription",
      closers: { close: { again: works } },
      disposal: { symbol: "none", closer: "close" },
      reuse: works,
      obligation: "may",
      source: "measured with Node 20.20 and 26.10",
    },
    {
      name: "StatWatcher",
      kind: "subscription",
      closers: { stop: {} },
      disposal: { symbol: "none", closer: "stop" },
      reuse: { effect: "unknown" },
      obligation: "may",
      source: "https://nodejs.org/api/fs.html#class-fsstatwatcher",
    },
  ],
  exports: {
    access: { call: later },
    accessSync: { call: { blocking: { instead: "access", from: "node:fs/promises" } } },
    appendFile: { call: onDescriptor },
    appendFileSync: { call: { blocking: { instead: "appendFile", from: "node:fs/promises" }, borrows: ["0"] } },
    chmod: { call: later },
    chmodSync: { call: { blocking: { instead: "chmod", from: "node:fs/promises" } } },
    chown: { call: later },
    chownSync: { call: { blocking: { instead: "chown", from: "node:fs/promises" } } },
    close: { call: { closes: ["0"], callbacks: [{ argument: "last", when: "later" }] } },
    closeSync: { call: { blocking: {}, closes: ["0"] } },
    copyFile: { call: later },
    copyFileSync: { call: { blocking: { instead: "copyFile", from: "node:fs/promises" } } },
    cp: { call: later },
    cpSync: { call: { blocking: { instead: "cp", from: "node:fs/promises" } } },
    createReadStream: { call: { owns: ["1.fd"], lendsWith: { autoClose: false }, returns: { resource: "ReadStream" } } },
    createWriteStream: { call: { owns: ["1.fd"], lendsWith: { autoClose: false }, returns: { resource: "WriteStream" } } },
    Dir: { instance: "node-fs-promises/Dir" },
    exists: { call: later },
    // One look at the file system: asking for anything else would be out of proportion.
    existsSync: {},
    fchmod: { call: onDescriptor },
    fchmodSync: { call: { blocking: {}, borrows: ["0"] } },
    fchown: { call: onDescriptor },
    fchownSync: { call: { blocking: {}, borrows: ["0"] } },
    fdatasync: { call: onDescriptor },
    fdatasyncSync: { call: { blocking: {}, borrows: ["0"] } },
    fstat: { call: onDescriptor },
    fstatSync: { call: { blocking: {}, borrows: ["0"] } },
    fsync: { call: onDescriptor },
    fsyncSync: { call: { blocking: {}, borrows: ["0"] } },
    ftruncate: { call: onDescriptor },
    ftruncateSync: { call: { blocking: {}, borrows: ["0"] } },
    futimes: { call: onDescriptor },
    futimesSync: { call: { blocking: {}, borrows: ["0"] } },
    glob: { call: later },
    globSync: { call: { blocking: {} } },
    lchmod: { call: later },
    lchmodSync: { call: { blocking: { instead: "lchmod", from: "node:fs/promises" } } },
    lchown: { call: later },
    lchownSync: { call: { blocking: { instead: "lchown", from: "node:fs/promises" } } },
    link: { call: later },
    linkSync: { call: { blocking: { instead: "link", from: "node:fs/promises" } } },
    lstat: { call: later },
    lstatSync: { call: { blocking: { instead: "lstat", from: "node:fs/promises" } } },
    lutimes: { call: later },
    lutimesSync: { call: { blocking: { instead: "lutimes", from: "node:fs/promises" } } },
    mkdir: { call: later },
    mkdirSync: { call: { blocking: { instead: "mkdir", from: "node:fs/promises" } } },
    mkdtemp: { call: later },
    mkdtempDisposableSync: {
      call: {
        blocking: { instead: "mkdtempDisposable", from: "node:fs/promises" },
        returns: { resource: "DisposableTempDir" },
      },
    },
    mkdtempSync: { call: { blocking: { instead: "mkdtemp", from: "node:fs/promises" } } },
    open: {
      call: { callbacks: [{ argument: "last", when: "later", parameters: { "1": "FileDescriptor" } }] },
    },
    opendir: {
      call: { callbacks: [{ argument: "last", when: "later", parameters: { "1": "node-fs-promises/Dir" } }] },
    },
    opendirSync: {
      call: {
        blocking: { instead: "opendir", from: "node:fs/promises" },
        returns: { resource: "node-fs-promises/Dir" },
      },
    },
    openSync: { call: { blocking: {}, returns: { resource: "FileDescriptor" } } },
    promises: { members: filePromises.exports },
    read: { call: onDescriptor },
    readdir: { call: later },
    readdirSync: { call: { blocking: { instead: "readdir", from: "node:fs/promises" } } },
    readFile: { call: onDescriptor },
    readFileSync: { call: { blocking: { instead: "readFile", from: "node:fs/promises" }, borrows: ["0"] } },
    readlink: { call: later },
    readlinkSync: { call: { blocking: { instead: "readlink", from: "node:fs/promises" } } },
    ReadStream: { construct: { returns: { resource: "ReadStream" } }, instance: "ReadStream" },
    readSync: { call: { blocking: {}, borrows: ["0"] } },
    readv: { call: onDescriptor },
    readvSync: { call: { blocking: {}, borrows: ["0"] } },
    realpath: { call: later },
    realpathSync: { call: { blocking: { instead: "realpath", from: "node:fs/promises" } } },
    rename: { call: later },
    renameSync: { call: { blocking: { instead: "rename", from: "node:fs/promises" } } },
    rm: { call: later },
    rmdir: { call: later },
    rmdirSync: { call: { blocking: { instead: "rmdir", from: "node:fs/promises" } } },
    rmSync: { call: { blocking: { instead: "rm", from: "node:fs/promises" } } },
    stat: { call: later },
    statfs: { call: later },
    statfsSync: { call: { blocking: { instead: "statfs", from: "node:fs/promises" } } },
    statSync: { call: { blocking: { instead: "stat", from: "node:fs/promises" } } },
    symlink: { call: later },
    symlinkSync: { call: { blocking: { instead: "symlink", from: "node:fs/promises" } } },
    truncate: { call: later },
    truncateSync: { call: { blocking: { instead: "truncate", from: "node:fs/promises" } } },
    unlink: { call: later },
    unlinkSync: { call: { blocking: { instead: "unlink", from: "node:fs/promises" } } },
    Utf8Stream: { construct: { returns: { resource: "Utf8Stream" } }, instance: "Utf8Stream" },
    utimes: { call: later },
    utimesSync: { call: { blocking: { instead: "utimes", from: "node:fs/promises" } } },
    watch: { call: { ...later, returns: { resource: "FSWatcher" } } },
    watchFile: { call: { ...later, returns: { resource: "StatWatcher" } } },
    write: { call: onDescriptor },
    writeFile: { call: onDescriptor },
    writeFileSync: { call: { blocking: { instead: "writeFile", from: "node:fs/promises" }, borrows: ["0"] } },
    WriteStream: { construct: { returns: { resource: "WriteStream" } }, instance: "WriteStream" },
    writeSync: { call: { blocking: {}, borrows: ["0"] } },
    writev: { call: onDescriptor },
    writevSync: { call: { blocking: {}, borrows: ["0"] } },
  },
  examples: {
    wrong: `import { openSync, readSync } from "node:fs";

export function firstByte(path: string): number | undefined {
  const descriptor = openSync(path, "r");
  const buffer = Buffer.alloc(1);
  readSync(descriptor, buffer);
  return buffer[0];
}
`,
    right: `import { closeSync, openSync, readSync } from "node:fs";

export function firstByte(path: string): number | undefined {
  const descriptor = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(1);
    readSync(descriptor, buffer);
    return buffer[0];
  } finally {
    closeSync(descriptor);
  }
}
`,
  },
});
