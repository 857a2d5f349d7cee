/** Which repairs other than holding a resource can be written, and which cannot? */
import type { Repair } from "../../../src/core/repairs.ts";
import { type Find, momentAt, type Reading, type Written } from "./written.ts";

/** One case: the code, and the repair of it. */
export interface IntentCase extends Reading {
  readonly title: string;
  readonly verdict: Written["verdict"];
  readonly code: string;
  readonly repair: (find: Find) => Repair;
}

type Make = (find: Find) => Repair;

const awaitTask = (text: string, proven = true): Make => (find) => ({ kind: "await-task", task: momentAt(find(text)), proven });
const leaveAlone = (text: string): Make => (find) => ({ kind: "leave-alone", task: momentAt(find(text)) });
const runInside = (text: string, passesArguments = true): Make => (find) => ({ kind: "run-inside", inner: momentAt(find(text)), proven: true, passesArguments });
const useHandle = (text: string, outer = "db", handle = "tx"): Make => (find) => ({ kind: "use-handle", inner: momentAt(find(text)), outer, handle });
const returnAfter = (text: string): Make => (find) => ({ kind: "return-after", event: momentAt(find(text)) });
const remove = (text: string): Make => (find) => ({ kind: "remove", first: momentAt(find(text)), event: momentAt(find(text)) });
const twin = (text: string, name = "readFile", from: string | undefined = "node:fs/promises"): Make => (find) => ({
  kind: "call-twin",
  call: momentAt(find(text)),
  name,
  from,
});
const before = (task: string, close: string, isScopeEnd = false): Make => (find) => ({
  kind: "await-before",
  task: momentAt(find(task)),
  before: momentAt(find(close)),
  isScopeEnd,
  proven: true,
});

