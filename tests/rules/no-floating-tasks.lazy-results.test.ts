/** Does `no-floating-tasks` know what a helper gives that returns lazy work, or a promise with members of its own? */
import { specify } from "../specify.ts";

const KNEX = `import knex from "knex";
const db = knex({ client: "pg" });
function rows(id) {
  return db("users").where({ id });
}
`;

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a query that a helper begins and its caller goes on with",
        code: `${KNEX}export function byName(id) {
  return rows(id).orderBy("name");
}
export async function first(id) {
  return await rows(id).first();
}
`,
      },
      {
        title: "a query of a helper, changed under its name",
        code: `${KNEX}export async function few(id, isShort) {
  const query = rows(id);
  if (isShort) query.limit(10);
  return await query;
}
`,
      },
      {
        title: "a query of a method that other methods go on with",
        code: `${KNEX}export class Users {
  #query(id) {
    return rows(id).select("name");
  }
  async names(id) {
    return await this.#query(id).limit(10);
  }
}
`,
      },
      {
        title: "an effect of a helper that is piped",
        code: `import * as Effect from "effect/Effect";
const send = (body) => Effect.suspend(() => finish(body));
const finish = (body) => Effect.callback((resume) => body.once("finish", () => resume(Effect.void)));
export const detached = (body) => send(body).pipe(Effect.forkDetach);
`,
      },
      {
        title: "a request of a helper, whose member is what is awaited",
        code: `import got from "got";
function load(url) {
  return got(url);
}
export async function text(url) {
  return await load(url).text();
}
`,
      },
    ],
    invalid: [
      {
        title: "a query of a helper as a statement never runs",
        code: `${KNEX}export async function remove(id) {
  rows(id);
}
`,
        errors: [{ messageId: "lazy", line: 7 }],
        output: `${KNEX}export async function remove(id) {
  await rows(id);
}
`,
      },
      {
        title: "an effect of a helper as a statement never runs",
        code: `import * as Effect from "effect/Effect";
const log = (text) => Effect.log(text);
export const main = Effect.gen(function* () {
  log("hello");
  yield* log("bye");
});
`,
        errors: [{ messageId: "lazy-yield", line: 4 }],
      },
      {
        title: "a member of a plain promise that a helper gives",
        code: `async function load(url) {
  const response = await fetch(url);
  return await response.json();
}
function user(id) {
  return load(\`/users/\${id}\`);
}
export async function name(id) {
  return user(id).name;
}
`,
        errors: [{ messageId: "value", line: 9, suggestions: 1 }],
      },
      {
        title: "a query that an async helper has awaited is a plain promise",
        code: `${KNEX}async function found(id) {
  return rows(id).first();
}
export async function name(id) {
  return found(id).name;
}
`,
        errors: [{ messageId: "value", line: 10, suggestions: 1 }],
      },
    ],
  },
  { minimum: 9 },
);
