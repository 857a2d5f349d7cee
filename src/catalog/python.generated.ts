/** Which libraries of Python are known? Written by `npm run generate` from the files of the folder; do not edit. */
import type { Library } from "./schema.ts";
import aiohttpLibrary from "./python/aiohttp.ts";
import asyncioLibrary from "./python/asyncio.ts";

/** Every library of the folder `python`, sorted by name. */
export const PYTHON_LIBRARIES: readonly Library[] = [
  aiohttpLibrary,
  asyncioLibrary,
];