export const AWAITING: readonly IntentCase[] = [
  { title: "a dropped call", verdict: "fix", code: "async function f() {\n  g();\n}\n", repair: awaitTask("g()") },
  { title: "a dropped call, when nothing is proven", verdict: "suggestion", code: "async function f() {\n  g();\n}\n", repair: awaitTask("g()", false) },
  { title: "not in a sync function", verdict: "declined", code: "function f() {\n  g();\n}\n", repair: awaitTask("g()") },
  { title: "not in the default of a parameter", verdict: "declined", code: "async function f(a = g()) {}\n", repair: awaitTask("g()") },
  { title: "not in a field of a class", verdict: "declined", code: "async function f() { class C { x = g(); } }\n", repair: awaitTask("g()") },
  { title: "at the top of an ES module", verdict: "fix", filename: "case.mjs", code: "g();\n", repair: awaitTask("g()") },
  { title: "not at the top of a CommonJS file", verdict: "declined", filename: "case.cjs", sourceType: "commonjs", code: "g();\n", repair: awaitTask("g()") },
  { title: "not at the top of a script", verdict: "declined", filename: "case.js", sourceType: "script", code: "g();\n", repair: awaitTask("g()") },
  { title: "not at the top of TypeScript that may become CommonJS", verdict: "declined", filename: "case.ts", code: 'import "a";\ng();\n', repair: awaitTask("g()") },
  { title: "but where the file awaits already", verdict: "fix", filename: "case.ts", code: 'import "a";\nawait h();\ng();\n', repair: awaitTask("g()") },
  { title: "`or` in parentheses", verdict: "fix", code: "async function f(a) {\n  a || g();\n}\n", repair: awaitTask("a || g()") },
  { title: "a conditional in parentheses", verdict: "fix", code: "async function f(a) {\n  a ? g() : h();\n}\n", repair: awaitTask("a ? g() : h()") },
  { title: "parentheses that are there serve", verdict: "fix", code: "async function f(a) {\n  (a || g());\n}\n", repair: awaitTask("a || g()") },
  { title: "a chain of handlers as a whole", verdict: "fix", code: "async function f(a) {\n  g().then(a).finally(a);\n}\n", repair: awaitTask("g()") },
  { title: "an optional chain as a whole", verdict: "fix", code: "async function f(a) {\n  a?.g().then(a);\n}\n", repair: awaitTask("a?.g()") },
  { title: "a part of a member expression", verdict: "fix", code: "async function f() {\n  return g().length;\n}\n", repair: awaitTask("g()") },
  { title: "the body of an arrow function", verdict: "fix", code: "const f = async (a) => a || g();\n", repair: awaitTask("a || g()") },
  { title: "a construction", verdict: "fix", code: "async function f(a) {\n  new Promise(a);\n}\n", repair: awaitTask("new Promise(a)") },
  { title: "a returned call", verdict: "fix", code: "async function f() {\n  return g();\n}\n", repair: awaitTask("return g();") },
  { title: "a returned assertion", verdict: "fix", code: "async function f() {\n  return g() as Promise<void>;\n}\n", repair: awaitTask("return g() as Promise<void>;") },
  { title: "`void` gives way", verdict: "fix", code: "async function f() {\n  void g();\n}\n", repair: awaitTask("g()") },
  { title: "what is awaited already", verdict: "declined", code: "async function f() {\n  await g();\n}\n", repair: awaitTask("g()") },
  { title: "a body without braces", verdict: "fix", code: "async function f(a) {\n  if (a) g();\n  else h();\n}\n", repair: awaitTask("g()") },
  { title: "a list of tasks", verdict: "fix", code: "async function f(a) {\n  a.map(g);\n}\n", repair: awaitTask("a.map(g)") },
  { title: "a list of tasks where `Promise` means something else", verdict: "declined", code: "async function f(a, Promise) {\n  a.map(g);\n}\n", repair: awaitTask("a.map(g)") },
  { title: "an array of tasks", verdict: "fix", code: "async function f(a) {\n  [g(), h()];\n}\n", repair: awaitTask("[g(), h()]") },
  { title: "`forEach` becomes a loop", verdict: "suggestion", code: "async function f(a) {\n  a.forEach(async (i) => {\n    await g(i); // each\n  });\n}\n", repair: awaitTask("a.forEach(async (i) => {\n    await g(i); // each\n  })") },
  { title: "`forEach` of an array with a return becomes a list", verdict: "suggestion", code: "async function f(...a) {\n  a.forEach(async (i) => { if (i) return; await g(i); });\n}\n", repair: awaitTask("a.forEach(async (i) => { if (i) return; await g(i); })") },
  { title: "`forEach` of an array with an index becomes a list", verdict: "suggestion", code: "async function f(a: readonly string[]) {\n  a.forEach(async (i, n) => { await g(i, n); });\n}\n", repair: awaitTask("a.forEach(async (i, n) => { await g(i, n); })") },
  { title: "`forEach` of an array over its own name becomes a list", verdict: "suggestion", code: "async function f(...a) {\n  a.forEach(async (a) => { await g(a); });\n}\n", repair: awaitTask("a.forEach(async (a) => { await g(a); })") },
  { title: "`forEach` with an index stays where the list may be no array", verdict: "declined", code: "async function f(a) {\n  a.forEach(async (i, n) => { await g(i, n); });\n}\n", repair: awaitTask("a.forEach(async (i, n) => { await g(i, n); })") },
  { title: "`forEach` of a map stays, since a loop gives pairs", verdict: "declined", code: "async function f(b) {\n  const a = new Map(b);\n  a.forEach(async (i) => { await g(i); });\n}\n", repair: awaitTask("a.forEach(async (i) => { await g(i); })") },
  { title: "`forEach` of what may be absent stays", verdict: "declined", code: "async function f(a) {\n  a?.forEach(async (i) => { await g(i); });\n}\n", repair: awaitTask("a?.forEach(async (i) => { await g(i); })") },
  { title: "`forEach` with a function by name stays", verdict: "declined", code: "async function f(a) {\n  a.forEach(g);\n}\n", repair: awaitTask("a.forEach(g)") },
  { title: "`forEach` with a function that is not async stays", verdict: "declined", code: "async function f(a) {\n  a.forEach((i) => g(i));\n}\n", repair: awaitTask("a.forEach((i) => g(i))") },
  { title: "an await stays as it is", verdict: "declined", code: "async function f(a) {\n  await g(a);\n}\n", repair: awaitTask("await g(a);") },
  { title: "a list that may be absent stays", verdict: "declined", code: "async function f(a) {\n  a?.map(g);\n}\n", repair: awaitTask("a?.map(g)") },
  { title: "`forEach` with a parameter that is written", verdict: "suggestion", code: "async function f(a) {\n  a.forEach(async (i) => { i++; await g(i); });\n}\n", repair: awaitTask("a.forEach(async (i) => { i++; await g(i); })") },
];

