/** What may still be done with a response whose headers are sent? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a response that has begun is ended where its handler failed",
        code: `import { createServer } from "node:http";
createServer(async (request, response) => {
  try {
    await handle(request, response);
  } catch (error) {
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
});
async function handle(request, response) {
  response.write(await request.load());
}
`,
      },
      {
        title: "a response that has begun is told of the failure",
        code: `import { createServer } from "node:http";
createServer((request, response) => {
  if (response.headersSent) {
    response.write("failed");
    response.end();
    return;
  }
  response.writeHead(500);
  response.end();
});
`,
      },
      {
        title: "a response that has begun is ended unless it was",
        code: `import { createServer } from "node:http";
createServer((request, response) => {
  request.on("error", () => {
    if (response.headersSent) {
      if (!response.writableEnded) {
        response.write("failed");
        response.end();
      }
      return;
    }
    response.writeHead(400);
    response.end();
  });
});
`,
      },
      {
        title: "a helper ends a response that has begun",
        code: `import { createServer } from "node:http";
const finish = (response) => { response.write("failed"); response.end(); };
createServer((request, response) => {
  if (response.headersSent) finish(response);
  else response.writeHead(204).end();
});
`,
      },
      {
        title: "a response of HTTP/2 that has begun is written to and ended",
        code: `import { createServer } from "node:http2";
createServer((request, response) => {
  if (response.headersSent) {
    response.write("failed");
    response.end();
  }
});
`,
      },
      {
        title: "a response of express that has begun is written to and ended",
        code: `import express from "express";
const app = express();
app.get("/", (request, res) => {
  if (res.headersSent) {
    res.write("failed");
    res.end();
    return;
  }
  res.json({});
});
`,
      },
      {
        title: "who has answered already does not answer again",
        code: `import express from "express";
const app = express();
app.get("/", async (request, res, next) => {
  await request.load(res);
  if (res.headersSent) return;
  res.json({});
});
app.get("/other", (request, res) => {
  res.json({});
  if (!res.headersSent) res.status(500).json({});
});
`,
      },
    ],
    invalid: [
      {
        title: "a header is set where the headers are sent",
        code: `import { createServer } from "node:http";
createServer((request, response) => {
  if (response.headersSent) {
    response.setHeader("x-failed", "1");
    response.end();
  }
});
`,
      },
      {
        title: "a response of express is sent where its headers are",
        code: `import express from "express";
const app = express();
app.get("/", (request, res) => {
  if (res.headersSent) res.json({ error: "sent" });
});
`,
      },
      {
        title: "a response that has begun is written to after its end",
        code: `import { createServer } from "node:http";
createServer((request, response) => {
  if (response.headersSent) {
    response.end();
    response.write("failed");
  }
});
`,
      },
      {
        title: "a response that has ended is asked for its headers, and ended again",
        code: `import { createServer } from "node:http";
createServer((request, response) => {
  response.end("first");
  if (response.headersSent) response.end("second");
});
`,
      },
      {
        title: "a response is ended also where a test tells that it was",
        code: `import { createServer } from "node:http";
createServer((request, response) => {
  if (response.writableEnded) console.log("ended");
  response.end("second");
});
`,
      },
    ],
  },
  { minimum: 12 },
);
