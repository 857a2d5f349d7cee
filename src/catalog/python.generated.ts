/** Which libraries of Python are known? Written by `npm run generate` from the files of the folder; do not edit. */
import type { Library } from "./schema.ts";
import aiofilesLibrary from "./python/aiofiles.ts";
import aiohttpLibrary from "./python/aiohttp.ts";
import aiosqliteLibrary from "./python/aiosqlite.ts";
import anyioLibrary from "./python/anyio.ts";
import asyncioLibrary from "./python/asyncio.ts";
import asyncpgLibrary from "./python/asyncpg.ts";
import builtinsLibrary from "./python/builtins.ts";
import concurrentFuturesLibrary from "./python/concurrent-futures.ts";
import contextlibLibrary from "./python/contextlib.ts";
import grpcLibrary from "./python/grpc.ts";
import httpxLibrary from "./python/httpx.ts";
import mcpLibrary from "./python/mcp.ts";
import motorLibrary from "./python/motor.ts";
import osLibrary from "./python/os.ts";
import playwrightLibrary from "./python/playwright.ts";
import psycopgLibrary from "./python/psycopg.ts";
import psycopgPoolLibrary from "./python/psycopg-pool.ts";
import pymongoLibrary from "./python/pymongo.ts";
import redisLibrary from "./python/redis.ts";
import requestsLibrary from "./python/requests.ts";
import shutilLibrary from "./python/shutil.ts";
import socketLibrary from "./python/socket.ts";
import sqlalchemyLibrary from "./python/sqlalchemy.ts";
import sqlite3Library from "./python/sqlite3.ts";
import subprocessLibrary from "./python/subprocess.ts";
import threadingLibrary from "./python/threading.ts";
import timeLibrary from "./python/time.ts";
import trioLibrary from "./python/trio.ts";
import urllibLibrary from "./python/urllib.ts";
import uvicornLibrary from "./python/uvicorn.ts";
import websocketsLibrary from "./python/websockets.ts";

/** Every library of the folder `python`, sorted by name. */
export const PYTHON_LIBRARIES: readonly Library[] = [
  aiofilesLibrary,
  aiohttpLibrary,
  aiosqliteLibrary,
  anyioLibrary,
  asyncioLibrary,
  asyncpgLibrary,
  builtinsLibrary,
  concurrentFuturesLibrary,
  contextlibLibrary,
  grpcLibrary,
  httpxLibrary,
  mcpLibrary,
  motorLibrary,
  osLibrary,
  playwrightLibrary,
  psycopgLibrary,
  psycopgPoolLibrary,
  pymongoLibrary,
  redisLibrary,
  requestsLibrary,
  shutilLibrary,
  socketLibrary,
  sqlalchemyLibrary,
  sqlite3Library,
  subprocessLibrary,
  threadingLibrary,
  timeLibrary,
  trioLibrary,
  urllibLibrary,
  uvicornLibrary,
  websocketsLibrary,
];