export const BEFORE: readonly IntentCase[] = [
  { title: "before a close", verdict: "fix", code: "async function f(x) {\n  const p = x.go();\n  await x.close();\n}\n", repair: before("x.go()", "x.close()") },
  { title: "before a close in a branch without braces", verdict: "fix", code: "async function f(x) {\n  const p = x.go();\n  if (x) x.close();\n}\n", repair: before("x.go()", "x.close()") },
  { title: "without semicolons", verdict: "fix", code: "async function f(x) {\n\tlet p\n\tp = x.go()\n\tx.close()\n}\n", repair: before("x.go()", "x.close()") },
  { title: "without semicolons, before a line that would join", verdict: "fix", code: "async function f(x) {\n  const p = x.go()\n  ;(x.close)()\n}\n", repair: before("x.go()", "(x.close)()") },
  { title: "not where the task cannot be seen", verdict: "declined", code: "async function f(x) {\n  try {\n    const p = x.go();\n  } finally {\n    await x.close();\n  }\n}\n", repair: before("x.go()", "x.close()") },
  { title: "not where the name means another thing", verdict: "declined", code: "async function f(x) {\n  const p = x.go();\n  {\n    const p = 1;\n    x.close(p);\n  }\n}\n", repair: before("x.go()", "x.close(p)") },
  { title: "not in a sync function", verdict: "declined", code: "function f(x) {\n  const p = x.go();\n  x.close();\n}\n", repair: before("x.go()", "x.close()") },
  { title: "a dropped task is awaited where it stands", verdict: "fix", code: "async function f(x) {\n  x.go();\n  await x.close();\n}\n", repair: before("x.go()", "x.close()") },
  { title: "a returned task too", verdict: "fix", code: "async function f() {\n  await using x = open();\n  return x.go();\n}\n", repair: before("return x.go();", "await using x = open();", true) },
  { title: "at the end of a scope", verdict: "fix", code: "async function f() {\n  {\n    await using x = open();\n    const p = x.go();\n    log(); // last\n  }\n}\n", repair: before("x.go()", "await using x = open();", true) },
  { title: "at the end of a scope, before the return", verdict: "fix", code: "async function f() {\n  await using x = open();\n  const p = x.go();\n  return 1;\n}\n", repair: before("x.go()", "await using x = open();", true) },
  { title: "at the end of a scope, with what is returned", verdict: "fix", code: "async function f() {\n  await using x = open();\n  const p = x.go();\n  return p;\n}\n", repair: before("x.go()", "await using x = open();", true) },
  { title: "at the end of a scope on one line", verdict: "fix", code: "async function f() { await using x = open(); const p = x.go(); }\n", repair: before("x.go()", "await using x = open();", true) },
  { title: "a list of tasks as a whole", verdict: "fix", code: "async function f(x, a) {\n  const p = a.map(async (i) => { await x.go(i); });\n  await x.close();\n}\n", repair: before("a.map(async (i) => { await x.go(i); })", "x.close()") },
  { title: "a list of tasks that is returned", verdict: "fix", code: "async function f(a) {\n  await using x = open();\n  const p = a.map(async (i) => { await x.go(i); });\n  return p;\n}\n", repair: before("a.map(async (i) => { await x.go(i); })", "await using x = open();", true) },
  { title: "the array that a task was put in", verdict: "fix", code: "async function f(x) {\n  const p = [];\n  p.push(x.go());\n  await x.close();\n}\n", repair: before("x.go()", "x.close()") },
  { title: "not what may be no array", verdict: "declined", code: "async function f(x, p) {\n  p.push(x.go());\n  await x.close();\n}\n", repair: before("x.go()", "x.close()") },
  { title: "not a promise that an executor settles while its work goes on", verdict: "declined", code: "async function f(x) {\n  const p = new Promise(async (r) => { r(); await x.go(); });\n  await x.close();\n}\n", repair: before("new Promise(async (r) => { r(); await x.go(); })", "x.close()") },
  { title: "a task in an array is in no variable", verdict: "declined", code: "async function f(x) {\n  const p = [x.go()];\n  await x.close();\n}\n", repair: before("x.go()", "x.close()") },
];

