/** Which libraries of JavaScript are known? Written by `npm run generate` from the files of the folder; do not edit. */
import type { Library } from "./schema.ts";
import amqplibLibrary from "./javascript/amqplib.ts";
import asyncMutexLibrary from "./javascript/async-mutex.ts";
import axiosLibrary from "./javascript/axios.ts";
import betterSqlite3Library from "./javascript/better-sqlite3.ts";
import bullmqLibrary from "./javascript/bullmq.ts";
import drizzleOrmLibrary from "./javascript/drizzle-orm.ts";
import ecmascriptLibrary from "./javascript/ecmascript.ts";
import effectLibrary from "./javascript/effect.ts";
import effectEffectLibrary from "./javascript/effect-effect.ts";
import effectManagedRuntimeLibrary from "./javascript/effect-managed-runtime.ts";
import expressLibrary from "./javascript/express.ts";
import fastifyLibrary from "./javascript/fastify.ts";
import gotLibrary from "./javascript/got.ts";
import grpcJsLibrary from "./javascript/grpc-js.ts";
import ioredisLibrary from "./javascript/ioredis.ts";
import jestLibrary from "./javascript/jest.ts";
import kafkajsLibrary from "./javascript/kafkajs.ts";
import knexLibrary from "./javascript/knex.ts";
import kyselyLibrary from "./javascript/kysely.ts";
import mongodbLibrary from "./javascript/mongodb.ts";
import mongooseLibrary from "./javascript/mongoose.ts";
import mysql2Library from "./javascript/mysql2.ts";
import mysql2PromiseLibrary from "./javascript/mysql2-promise.ts";
import natsLibrary from "./javascript/nats.ts";
import natsCoreLibrary from "./javascript/nats-core.ts";
import nodeAssertLibrary from "./javascript/node-assert.ts";
import nodeAsyncHooksLibrary from "./javascript/node-async-hooks.ts";
import nodeChildProcessLibrary from "./javascript/node-child-process.ts";
import nodeClusterLibrary from "./javascript/node-cluster.ts";
import nodeCryptoLibrary from "./javascript/node-crypto.ts";
import nodeDgramLibrary from "./javascript/node-dgram.ts";
import nodeDiagnosticsChannelLibrary from "./javascript/node-diagnostics-channel.ts";
import nodeDnsLibrary from "./javascript/node-dns.ts";
import nodeDnsPromisesLibrary from "./javascript/node-dns-promises.ts";
import nodeEventsLibrary from "./javascript/node-events.ts";
import nodeFfiLibrary from "./javascript/node-ffi.ts";
import nodeFsLibrary from "./javascript/node-fs.ts";
import nodeFsPromisesLibrary from "./javascript/node-fs-promises.ts";
import nodeHttpLibrary from "./javascript/node-http.ts";
import nodeHttp2Library from "./javascript/node-http2.ts";
import nodeInspectorLibrary from "./javascript/node-inspector.ts";
import nodeModuleLibrary from "./javascript/node-module.ts";
import nodeNetLibrary from "./javascript/node-net.ts";
import nodePerfHooksLibrary from "./javascript/node-perf-hooks.ts";
import nodeProcessLibrary from "./javascript/node-process.ts";
import nodeQuicLibrary from "./javascript/node-quic.ts";
import nodeReadlineLibrary from "./javascript/node-readline.ts";
import nodeReadlinePromisesLibrary from "./javascript/node-readline-promises.ts";
import nodeReplLibrary from "./javascript/node-repl.ts";
import nodeSqliteLibrary from "./javascript/node-sqlite.ts";
import nodeStreamLibrary from "./javascript/node-stream.ts";
import nodeStreamPromisesLibrary from "./javascript/node-stream-promises.ts";
import nodeTestLibrary from "./javascript/node-test.ts";
import nodeTimersLibrary from "./javascript/node-timers.ts";
import nodeTimersPromisesLibrary from "./javascript/node-timers-promises.ts";
import nodeTlsLibrary from "./javascript/node-tls.ts";
import nodeV8Library from "./javascript/node-v8.ts";
import nodeWorkerThreadsLibrary from "./javascript/node-worker-threads.ts";
import nodeZlibLibrary from "./javascript/node-zlib.ts";
import pQueueLibrary from "./javascript/p-queue.ts";
import pgLibrary from "./javascript/pg.ts";
import pgPoolLibrary from "./javascript/pg-pool.ts";
import piscinaLibrary from "./javascript/piscina.ts";
import playwrightLibrary from "./javascript/playwright.ts";
import playwrightTestLibrary from "./javascript/playwright-test.ts";
import postgresLibrary from "./javascript/postgres.ts";
import prismaLibrary from "./javascript/prisma.ts";
import puppeteerLibrary from "./javascript/puppeteer.ts";
import redisLibrary from "./javascript/redis.ts";
import rxjsLibrary from "./javascript/rxjs.ts";
import testingLibraryLibrary from "./javascript/testing-library.ts";
import typeormLibrary from "./javascript/typeorm.ts";
import undiciLibrary from "./javascript/undici.ts";
import vitestLibrary from "./javascript/vitest.ts";
import webLibrary from "./javascript/web.ts";
import workerpoolLibrary from "./javascript/workerpool.ts";
import wsLibrary from "./javascript/ws.ts";

