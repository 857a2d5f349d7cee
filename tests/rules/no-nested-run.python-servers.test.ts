/** Which servers of Python are run where a loop runs already? */
import { specify } from "../specify.ts";

specify(
  "no-nested-run",
  {
    valid: [
      {
        title: "a server that is run at the top of its file",
        code: `from mcp.server.fastmcp import FastMCP

server = FastMCP("weather")

def main():
    server.run(transport="stdio")

if __name__ == "__main__":
    main()
`,
      },
      {
        title: "a server whose coroutine is awaited",
        code: `from fastmcp import FastMCP

async def main():
    server = FastMCP("weather")
    await server.run_stdio_async()
`,
      },
      {
        title: "a server that runs in a thread of its own",
        code: `import asyncio
from mcp.server.fastmcp import FastMCP

server = FastMCP("weather")

async def main():
    await asyncio.to_thread(server.run)
`,
      },
      {
        title: "another class of that name",
        code: `from weather import FastMCP

server = FastMCP("weather")

async def main():
    server.run()
`,
      },
    ],
    invalid: [
      {
        title: "a server of mcp in a coroutine",
        code: `from mcp.server.fastmcp import FastMCP

server = FastMCP("weather")

async def main():
    server.run(transport="stdio")
`,
      },
      {
        title: "a server of fastmcp in a coroutine",
        code: `from fastmcp import FastMCP

async def main():
    server = FastMCP("weather")
    server.run()
`,
      },
      {
        title: "a server that a coroutine runs through a function",
        code: `import asyncio
from mcp.server import FastMCP

server = FastMCP("weather")

def serve():
    server.run()

async def main():
    serve()

asyncio.run(main())
`,
      },
    ],
  },
  { language: "python", minimum: 7 },
);
