/** Which programs open clients, connections and servers of the web and of gRPC? Their servers are in the same process. */
import type { Probe, Unopened } from "../probe.ts";

const AIOHTTP = `
import aiohttp
from aiohttp import web
async def answer(request):
    return web.Response(text="x" * 10)
async def echo(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        pass
    return socket
app = web.Application()
app.router.add_get("/", answer)
app.router.add_get("/socket", echo)
runner = web.AppRunner(app)
await runner.setup()
site = web.TCPSite(runner, "127.0.0.1", 0)
await site.start()
url = "http://127.0.0.1:%d/" % runner.addresses[0][1]
`;

const SOCKETS = `
from websockets.asyncio.client import connect
from websockets.asyncio.server import serve
async def handle(socket):
    async for message in socket:
        pass
server = await serve(handle, "127.0.0.1", 0)
address = "ws://127.0.0.1:%d" % server.sockets[0].getsockname()[1]
`;

const METHODS = ["delete", "get", "head", "options", "patch", "post", "put"];

/** The same argument for each method of HTTP. */
function requests(url: string): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(METHODS.map((name) => [name, url])), request: `'GET', ${url}` };
}

const SENDING = { ping: "b'x'", pong: "b'x'", send_bytes: "b'x'", send_frame: "b'x', aiohttp.WSMsgType.TEXT", send_json: "{}", send_str: "'x'" };
const UNPREPARED: Unopened = { why: "a server makes it for each request, and the catalog claims nothing of its end" };

const MOCKED = "import httpx\ntransport = httpx.MockTransport(lambda request: httpx.Response(200))\n";

function httpx(name: string, closer: string): Probe {
  const open = `import httpx\nr = httpx.${name}(transport=httpx.MockTransport(lambda request: httpx.Response(200)))`;
  const isAsync = name === "AsyncClient";
  return {
    manager: open,
    open: `${open}\n${isAsync ? "await " : ""}r.get('http://localhost')`,
    arguments: {
      ...requests("'http://localhost'"),
      build_request: "'GET', 'http://localhost'",
      [closer]: "",
      send: "httpx.Request('GET', 'http://localhost')",
    },
    // It makes the request once it is entered.
    uses: { stream: isAsync ? "r.stream('GET', 'http://localhost').__aenter__().send(None)" : "r.stream('GET', 'http://localhost').__enter__()" },
  };
}

/** By resource. */
export const WEB: Readonly<Record<string, Probe | Unopened>> = {
  "aiohttp/BaseConnector": { open: "import aiohttp\nr = aiohttp.TCPConnector()" },
  "aiohttp/BaseRunner": { open: `${AIOHTTP}r = runner` },
  "aiohttp/BaseSite": { open: `${AIOHTTP}r = site` },
  "aiohttp/ClientResponse": { open: `${AIOHTTP}session = aiohttp.ClientSession()\nr = await session.get(url)` },
  "aiohttp/ClientSession": { open: `${AIOHTTP}r = aiohttp.ClientSession()`, arguments: { ...requests("url"), ws_connect: "url" } },
  "aiohttp/ClientWebSocketResponse": {
    open: `${AIOHTTP}session = aiohttp.ClientSession()\nr = await session.ws_connect(url + "socket")`,
    arguments: SENDING,
  },
  "aiohttp/StreamResponse": UNPREPARED,
  "aiohttp/WebSocketResponse": UNPREPARED,
  "grpc/AsyncChannel": {
    open: "import grpc\nr = grpc.aio.insecure_channel('127.0.0.1:1')",
    arguments: {
      ...Object.fromEntries(["stream_stream", "stream_unary", "unary_stream", "unary_unary"].map((name) => [name, "'/a/b'"])),
      wait_for_state_change: "grpc.ChannelConnectivity.IDLE",
    },
  },
  "grpc/AsyncServer": { open: "import grpc\nr = grpc.aio.server()\nawait r.start()", arguments: { stop: "None" } },
  "grpc/Channel": { open: "import grpc\nr = grpc.insecure_channel('127.0.0.1:1')" },
  "httpx/AsyncClient": httpx("AsyncClient", "aclose"),
  "httpx/Client": httpx("Client", "close"),
  "httpx/Response": {
    open: `${MOCKED}r = await httpx.AsyncClient(transport=transport).get('http://localhost')`,
    openFor: { close: `${MOCKED}r = httpx.Client(transport=transport).get('http://localhost')` },
  },
  "requests/Session": {
    open: "import requests, servers\nurl = servers.web()\nr = requests.Session()\nr.get(url)",
    arguments: requests("url"),
    revived: [...METHODS, "request"].map((name) => `r.${name}(${name === "request" ? "'GET', url" : "url"}).raise_for_status()`),
  },
  "mcp/FastMCP": { open: "from mcp.server.fastmcp import FastMCP\nr = FastMCP('probe')", arguments: { call_tool: "'work', {}" } },
  "uvicorn/Server": { open: "import uvicorn\nr = uvicorn.Server(uvicorn.Config(print, log_level='critical'))" },
  "websockets/ClientConnection": { open: `${SOCKETS}r = await connect(address)`, arguments: { send: "'x'" } },
  "websockets/Server": { open: `${SOCKETS}r = server` },
  "websockets/ServerConnection": {
    open: `${SOCKETS}client = await connect(address)\nr = next(iter(server.connections))`,
    arguments: { send: "'x'" },
  },
  "websockets/SyncConnection": {
    open: [
      "import threading",
      "from websockets.sync.client import connect",
      "from websockets.sync.server import serve",
      "server = serve(lambda socket: list(socket), '127.0.0.1', 0)",
      "threading.Thread(target=server.serve_forever, daemon=True).start()",
      "r = connect('ws://127.0.0.1:%d' % server.socket.getsockname()[1])",
    ].join("\n"),
  },
};
