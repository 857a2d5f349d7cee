/** Which exports and globals of the platform came later than Node 20? */

/**
 * Exports and globals that came later than Node 20, with the first version that has them. `EventSource` needs a flag in
 * every version so far.
 */
export const NEWER: ReadonlyMap<string, string> = new Map([
  ["AsyncDisposableStack", "24.0.0"],
  ["DisposableStack", "24.0.0"],
  ["EventSource", "99.0.0"],
  ["WebSocket", "22.0.0"],
  ["navigator", "21.0.0"],
  ["navigator.locks", "24.5.0"],
  ["navigator.locks.request", "24.5.0"],
  ["node-async-hooks.withScope", "24.21.0"],
  ["node-crypto.argon2", "24.7.0"],
  ["node-crypto.argon2Sync", "24.7.0"],
  ["node-dns-promises.resolveTlsa", "22.15.0"],
  ["node-dns.promises.resolveTlsa", "22.15.0"],
  ["node-dns.resolveTlsa", "22.15.0"],
  ["node-fs-promises.glob", "22.0.0"],
  ["node-fs-promises.mkdtempDisposable", "24.4.0"],
  ["node-fs.Utf8Stream", "24.6.0"],
  ["node-fs.glob", "22.0.0"],
  ["node-fs.globSync", "22.0.0"],
  ["node-fs.mkdtempDisposableSync", "24.4.0"],
  ["node-fs.promises.glob", "22.0.0"],
  ["node-fs.promises.mkdtempDisposable", "24.4.0"],
  ["node-module.registerHooks", "22.15.0"],
  ["node-net.BoundSocket", "26.4.0"],
  ["node-v8.startCpuProfile", "25.0.0"],
  ["node-zlib.ZstdCompress", "22.15.0"],
  ["node-zlib.ZstdDecompress", "22.15.0"],
  ["node-zlib.createZstdCompress", "22.15.0"],
  ["node-zlib.createZstdDecompress", "22.15.0"],
  ["node-zlib.zstdCompress", "22.15.0"],
  ["node-zlib.zstdCompressSync", "22.15.0"],
  ["node-zlib.zstdDecompress", "22.15.0"],
  ["node-zlib.zstdDecompressSync", "22.15.0"],
]);