/** Every library of the folder `javascript`, sorted by name. */
export const JAVASCRIPT_LIBRARIES: readonly Library[] = [
  amqplibLibrary,
  asyncMutexLibrary,
  axiosLibrary,
  betterSqlite3Library,
  bullmqLibrary,
  drizzleOrmLibrary,
  ecmascriptLibrary,
  effectLibrary,
  effectEffectLibrary,
  effectManagedRuntimeLibrary,
  expressLibrary,
  fastifyLibrary,
  gotLibrary,
  grpcJsLibrary,
  ioredisLibrary,
  jestLibrary,
  kafkajsLibrary,
  knexLibrary,
  kyselyLibrary,
  mongodbLibrary,
  mongooseLibrary,
  mysql2Library,
  mysql2PromiseLibrary,
  natsLibrary,
  natsCoreLibrary,
  nodeAssertLibrary,
  nodeAsyncHooksLibrary,
  nodeChildProcessLibrary,
  nodeClusterLibrary,
  nodeCryptoLibrary,
  nodeDgramLibrary,
  nodeDiagnosticsChannelLibrary,
  nodeDnsLibrary,
  nodeDnsPromisesLibrary,
  nodeEventsLibrary,
  nodeFfiLibrary,
  nodeFsLibrary,
  nodeFsPromisesLibrary,
  nodeHttpLibrary,
  nodeHttp2Library,
  nodeInspectorLibrary,
  nodeModuleLibrary,
  nodeNetLibrary,
  nodePerfHooksLibrary,
  nodeProcessLibrary,
  nodeQuicLibrary,
  nodeReadlineLibrary,
  nodeReadlinePromisesLibrary,
  nodeReplLibrary,
  nodeSqliteLibrary,
  nodeStreamLibrary,
  nodeStreamPromisesLibrary,
  nodeTestLibrary,
  nodeTimersLibrary,
  nodeTimersPromisesLibrary,
  nodeTlsLibrary,
  nodeV8Library,
  nodeWorkerThreadsLibrary,
  nodeZlibLibrary,
  pQueueLibrary,
  pgLibrary,
  pgPoolLibrary,
  piscinaLibrary,
  playwrightLibrary,
  playwrightTestLibrary,
  postgresLibrary,
  prismaLibrary,
  puppeteerLibrary,
  redisLibrary,
  rxjsLibrary,
  testingLibraryLibrary,
  typeormLibrary,
  undiciLibrary,
  vitestLibrary,
  webLibrary,
  workerpoolLibrary,
  wsLibrary,
];
