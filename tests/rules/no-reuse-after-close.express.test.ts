/** Are answers of Express found that are sent twice? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a string remembers that the answer was sent",
        code: `import express from "express";
const app = express();
app.get("/", (req, res) => {
  let state = "open";
  if (req.query.a) {
    res.send("a");
    state = "sent";
  }
  if (state === "open") res.send("b");
});
`,
        filename: "file.js",
      },
      {
        title: "91: each arm of an if statement sends one answer",
        code: `import express from "express";
const app = express();
app.get("/", (req, res) => {
  if (req.query.json) {
    res.json({ ok: true });
  } else {
    res.send("ok");
  }
});
`,
        filename: "file.js",
      },
      {
        title: "a switch sends one answer in each case",
        code: `import express from "express";
const router = express.Router();
router.post("/:action", async (req, res) => {
  switch (req.params.action) {
    case "start":
      res.status(202).json({ state: "started" });
      break;
    case "stop":
      res.sendStatus(204);
      break;
    default:
      res.status(404).end();
  }
});
export default router;
`,
        filename: "file.js",
      },
      {
        title: "the error handler of Express hands on when headers were sent",
        code: `import express, { type NextFunction, type Request, type Response } from "express";
export function onError(error: Error, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  response.status(500).json({ message: error.message });
}
export const app = express().use(onError);
`,
      },
      {
        title: "96: an answer is sent in the catch clause only when none was sent",
        code: `import express from "express";
const app = express();
app.get("/report", async (req, res) => {
  try {
    const report = await build(req.query);
    res.json(report);
    await audit(req);
  } catch (error) {
    if (!res.headersSent) res.status(500).json({ error: String(error) });
  }
});
`,
        filename: "file.js",
      },
      {
        title: "the catch clause answers when the work before the answer fails",
        code: `import express from "express";
const app = express();
app.get("/report", async (req, res) => {
  try {
    const report = await build(req.query);
    res.json(report);
  } catch (error) {
    res.status(500).json({ error: String(error) });
  }
});
`,
        filename: "file.js",
      },
      {
        title: "a stream is piped into the response and its error is answered later",
        code: `import { createReadStream } from "node:fs";
import { createServer } from "node:http";
createServer((request, response) => {
  const file = createReadStream("index.html");
  file.on("error", () => {
    response.statusCode = 404;
    response.end("not found");
  });
  file.on("end", () => {
    response.end();
  });
  file.pipe(response, { end: false });
}).listen(8080);
`,
      },
      {
        title: "a loop that answers and returns at the first match",
        code: `import express from "express";
const app = express();
app.get("/file/:name", (req, res) => {
  for (const root of roots) {
    const found = find(root, req.params.name);
    if (found) {
      res.sendFile(found);
      return;
    }
  }
  res.sendStatus(404);
});
`,
        filename: "file.js",
      },
      {
        title: "a helper that answers is called once on each path",
        code: `import express, { type Response } from "express";
function fail(response: Response, status: number): void {
  response.status(status).json({ status });
}
const app = express();
app.get("/:id", (request, response) => {
  if (request.params["id"] === "0") return fail(response, 404);
  response.json({ id: request.params["id"] });
});
`,
      },
      {
        title: "a helper that says whether it answered",
        code: `import express, { type Request, type Response } from "express";
function refuse(request: Request, response: Response): boolean {
  if (request.headers.authorization === undefined) {
    response.sendStatus(401);
    return true;
  }
  return false;
}
const app = express();
app.get("/", (request, response) => {
  if (refuse(request, response)) return;
  response.json({});
});
`,
      },
      {
        title: "a variable remembers that the answer was sent",
        code: `import express from "express";
const app = express();
app.get("/", (req, res) => {
  const isCached = cache.has(req.url);
  if (isCached) res.send(cache.get(req.url));
  if (!isCached) res.send(render(req));
});
`,
        filename: "file.js",
      },
      {
        title: "end without data after another answer of Express does nothing",
        code: `import express from "express";
const app = express();
app.get("/", (req, res) => {
  res.send("ok");
  res.end();
});
`,
      },
      {
        title: "a function that answers gives null, and null is left early",
        code: `import express from "express";
const app = express();
app.get("/:id", async (req, res) => {
  const refuse = (status) => {
    res.sendStatus(status);
    return null;
  };
  const user = (await find(req.params.id)) ?? refuse(404);
  if (!user) return;
  res.json(user);
});
`,
        filename: "file.js",
      },
    ],
    invalid: [
      {
        title: "the return in a callback of forEach does not leave the handler",
        code: `import express from "express";
const app = express();
app.post("/", (req, res) => {
  ["name", "mail"].forEach((key) => {
    if (!req.body[key]) {
      return res.status(400).send(key);
    }
  });
  res.send("ok");
});
`,
        filename: "file.js",
        errors: [{ messageId: "answered", line: 9 }],
      },
      {
        title: "the missing return after an answer of Express",
        code: `import express from "express";
const app = express();
app.get("/users/:id", async (req, res) => {
  const user = await find(req.params.id);
  if (!user) {
    res.status(404).json({ error: "unknown" });
  }
  res.json(user);
});
`,
        filename: "file.js",
        errors: [
          {
            messageId: "answered",
            line: 8,
            message:
              '`res` was finished on line 6; express throws "ERR_HTTP_HEADERS_SENT: Cannot set headers after they are sent to the client". Return after the response is sent.',
          },
        ],
      },
      {
        title: "the missing return in a router with middleware before the handler",
        code: `const { Router } = require("express");
const router = Router();
router.post("/login", limit, (req, res, next) => {
  if (!req.body.password) res.status(400).send("no password");
  login(req.body, (error, token) => {
    if (error) return next(error);
    res.cookie("token", token);
    res.redirect("/");
  });
});
module.exports = router;
`,
        filename: "file.cjs",
        errors: 1,
        options: [{ maybe: true }],
      },
      {
        title: "two answers in a straight line",
        code: `import express from "express";
const app = express();
app.get("/", (req, res) => {
  res.json({ first: true });
  res.json({ second: true });
});
`,
        errors: [{ messageId: "answered", line: 5 }],
      },
      {
        title: "a header that is set after the answer",
        code: `import express from "express";
const app = express();
app.get("/", (req, res) => {
  res.send("ok");
  res.set("x-late", "1");
});
`,
        errors: [{ messageId: "answered", line: 5 }],
      },
      {
        title: "a case without break answers twice",
        code: `import express from "express";
const app = express();
app.get("/:kind", (req, res) => {
  switch (req.params.kind) {
    case "json":
      res.json({});
    case "text":
      res.send("text");
      break;
    default:
      res.sendStatus(404);
  }
});
`,
        filename: "file.js",
        errors: [{ messageId: "answered", line: 8 }],
      },
      {
        title: "the answer of the try block is followed by one after the catch clause",
        code: `import express from "express";
const app = express();
app.get("/", async (req, res) => {
  let report;
  try {
    report = await build();
  } catch (error) {
    res.status(500).json({ error: String(error) });
  }
  res.json(report);
});
`,
        filename: "file.js",
        errors: [{ messageId: "answered", line: 10 }],
      },
      {
        title: "the finally clause answers again",
        code: `import express from "express";
const app = express();
app.get("/", async (req, res) => {
  try {
    res.json(await build());
  } catch (error) {
    res.sendStatus(500);
  } finally {
    res.send();
  }
});
`,
        filename: "file.js",
        errors: [{ messageId: "answered", line: 9 }],
      },
      {
        title: "144: a helper of the same file answers, and its caller answers again",
        code: `import express, { type Response } from "express";
function fail(response: Response, status: number): void {
  response.status(status).json({ status });
}
const app = express();
app.get("/:id", (request, response) => {
  if (request.params["id"] === "0") fail(response, 404);
  response.json({ id: request.params["id"] });
});
`,
        errors: [{ messageId: "answered", line: 8 }],
      },
      {
        title: "the answer is sent once for each row",
        code: `import express from "express";
const app = express();
app.get("/rows", async (req, res) => {
  for (const row of await rows()) {
    res.json(row);
  }
});
`,
        filename: "file.js",
        errors: [{ messageId: "answered", line: 5 }],
      },
      {
        title: "the answer of an array callback runs once for each element",
        code: `import express from "express";
const app = express();
app.get("/", (req, res) => {
  res.send("ok");
  [1, 2].forEach((value) => {
    res.json(value);
  });
});
`,
        errors: [{ messageId: "answered", line: 6 }],
      },
    ],
  },
  { minimum: 24 },
);
