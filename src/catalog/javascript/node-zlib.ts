/** What do the streams of node:zlib do, and which of its functions block the thread? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";
import { duplexStream } from "./node-stream.ts";

const later: CallEffect = { callbacks: [{ argument: "last", when: "later" }] };
const create: CallEffect = { returns: { resource: "ZlibStream" } };
const stream: ExportEntry = { call: create, construct: create, instance: "ZlibStream" };

export default defineLibrary({
  name: "node-zlib",
  modules: ["zlib"],
  version: "26.10.0",
  source: "https://nodejs.org/api/zlib.html",
  resources: [{ ...duplexStream, name: "ZlibStream", closers: { ...duplexStream.closers, close: { callback: true, reuseOf: { write: { effect: "silent" } } } } }],
  exports: {
    BrotliCompress: stream,
    BrotliDecompress: stream,
    Deflate: stream,
    DeflateRaw: stream,
    Gunzip: stream,
    Gzip: stream,
    Inflate: stream,
    InflateRaw: stream,
    Unzip: stream,
    ZstdCompress: stream,
    ZstdDecompress: stream,
    brotliCompress: { call: later },
    brotliCompressSync: { call: { blocking: {} } },
    brotliDecompress: { call: later },
    brotliDecompressSync: { call: { blocking: {} } },
    createBrotliCompress: { call: create },
    createBrotliDecompress: { call: create },
    createDeflate: { call: create },
    createDeflateRaw: { call: create },
    createGunzip: { call: create },
    createGzip: { call: create },
    createInflate: { call: create },
    createInflateRaw: { call: create },
    createUnzip: { call: create },
    createZstdCompress: { call: create },
    createZstdDecompress: { call: create },
    deflate: { call: later },
    deflateRaw: { call: later },
    deflateRawSync: { call: { blocking: {} } },
    deflateSync: { call: { blocking: {} } },
    gunzip: { call: later },
    gunzipSync: { call: { blocking: {} } },
    gzip: { call: later },
    gzipSync: { call: { blocking: {} } },
    inflate: { call: later },
    inflateRaw: { call: later },
    inflateRawSync: { call: { blocking: {} } },
    inflateSync: { call: { blocking: {} } },
    unzip: { call: later },
    unzipSync: { call: { blocking: {} } },
    zstdCompress: { call: later },
    zstdCompressSync: { call: { blocking: {} } },
    zstdDecompress: { call: later },
    zstdDecompressSync: { call: { blocking: {} } },
  },
});
