/** Are answers of other servers found that are sent twice? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "the end of a socket is waited for after it was begun",
        code: `const WebSocket = require("ws");
const { once } = require("node:events");
async function ask(port) {
  const ws = new WebSocket(\`ws://127.0.0.1:\${port}\`);
  await once(ws, "open");
  ws.send("hello");
  const [reply] = await once(ws, "message");
  ws.close();
  await once(ws, "close");
  return reply.toString();
}
module.exports = { ask };
`,
        filename: "file.cjs",
      },
      {
        title: "the end of a socket is waited for by a listener",
        code: `import WebSocket from "ws";
export async function stop(ws: WebSocket, url: string) {
  const other = new WebSocket(url);
  other.close();
  await new Promise((resolve) => other.on("close", resolve));
}
`,
      },
      {
        title: "a handler of node:http that writes and then ends",
        code: `import { createServer } from "node:http";
createServer((request, response) => {
  response.writeHead(200, { "content-type": "text/plain" });
  response.write("hello ");
  response.end("world");
}).listen(8080);
`,
      },
      {
        title: "a handler of node:http that returns after each answer",
        code: `const http = require("http");
const server = http.createServer((req, res) => {
  if (req.method !== "GET") {
    res.statusCode = 405;
    res.end();
    return;
  }
  if (req.url === "/health") {
    res.writeHead(204);
    return res.end();
  }
  res.setHeader("content-type", "application/json");
  res.end(JSON.stringify({ ok: true }));
});
server.listen(8080);
`,
        filename: "file.cjs",
      },
      {
        title: "what happens in the event of a finished response may ask for its state",
        code: `import express from "express";
const app = express();
app.use((req, res, next) => {
  const start = Date.now();
  res.on("finish", () => {
    console.log(req.method, res.statusCode, res.getHeader("content-length"), Date.now() - start);
  });
  next();
});
app.get("/", (req, res) => {
  res.send("ok");
  console.log("sent", res.statusCode, res.headersSent);
});
`,
      },
      {
        title: "server-sent events are written until the client goes",
        code: `import express from "express";
const app = express();
app.get("/events", (req, res) => {
  res.writeHead(200, { "content-type": "text/event-stream" });
  const timer = setInterval(() => {
    res.write("data: tick\\n\\n");
  }, 1000);
  req.on("close", () => {
    clearInterval(timer);
    res.end();
  });
});
`,
      },
      {
        title: "a handler of Fastify that returns its reply",
        code: `import fastify from "fastify";
const app = fastify();
app.get("/users/:id", async (request, reply) => {
  const user = await find(request.params.id);
  if (!user) {
    return reply.code(404).send({ error: "unknown" });
  }
  reply.header("x-user", user.id);
  return reply.send(user);
});
`,
        filename: "file.js",
      },
      {
        title: "a handler of Fastify that throws after nothing was sent",
        code: `import fastify from "fastify";
const app = fastify();
app.post("/", async (request, reply) => {
  if (!request.body) throw new Error("empty");
  reply.code(201);
  return { ok: true };
});
`,
      },
      {
        title: "each request has a response of its own",
        code: `import { createServer } from "node:http";
const waiting: Array<() => void> = [];
createServer((request, response) => {
  waiting.push(() => {
    response.end("done");
  });
  if (waiting.length > 10) for (const finish of waiting.splice(0)) finish();
}).listen(8080);
`,
      },
      {
        title: "the end of one response is not the end of another",
        code: `import { createServer, request } from "node:http";
createServer((incoming, outgoing) => {
  const upstream = request("http://localhost:9000", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502);
    answer.pipe(outgoing);
  });
  upstream.end();
  upstream.on("error", () => {
    outgoing.writeHead(502);
    outgoing.end();
  });
}).listen(8080);
`,
      },
      {
        title: "an object of the program's own that is called res",
        code: `export function handler(req, res) {
  if (!req.user) {
    res.send(401);
  }
  res.send(200);
}
`,
        filename: "file.js",
      },
    ],
    invalid: [
      {
        title: "a typed handler that is not written at its route",
        code: `import type { Request, Response } from "express";
export async function show(request: Request, response: Response): Promise<void> {
  const id = request.params["id"];
  if (id === undefined) {
    response.sendStatus(400);
  }
  response.json({ id });
}
`,
        errors: [{ messageId: "answered", line: 7 }],
      },
      {
        title: "a response of node:http is written after its end",
        code: `import { createServer } from "node:http";
createServer((request, response) => {
  if (request.url === "/old") {
    response.writeHead(410);
    response.end();
  }
  response.writeHead(200);
  response.end("hello");
}).listen(8080);
`,
        errors: [{ messageId: "answered", line: 7 }],
      },
      {
        title: "a response of node:http is ended in a loop",
        code: `const http = require("node:http");
http.createServer((req, res) => {
  for (const line of lines) {
    res.end(line);
  }
}).listen(8080);
`,
        filename: "file.cjs",
        errors: [{ messageId: "answered", line: 4 }],
      },
      {
        title: "a reply of Fastify is sent twice",
        code: `import Fastify from "fastify";
const app = Fastify();
app.get("/", async (request, reply) => {
  if (!request.headers.authorization) {
    reply.code(401).send({ error: "unauthorised" });
  }
  reply.send({ ok: true });
});
`,
        filename: "file.js",
        errors: [{ messageId: "answered", line: 7, message: /fastify reports "FST_ERR_REP_ALREADY_SENT/u }],
      },
      {
        title: "a plugin of Fastify has routes too",
        code: `import type { FastifyInstance } from "fastify";
export default async function routes(app: FastifyInstance): Promise<void> {
  app.post("/jobs", async (request, reply) => {
    if (request.body === undefined) reply.code(400).send();
    reply.code(202).send({ accepted: true });
  });
}
`,
        errors: [{ messageId: "answered", line: 5 }],
      },
      {
        title: "a response of http2 is ended, then written",
        code: `import http2 from "node:http2";
const server = http2.createServer((request, response) => {
  response.end("done");
  response.setHeader("x-late", "1");
});
server.listen(8443);
`,
        errors: [{ messageId: "answered", line: 4 }],
      },
    ],
  },
  { minimum: 15 },
);