export const RUNS: readonly IntentCase[] = [
  { title: "a function as it is written", verdict: "fix", code: "async function f(m) {\n  await m.runExclusive(async () => {\n    await g();\n  });\n}\n", repair: runInside("m.runExclusive(async () => {\n    await g();\n  })") },
  { title: "an expression", verdict: "fix", code: "async function f(m) {\n  await m.runExclusive(() => g());\n}\n", repair: runInside("m.runExclusive(() => g())") },
  { title: "a function that leaves nothing to wait for", verdict: "fix", code: "async function f(m) {\n  await m.runExclusive(() => {\n    g();\n  });\n}\n", repair: runInside("m.runExclusive(() => {\n    g();\n  })") },
  { title: "a function that may return a task", verdict: "fix", code: "async function f(m) {\n  await m.runExclusive(() => {\n    return g();\n  });\n}\n", repair: runInside("m.runExclusive(() => {\n    return g();\n  })") },
  { title: "an expression in parentheses", verdict: "fix", code: "async function f(m) {\n  return await m.runExclusive(() => ({ a: 1 }));\n}\n", repair: runInside("m.runExclusive(() => ({ a: 1 }))") },
  { title: "an expression that needs parentheses", verdict: "fix", code: "async function f(m) {\n  await m.runExclusive(() => m ?? g());\n}\n", repair: runInside("m.runExclusive(() => m ?? g())") },
  { title: "a name", verdict: "fix", code: "async function f(m) {\n  const work = async () => {};\n  await m.runExclusive(work);\n}\n", repair: runInside("m.runExclusive(work)") },
  { title: "an unknown name that the library hands nothing", verdict: "suggestion", code: "async function f(m, work) {\n  await m.runExclusive(work);\n}\n", repair: runInside("m.runExclusive(work)", false) },
  { title: "not an unknown name, which may take what the library hands it", verdict: "declined", code: "async function f(m, work) {\n  await m.runExclusive(work);\n}\n", repair: runInside("m.runExclusive(work)") },
  { title: "a lock by name", verdict: "fix", code: "async function f() {\n  await navigator.locks.request('a', async () => { await g(); });\n}\n", repair: runInside("navigator.locks.request('a', async () => { await g(); })") },
  { title: "not with the releaser", verdict: "declined", code: "async function f(m) {\n  await m.runExclusive(async (r) => { r(); });\n}\n", repair: runInside("m.runExclusive(async (r) => { r(); })") },
  { title: "not with arguments that do something", verdict: "declined", code: "async function f(m) {\n  await m.runExclusive(async () => {}, g());\n}\n", repair: runInside("m.runExclusive(async () => {}, g())") },
  { title: "not with a `this` of its own", verdict: "declined", code: "async function f(m) {\n  await m.runExclusive(async function () { await this.g(); });\n}\n", repair: runInside("m.runExclusive(async function () { await this.g(); })") },
  { title: "not when a comment would be lost", verdict: "declined", code: "async function f(m) {\n  await m.runExclusive(/* why */ async () => {});\n}\n", repair: runInside("m.runExclusive(/* why */ async () => {})") },
  { title: "an effect is yielded", verdict: "suggestion", code: "const p = Effect.gen(function* () {\n  const a = Effect.runSync(b);\n  return a;\n});\n", repair: runInside("Effect.runSync(b)") },
  { title: "an effect is yielded in an expression", verdict: "suggestion", code: "const p = Effect.gen(function* () {\n  return Effect.runSync(b) + 1;\n});\n", repair: runInside("Effect.runSync(b)") },
  { title: "the handle for the client", verdict: "suggestion", code: "db.transaction(async (tx) => {\n  await db.insert(1);\n});\n", repair: useHandle("db.insert(1)") },
  { title: "the handle for a client that is called", verdict: "suggestion", code: "knex.transaction(async (tx) => {\n  await knex('a').select();\n});\n", repair: useHandle("knex('a').select()", "knex") },
  { title: "the handle for a client in a field", verdict: "suggestion", code: "class C {\n  f() {\n    return this.db.transaction(async (tx) => { await this.db.a.insert(1); });\n  }\n}\n", repair: useHandle("this.db.a.insert(1)", "this.db") },
  { title: "the handle for a tag", verdict: "suggestion", code: "sql.begin(async (tx) => {\n  await sql`a`;\n});\n", repair: useHandle("sql`a`", "sql") },
  { title: "the handle that the client gave", verdict: "suggestion", code: "async function f(db) {\n  const tx = await db.connect();\n  await tx.query(1);\n  await db.query(2);\n}\n", repair: useHandle("db.query(2)") },
  { title: "not a handle that may be another one by then", verdict: "declined", code: "async function f(db) {\n  let tx = await db.connect();\n  await db.query(2);\n}\n", repair: useHandle("db.query(2)") },
  { title: "not a handle that comes later", verdict: "declined", code: "async function f(db) {\n  await db.query(2);\n  const tx = await db.connect();\n}\n", repair: useHandle("db.query(2)") },
  { title: "not when the handle means something else", verdict: "declined", code: "db.transaction(async (tx) => {\n  { const tx = 1; await db.insert(tx); }\n});\n", repair: useHandle("db.insert(tx)") },
  { title: "not when another call's parameter has its name", verdict: "declined", code: "db.transaction(async (tx) => {\n  a.each(async (tx) => { await db.insert(tx); });\n});\n", repair: useHandle("db.insert(tx)") },
];

