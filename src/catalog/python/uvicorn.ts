/** Where may the server of uvicorn be run? */
import { COROUTINE } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

export default defineLibrary({
  name: "uvicorn",
  modules: ["uvicorn"],
  version: "0.54.0",
  source: "https://www.uvicorn.org/#running-programmatically",
  resources: [
    {
      name: "Server",
      kind: "server",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      methods: { serve: COROUTINE },
      obligation: "may",
      source: "https://www.uvicorn.org/#config-and-server-instances",
    },
  ],
  exports: {
    Server: { construct: { returns: { resource: "Server" } }, instance: "Server" },
    run: {
      call: {
        run: {
          key: "library",
          of: "asyncio",
          role: "call",
          nested: {
            effect: "throws",
            error: "asyncio.run() cannot be called from a running event loop",
            // On Python 3.11.
            older: ["Cannot run the event loop while another loop is running"],
          },
        },
      },
    },
  },
  examples: {
    wrong: "import uvicorn\n\nasync def main(app):\n    uvicorn.run(app)\n",
    right: "import uvicorn\n\nasync def main(app):\n    await uvicorn.Server(uvicorn.Config(app)).serve()\n",
  },
});
