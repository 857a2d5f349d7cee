/** Where may a server of mcp or fastmcp be run? */
import type { CallEffect } from "../../core/effects.ts";
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

/** It starts a loop of its own by anyio, whose words these are. */
const run: CallEffect = {
  run: { key: "library", of: "asyncio", role: "call", nested: { effect: "throws", error: "Already running asyncio in this thread" } },
};
const server: ExportEntry = { construct: { returns: { resource: "FastMCP" } }, instance: "FastMCP" };

export default defineLibrary({
  name: "mcp",
  modules: ["mcp", "fastmcp"],
  version: "1.30.0",
  source: "https://github.com/modelcontextprotocol/python-sdk",
  resources: [
    {
      name: "FastMCP",
      kind: "server",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      methods: {
        ...each(COROUTINE, ["call_tool", "list_prompts", "list_resources", "list_tools", "run_sse_async", "run_stdio_async", "run_streamable_http_async"]),
        run,
      },
      obligation: "may",
      source: "measured with mcp 1.30.0 and fastmcp 2.14.7",
    },
  ],
  exports: {
    FastMCP: server,
    server: { members: { FastMCP: server, fastmcp: { members: { FastMCP: server } } } },
  },
  examples: {
    wrong: 'from mcp.server.fastmcp import FastMCP\n\nserver = FastMCP("weather")\n\nasync def main():\n    server.run()\n',
    right: 'from mcp.server.fastmcp import FastMCP\n\nserver = FastMCP("weather")\n\nasync def main():\n    await server.run_stdio_async()\n',
  },
});