export const CALLS: readonly IntentCase[] = [
  { title: "`void` in front", verdict: "suggestion", code: "function f() {\n  g();\n}\n", repair: leaveAlone("g()") },
  { title: "`void` in front of a chain", verdict: "suggestion", code: "function f(a) {\n  a?.g().then(a);\n}\n", repair: leaveAlone("a?.g()") },
  { title: "`void` with parentheses", verdict: "suggestion", code: "function f(a) {\n  a && g();\n}\n", repair: leaveAlone("a && g()") },
  { title: "no `void` for a value that is used", verdict: "declined", code: "const f = () => g();\n", repair: leaveAlone("g()") },
  { title: "`return` after a response", verdict: "suggestion", at: "r.send(2)", code: "function f(q, r) {\n  if (q) {\n    r.send(1); // no\n  }\n  r.send(2);\n}\n", repair: returnAfter("r.send(1)") },
  { title: "`return` in a body without braces", verdict: "suggestion", at: "r.send(2)", code: "function f(q, r) {\n  if (q) r.send(1);\n  r.send(2);\n}\n", repair: returnAfter("r.send(1)") },
  { title: "`return` without semicolons", verdict: "suggestion", at: "r.send(2)", code: "function f(q, r) {\n\tif (q) {\n\t\tr.send(1)\n\t}\n\tr.send(2)\n}\n", repair: returnAfter("r.send(1)") },
  { title: "`return` after an awaited one", verdict: "suggestion", at: "r.send(2)", code: "async function f(q, r) {\n  if (q) { await r.send(1); }\n  r.send(2);\n}\n", repair: returnAfter("r.send(1)") },
  { title: "no `return` at the end anyway", verdict: "declined", at: "r.send(1)", code: "function f(q, r) {\n  r.send(1);\n}\n", repair: returnAfter("r.send(1)") },
  { title: "no `return` in a constructor", verdict: "declined", at: "r.send(2)", code: "class C {\n  constructor(r) {\n    r.send(1);\n    r.send(2);\n  }\n}\n", repair: returnAfter("r.send(1)") },
  { title: "no `return` in a module", verdict: "declined", at: "r.send(2)", code: "r.send(1);\nr.send(2);\n", repair: returnAfter("r.send(1)") },
  { title: "no `return` in a generator", verdict: "declined", at: "yield 1", code: "function* f(r) {\n  r.send(1);\n  yield 1;\n}\n", repair: returnAfter("r.send(1)") },
  { title: "no `return` where results are given", verdict: "declined", at: "r.send(2)", code: "function f(q, r) {\n  if (q) { r.send(1); }\n  return r.send(2);\n}\n", repair: returnAfter("r.send(1)") },
  { title: "no `return` that a `finally` overtakes", verdict: "declined", at: "r.send(2)", code: "function f(q, r) {\n  try {\n    r.send(1);\n  } finally {\n    r.send(2);\n  }\n}\n", repair: returnAfter("r.send(1)") },
  { title: "`return` in a `try` whose `finally` does something else", verdict: "suggestion", at: "r.send(2)", code: "function f(q, r) {\n  try {\n    if (q) {\n      r.send(1);\n    }\n    r.send(2);\n  } finally {\n    q();\n  }\n}\n", repair: returnAfter("r.send(1)") },
  { title: "no `return` out of another function", verdict: "declined", at: "r.send(2)", code: "function f(q, r) {\n  q.forEach(() => {\n    r.send(1);\n    q();\n  });\n  r.send(2);\n}\n", repair: returnAfter("r.send(1)") },
  { title: "a call goes with its line", verdict: "suggestion", code: "async function f(x) {\n  await x.close();\n  await x.close();\n  g();\n}\n", repair: remove("x.close()") },
  { title: "a call goes, a comment stays", verdict: "suggestion", code: "function f(x) {\n  // last\n  x.close(); // really\n}\n", repair: remove("x.close()") },
  { title: "a call stays with its comment inside", verdict: "declined", code: "function f(x) {\n  x.close(/* now */);\n}\n", repair: remove("x.close(/* now */)") },
  { title: "a call that does more stays", verdict: "declined", code: "function f(x) {\n  x.write(g());\n}\n", repair: remove("x.write(g())") },
  { title: "a body without braces stays", verdict: "declined", code: "function f(x) {\n  if (x) x.close();\n}\n", repair: remove("x.close()") },
  { title: "a `finally` goes with it", verdict: "suggestion", code: "function f(x) {\n  try {\n    g();\n  } catch {\n    h();\n  } finally {\n    x.close();\n  }\n}\n", repair: remove("x.close()") },
  { title: "a `finally` without a `catch` stays", verdict: "declined", code: "function f(x) {\n  try {\n    g();\n  } finally {\n    x.close();\n  }\n}\n", repair: remove("x.close()") },
  { title: "a close in a `finally` stays, and the one before it goes", verdict: "suggestion", code: "function f(x) {\n  try {\n    g();\n    x.close();\n  } finally {\n    x.close(1);\n  }\n}\n", repair: (find) => ({ kind: "remove", event: momentAt(find("x.close(1)")), first: momentAt(find("x.close()")) }) },
  { title: "not when a branch would be left without a statement", verdict: "declined", code: "function f(x) {\n  try {\n    if (g()) { x.close(); }\n  } finally {\n    x.close(1);\n  }\n}\n", repair: (find) => ({ kind: "remove", event: momentAt(find("x.close(1)")), first: momentAt(find("x.close()")) }) },
  { title: "lines that would join stay", verdict: "declined", code: "function f(x) {\n  g()\n  x.close();\n  [1].at(0)\n}\n", repair: remove("x.close()") },
  { title: "a twin with its import", verdict: "suggestion", code: 'import { readFileSync } from "node:fs";\nasync function f(a) {\n  return readFileSync(a).toString();\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin of a namespace", verdict: "suggestion", code: "import fs from 'fs';\nimport { b } from 'b';\nasync function f(a) {\n  b(fs.readFileSync(a));\n}\n", repair: twin("fs.readFileSync(a)") },
  { title: "a twin in an import that is there", verdict: "suggestion", code: 'import { open } from "fs/promises";\nasync function f(a) {\n  readFileSync(a);\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin that is imported", verdict: "suggestion", code: 'import { readFile as read } from "fs/promises";\nasync function f(a) {\n  readFileSync(a);\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin in a module that is imported as a whole", verdict: "suggestion", code: 'import * as fsp from "node:fs/promises";\nasync function f(a) {\n  readFileSync(a);\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin by another name", verdict: "suggestion", code: 'import { readFile, readFileSync } from "node:fs";\nasync function f(a) {\n  readFileSync(a);\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin in CommonJS", verdict: "suggestion", filename: "case.cjs", sourceType: "commonjs", code: "'use strict';\nconst fs = require('fs');\nasync function f(a) {\n  fs.readFileSync(a);\n}\n", repair: twin("fs.readFileSync(a)") },
  { title: "a twin in CommonJS without any import", verdict: "suggestion", filename: "case.cjs", sourceType: "commonjs", code: "'use strict';\nasync function f(a) {\n  fs.readFileSync(a);\n}\n", repair: twin("fs.readFileSync(a)") },
  { title: "a twin takes the place of an import that nothing else needs", verdict: "suggestion", code: 'import { existsSync, readFileSync, statSync } from "node:fs";\nasync function f(a) {\n  existsSync(a);\n  statSync(a);\n  readFileSync(a);\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin leaves an import that is needed", verdict: "suggestion", code: 'import { readFileSync } from "node:fs";\nconst b = readFileSync("b");\nasync function f(a) {\n  readFileSync(a);\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin, and the import that nothing needs any more goes", verdict: "suggestion", code: 'import { readFileSync } from "node:fs";\nimport { readFile } from "node:fs/promises";\nasync function f(a) {\n  await readFile(readFileSync(a));\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin, and the namespace that nothing needs any more goes", verdict: "suggestion", code: 'import * as fs from "fs";\nimport { readFile } from "node:fs/promises";\nasync function f(a) {\n  await readFile(fs.readFileSync(a));\n}\n', repair: twin("fs.readFileSync(a)") },
  { title: "a twin, and an import with a comment stays", verdict: "suggestion", code: 'import { /* sync */ readFileSync } from "node:fs";\nimport { readFile } from "node:fs/promises";\nasync function f(a) {\n  await readFile(readFileSync(a));\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin, and an import of what may do something when it is loaded stays", verdict: "suggestion", code: 'import { readFileSync } from "graceful-fs";\nasync function f(a) {\n  readFileSync(a);\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin, and an import that is needed by a comment stays", verdict: "suggestion", code: 'import * as fs from "fs";\n/** @param {fs.PathLike} a */\nasync function f(a) {\n  fs.readFileSync(a);\n}\n', repair: twin("fs.readFileSync(a)") },
  { title: "a twin, and an import that is exported again stays", verdict: "suggestion", code: 'import fs from "fs";\nexport { fs };\nasync function f(a) {\n  fs.readFileSync(a);\n}\n', repair: twin("fs.readFileSync(a)") },
  { title: "a twin, and braces after a default import go", verdict: "suggestion", code: 'import fs, { readFileSync } from "fs";\nfs.statSync("b");\nasync function f(a) {\n  readFileSync(a);\n}\n', repair: twin("readFileSync(a)") },
  { title: "a twin takes the place of a default import", verdict: "suggestion", code: 'import fs from "fs";\nimport path from "path";\nasync function f(a) {\n  return fs.readFileSync(path.resolve(a));\n}\n', repair: twin("fs.readFileSync(path.resolve(a))") },
  { title: "a twin takes the place of a required name", verdict: "suggestion", filename: "case.cjs", sourceType: "commonjs", code: "const { readFileSync } = require('fs');\nasync function f(a) {\n  readFileSync(a);\n}\n", repair: twin("readFileSync(a)") },
  { title: "a twin takes the place of one of several required names", verdict: "suggestion", filename: "case.cjs", sourceType: "commonjs", code: "const { statSync, readFileSync } = require('fs');\nasync function f(a) {\n  statSync(a);\n  readFileSync(a);\n}\n", repair: twin("readFileSync(a)") },
  { title: "a twin leaves a rest of required names as it is", verdict: "suggestion", filename: "case.cjs", sourceType: "commonjs", code: "const { readFileSync, ...others } = require('fs');\nasync function f(a) {\n  others.statSync(a);\n  readFileSync(a);\n}\n", repair: twin("readFileSync(a)") },
  { title: "a twin that is required", verdict: "suggestion", filename: "case.cjs", sourceType: "commonjs", code: "const { readFile: read } = require('fs/promises');\nasync function f(a) {\n  readFileSync(a);\n}\n", repair: twin("readFileSync(a)") },
  { title: "a twin in a module that is required as a whole", verdict: "suggestion", filename: "case.cjs", sourceType: "commonjs", code: "const fsp = require('node:fs/promises');\nasync function f(a) {\n  readFileSync(a);\n}\n", repair: twin("readFileSync(a)") },
  { title: "a twin that is required by a name with another meaning here", verdict: "suggestion", filename: "case.cjs", sourceType: "commonjs", code: "const fsp = require('fs/promises');\nasync function f(a, fsp) {\n  readFileSync(a);\n}\n", repair: twin("readFileSync(a)") },
  { title: "no twin for a descriptor", verdict: "declined", code: 'import { readFileSync } from "node:fs";\nasync function f() {\n  readFileSync(0);\n}\n', repair: twin("readFileSync(0)") },
  { title: "no twin for a descriptor in a variable", verdict: "declined", code: 'import { openSync, readFileSync } from "node:fs";\nasync function f(a) {\n  const b = openSync(a);\n  readFileSync(b);\n}\n', repair: twin("readFileSync(b)") },
  { title: "no twin that fails where the call gives nothing", verdict: "declined", code: 'import { statSync } from "node:fs";\nasync function f(a) {\n  statSync(a, { throwIfNoEntry: false });\n}\n', repair: twin("statSync(a, { throwIfNoEntry: false })", "stat") },
  { title: "no twin for what a scope holds", verdict: "declined", code: 'import { mkdtempDisposableSync } from "node:fs";\nasync function f(a) {\n  using b = mkdtempDisposableSync(a);\n}\n', repair: twin("mkdtempDisposableSync(a)", "mkdtempDisposable") },
  { title: "no twin for a function that is handed over", verdict: "declined", code: "async function f(read, a) {\n  read(a);\n}\n", repair: twin("read(a)") },
  { title: "no twin in a sync function", verdict: "declined", code: "function f(a) {\n  readFileSync(a);\n}\n", repair: twin("readFileSync(a)") },
  { title: "no twin that nobody exports", verdict: "declined", code: "async function f(a) {\n  readFileSync(a);\n}\n", repair: (find) => ({ kind: "call-twin", call: momentAt(find("readFileSync(a)")), name: "readFile", from: undefined }) },
];
