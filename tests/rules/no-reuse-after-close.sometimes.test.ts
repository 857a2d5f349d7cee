/** What is known after a call that may have closed, or answered? */
import { javascriptLibrary } from "../../tools/fuzz/libraries.ts";
import { specify } from "../specify.ts";

const APP = `import express from "express";
const app = express();
`;

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a variable remembers that a callback of forEach has answered",
        code: `${APP}app.post("/", (req, res) => {
  let failed = false;
  ["name", "mail"].forEach((key) => {
    if (req.body[key]) return;
    failed = true;
    res.status(400).send(key);
  });
  if (failed) return;
  res.send("ok");
});
`,
      },
      {
        title: "the rounds of a loop are over where a failure has led out of it",
        code: `import { Pool } from "pg";
export async function report(isLast, rows) {
  const pool = new Pool();
  if (isLast) {
    try {
      for (const row of rows) {
        await pool.query("insert into report values ($1)", [row]);
      }
    } catch {
      console.warn("not all of them");
    }
    await pool.end();
  }
  await pool.query("select 1");
  if (!isLast) await pool.end();
}
`,
      },
      {
        title: "on another way the variable holds another one, which is open",
        code: `import { Pool } from "pg";
export async function report(isFull) {
  let pool = new Pool();
  if (isFull) {
    await pool.end();
    pool = new Pool({ max: 1 });
    await pool.end();
  }
  await pool.end();
}
`,
      },
      {
        title: "a second close that works leads to no handler",
        settings: { "async-lifecycle": { libraries: [javascriptLibrary] } },
        code: `import { openSession } from "sessions";
export function session(isDone) {
  const made = openSession(1);
  if (isDone) made.close();
  try {
    if (isDone) made.close();
  } catch {
    made.close();
    return made;
  }
  return undefined;
}
`,
      },
      {
        title: "the answer tells itself that it was sent",
        code: `${APP}app.post("/", (req, res) => {
  ["name", "mail"].forEach((key) => {
    if (!req.body[key]) res.status(400).send(key);
  });
  if (!res.headersSent) res.send("ok");
});
`,
      },
      {
        title: "some tells whether one of the rounds has answered",
        code: `${APP}app.post("/", (req, res) => {
  const isIncomplete = ["name", "mail"].some((key) => {
    if (req.body[key]) return false;
    res.status(400).send(key);
    return true;
  });
  if (!isIncomplete) res.send("ok");
});
`,
      },
      {
        title: "a helper tells whether it has answered",
        code: `${APP}function isAllowed(req: express.Request, res: express.Response): boolean {
  if (req.header("x-user")) return true;
  res.status(401).end();
  return false;
}
app.post("/", (req, res) => {
  if (!isAllowed(req, res)) return;
  res.send("ok");
});
`,
      },
      {
        title: "the caller asks the same question as the helper that answers",
        code: `${APP}function refuse(req: express.Request, res: express.Response): void {
  if (!req.header("x-user")) res.status(401).end();
}
app.post("/", (req, res) => {
  refuse(req, res);
  if (req.header("x-user")) res.send("ok");
});
`,
      },
      {
        title: "the caller chooses by a literal that the helper does not answer",
        code: `${APP}function log(res: express.Response, level: string): void {
  if (level === "fatal") res.status(500).end();
}
app.post("/", (_, res) => {
  log(res, "info");
  res.send("ok");
});
`,
      },
    ],
    invalid: [
      {
        title: "a helper answers on some ways, and its caller answers in any case",
        code: `${APP}function refuse(req: express.Request, res: express.Response): void {
  if (!req.header("x-user")) res.status(401).end();
}
app.post("/", (req, res) => {
  refuse(req, res);
  res.send("ok");
});
`,
        errors: [{ messageId: "answered", line: 8 }],
      },
      {
        title: "a string remembers that the answer was sent, and the wrong one is asked for",
        code: `${APP}app.get("/", (req, res) => {
  let state = "open";
  if (req.query.a) {
    res.send("a");
    state = "sent";
  }
  if (state === "sent") res.send("b");
});
`,
        errors: [{ messageId: "answered", line: 9 }],
      },
    ],
  },
  { minimum: 8 },
);
