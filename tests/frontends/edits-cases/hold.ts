/** Which resources can be held in their block, by `using`, a stack or `finally`, and which cannot? */
import { DATABASE, HANDLE, type Held, SERVER, SESSION } from "./resources.ts";
import type { Reading, Written } from "./written.ts";

/** One case: the body of `async function f(a)`, unless it is whole code. */
export interface HoldCase extends Held, Reading {
  readonly title: string;
  readonly verdict: Written["verdict"];
  readonly body?: string;
  readonly code?: string;
}

const session = { spec: SESSION } as const;
const closed = { closes: ["x.close()"] } as const;
const inFinally = { disposal: "try-finally" } as const;

/** Never closed before. */
export const LEAKS: readonly HoldCase[] = [
  { title: "a class with the symbol is held by `await using`", verdict: "fix", ...session, body: "const x = await open();\nawait x.query(1);" },
  { title: "a class without the symbol is held by a stack", verdict: "fix", body: "const x = await open();\nawait x.query(1);" },
  { title: "without `using`, the rest of the block goes into a `try`", verdict: "fix", ...inFinally, body: "const x = await open();\nconst r = await x.query(1);\nreturn r;" },
  { title: "a sync class is held by `using`", verdict: "fix", spec: DATABASE, code: "function f() {\n\tconst x = open();\n\tx.go();\n}\n" },
  { title: "a sync class without the symbol is held by a sync stack", verdict: "fix", spec: HANDLE, code: "function f() {\n  const x = open();\n  x.go();\n}\n" },
  { title: "a sync closer needs no await in `finally`", verdict: "fix", spec: HANDLE, ...inFinally, code: "function f() {\n  const x = open();\n  x.go();\n}\n" },
  { title: "an async closer has no place in a sync function", verdict: "declined", code: "function f() {\n  const x = open();\n  x.go();\n}\n" },
  { title: "nor in a sync function inside of an async one", verdict: "declined", body: "const g = () => {\n  const x = open();\n  x.go();\n};" },
  { title: "`await using` does not stand in a static block", verdict: "declined", ...session, code: "class C {\n  static {\n    const x = open();\n    x.go();\n  }\n}\n" },
  { title: "`using` does", verdict: "fix", spec: DATABASE, code: "class C {\n  static {\n    const x = open();\n    x.go();\n  }\n}\n" },
  { title: "in a switch case a block is added", verdict: "fix", ...session, body: "switch (a) {\n  case 1:\n    const x = await open();\n    await x.query(1);\n    break;\n  default:\n}" },
  { title: "unless another case needs what the block would hide", verdict: "declined", ...session, body: "switch (a) {\n  case 1:\n    const x = await open();\n    const y = await x.query(1);\n    break;\n  default:\n    y.go();\n}" },
  { title: "at the top of a script there is no `using`", verdict: "suggestion", spec: DATABASE, filename: "case.js", sourceType: "script", code: "const x = open();\nx.go();\n" },
  { title: "at the top of a CommonJS file there is", verdict: "suggestion", spec: DATABASE, filename: "case.cjs", sourceType: "commonjs", code: "const x = open();\nx.go();\n" },
  { title: "but no `await using`", verdict: "declined", ...session, filename: "case.cjs", sourceType: "commonjs", code: "const x = open();\nx.go();\n" },
  { title: "what a module opens may live as long as the program", verdict: "suggestion", ...session, filename: "case.mjs", code: "const x = await open();\nawait x.query(1);\n" },
  { title: "an exported resource is everybody's", verdict: "declined", ...session, filename: "case.mjs", code: "export const x = await open();\nawait x.query(1);\n" },
  { title: "so is one that is exported later", verdict: "declined", ...session, filename: "case.mjs", code: "const x = await open();\nawait x.query(1);\nexport { x };\n" },
  { title: "the returned resource belongs to the caller", verdict: "declined", ...session, body: "const x = await open();\nreturn x;" },
  { title: "also inside of an object", verdict: "declined", ...session, body: "const x = await open();\nreturn { x, a };" },
  { title: "also as one of two", verdict: "declined", ...session, body: "const x = await open();\nreturn a ?? x;" },
  { title: "the yielded one too", verdict: "declined", ...session, open: "open()", code: "async function* f() {\n  const x = await open();\n  yield x;\n}\n" },
  { title: "the stored one too", verdict: "declined", ...session, body: "const x = await open();\na.x = x;" },
  { title: "and one with a second name", verdict: "declined", ...session, body: "const x = await open();\nconst y = x;\nawait y.query(1);" },
  { title: "and one that a stack owns already", verdict: "declined", ...session, body: "const x = await open();\na.use(x);" },
  { title: "and one that closes itself at the end of a stream", verdict: "declined", body: "const x = await open();\nx.stream().pipe(a);" },
  { title: "a `let` that is never written again is as good as `const`", verdict: "fix", ...session, body: "let x = await open();\nawait x.query(1);" },
  { title: "a `let` that is written again holds two resources", verdict: "declined", ...session, body: "let x = await open();\nx = a;" },
  { title: "a `var` has no block", verdict: "declined", ...session, body: "var x = await open();\nawait x.query(1);" },
  { title: "two declarators stay", verdict: "declined", ...session, body: "const x = await open(), y = 1;\nawait x.query(y);" },
  { title: "a pattern is no name", verdict: "declined", ...session, body: "const { x } = await open();\nawait x.query(1);" },
  { title: "a second close would be one too many", verdict: "declined", ...session, body: "const x = await open();\nawait x[Symbol.asyncDispose]();" },
  { title: "a returned task is awaited in the same edit", verdict: "fix", ...session, body: "const x = await open();\nreturn x.query(1);" },
  { title: "with parentheses where they are needed", verdict: "fix", ...session, body: "const x = await open();\nreturn a ? x.query(1) : x.query(2);" },
  { title: "a returned task in a variable is awaited too", verdict: "fix", ...session, body: "const x = await open();\nconst p = x.query(1);\nreturn p;" },
  { title: "to await in a `try` wakes its `catch`", verdict: "suggestion", ...session, body: "const x = await open();\ntry {\n  return x.query(1);\n} catch {\n  return 2;\n}" },
  { title: "a task that is returned in an array cannot be awaited there", verdict: "declined", ...session, body: "const x = await open();\nreturn [x.query(1)];" },
  { title: "a task in a variable that is awaited is over", verdict: "fix", ...session, body: "const x = await open();\nconst p = x.query(1);\nawait p;" },
  { title: "one that nobody awaits would be cut off", verdict: "declined", ...session, body: "const x = await open();\nx.query(1);" },
  { title: "all of several are awaited", verdict: "fix", ...session, body: "const x = await open();\nawait Promise.all([x.query(1), x.query(2)]);" },
  { title: "a child that is returned would arrive closed", verdict: "declined", body: "const x = await open();\nconst c = await x.connect();\nreturn c;" },
  { title: "a child that stays is fine", verdict: "fix", body: "const x = await open();\nconst c = await x.connect();\nawait c.run();" },
  { title: "a task that a list from before the block keeps would outlive it", verdict: "declined", ...session, body: "const p = [];\nfor (const i of a) {\n  const x = await open();\n  p.push(x.query(i));\n}\nawait Promise.all(p);" },
  { title: "work that an executor drops may outlive the returned promise", verdict: "declined", ...session, body: "const x = await open();\nreturn new Promise((resolve, reject) => { x.query(1).then(resolve, reject); });" },
  { title: "returned tasks of functions are awaited", verdict: "suggestion", ...session, body: "const x = await open();\nreturn Promise.all(a.map((id) => x.query(id)));" },
  { title: "a list of tasks of functions that is returned cannot be awaited", verdict: "declined", ...session, body: "const x = await open();\nreturn a.map(async (id) => await x.query(id));" },
  { title: "a closure may run later", verdict: "suggestion", ...session, body: "const x = await open();\na.later = () => x.query(1);" },
  { title: "a closure that runs at once does not", verdict: "fix", ...session, body: "const x = await open();\nawait Promise.all(a.map((id) => x.query(id)));" },
  { title: "a listener may be called later", verdict: "declined", ...session, body: "const x = await open();\nx.on('message', (m) => a(m));" },
  { title: "a listener for failures keeps nothing running", verdict: "fix", ...session, body: "const x = await open();\nx.on('error', (e) => a(e));\nawait x.query(1);" },
  { title: "an unknown function may keep it", verdict: "suggestion", ...session, body: "const x = await open();\na(x);" },
  { title: "what an awaited call gives may need it", verdict: "suggestion", ...session, body: "const x = await open();\nconst r = await fetch(a, { dispatcher: x });\nawait r.text();" },
  { title: "not even code that could only fail", verdict: "suggestion", ...session, onlyFails: true, body: "const x = await open();\na(x);" },
  { title: "what it is opened with may be called later", verdict: "declined", open: "open(() => a())", code: "function f(a) {\n  const x = open(() => a());\n  x.go();\n}\n" },
  { title: "what is made around it and closed closes it", verdict: "declined", ...session, body: "const x = await open();\nconst y = new Retry(x);\nawait y.close();" },
  { title: "work that tells later when it is done may need it", verdict: "declined", ...session, body: "const x = await open();\nfetch(a, { dispatcher: x }, () => {});" },
  { title: "a symbol that is not to be relied on is not used, and nothing is proven", verdict: "suggestion", spec: SERVER, library: "node-http", body: "const x = open();\nx.listen(1);" },
  { title: "a symbol of an unknown version is not used", verdict: "fix", spec: { ...SESSION, disposal: { symbol: "async", since: "2.0.0", closer: "close" } }, library: "nobody-has-this", body: "const x = await open();\nawait x.query(1);" },
  { title: "the name of the stack is a new one", verdict: "fix", body: "const stack = 1;\nconst x = await open();\nawait x.query(stack);" },
  { title: "a stack that is there holds this one too", verdict: "fix", body: "await using stack = new AsyncDisposableStack();\nconst y = stack.adopt(await begin(), (y) => y.close());\nconst x = await open();\nawait x.query(y);" },
  { title: "a type annotation stays", verdict: "fix", ...session, body: "const x: Session = await open();\nawait x.query(1);" },
  { title: "templates, comments and strings keep their text", verdict: "fix", ...inFinally, body: "const x = await open();\nawait x.query(`\n  select\n`);\n/* one\n   two */\nawait x.query(1); // end" },
  { title: "an empty line after the declaration stays before the `try`", verdict: "fix", ...inFinally, body: "const x = await open(); // held\n\n// first\nawait x.query(1);\n\nawait x.query(2);" },
  { title: "nothing is written into a comment that goes on in the next line", verdict: "declined", ...inFinally, body: "const x = await open(); /* one\n\n  two */\nawait x.query(1);" },
  { title: "windows line ends stay", verdict: "fix", ...inFinally, code: "async function f() {\r\n  const x = await open();\r\n  await x.query(1);\r\n}\r\n" },
  { title: "a file without semicolons stays one", verdict: "fix", code: "async function f() {\n  const x = await open()\n  await x.query(1)\n}\n" },
  { title: "a closure that is hoisted into the `try` is still seen inside", verdict: "fix", ...inFinally, body: "const x = await open();\nfunction g() {}\nawait x.query(g);" },
  { title: "in a loop each round closes its own", verdict: "fix", ...session, body: "for (const i of a) {\n  const x = await open();\n  await x.query(i);\n}" },
];

/** Closed by hand in `finally`. */
export const MANUAL: readonly HoldCase[] = [
  { title: "the `try` is unwrapped", verdict: "fix", ...session, ...closed, body: "const x = await open();\ntry {\n  await x.query(1);\n\n  return 1;\n} finally {\n  await x.close();\n}" },
  { title: "on one line too", verdict: "fix", ...session, ...closed, body: "const x = await open();\ntry { await x.query(1); } finally { await x.close(); }" },
  { title: "what follows keeps the moment of closing", verdict: "fix", ...session, ...closed, body: "const x = await open();\n// first\ntry {\n  await x.query(1);\n} finally {\n  await x.close();\n}\nawait after();" },
  { title: "a quiet return does not", verdict: "fix", ...session, ...closed, body: "const x = await open();\nlet r;\ntry {\n  r = await x.query(1);\n} finally {\n  await x.close();\n}\nreturn r;" },
  { title: "names that would collide keep their block", verdict: "fix", ...session, ...closed, body: "const x = await open();\ntry {\n  const a = await x.query(1);\n  a.go();\n} finally {\n  await x.close();\n}" },
  { title: "a `catch` stays", verdict: "fix", ...session, ...closed, body: "const x = await open();\ntry {\n  await x.query(1);\n} catch (e) {\n  log(e);\n} finally {\n  await x.close();\n}" },
  { title: "a `catch` stays, and so does the moment", verdict: "fix", ...session, ...closed, body: "const x = await open();\ntry {\n  await x.query(`\n1`);\n} catch (e) {\n  log(e);\n} finally {\n  await x.close();\n} // done\nawait after();" },
  { title: "statements in between may stay", verdict: "fix", ...closed, body: "const x = open();\nawait x.load();\ntry {\n  await x.query(1);\n} finally {\n  await x.close();\n}" },
  { title: "a `finally` that does more stays", verdict: "declined", ...session, ...closed, body: "const x = await open();\ntry {\n  await x.query(1);\n} finally {\n  await x.close();\n  log();\n}" },
  { title: "a resource that is used after the `try` stays", verdict: "declined", ...session, ...closed, body: "const x = await open();\ntry {\n  await x.query(1);\n} finally {\n  await x.close();\n}\nlog(x.id);" },
  { title: "a close with arguments does more", verdict: "declined", ...session, closes: ["x.close(true)"], body: "const x = await open();\ntry {\n  await x.query(1);\n} finally {\n  await x.close(true);\n}" },
  { title: "a comment in the `finally` is not lost", verdict: "declined", ...session, ...closed, body: "const x = await open();\ntry {\n  await x.query(1);\n} finally {\n  // last\n  await x.close();\n}" },
  { title: "comments in the body stay", verdict: "fix", ...session, ...closed, body: "const x = await open();\ntry { // go\n  // once\n  await x.query(1);\n  /* twice\n     or so */\n} finally {\n  await x.close();\n} // done" },
  { title: "templates are not outdented", verdict: "fix", ...session, ...closed, body: "const x = await open();\ntry {\n  await x.query(`\n    select\n  `);\n} finally {\n  await x.close();\n}" },
  { title: "a returned task is awaited", verdict: "fix", ...session, ...closed, body: "const x = await open();\ntry {\n  return x.query(1);\n} finally {\n  await x.close();\n}" },
  { title: "in a switch case the braces of the `try` hold it", verdict: "fix", ...session, ...closed, body: "switch (a) {\n  case 1:\n    const x = await open();\n    try {\n      await x.query(1);\n    } finally {\n      await x.close();\n    }\n    break;\n  default:\n}" },
  { title: "another closer than the symbol's is kept by a stack", verdict: "fix", closes: ["x.destroy()"], body: "const x = await open();\ntry {\n  await x.query(1);\n} finally {\n  await x.destroy();\n}" },
  { title: "an argument does not change the moment", verdict: "suggestion", ...session, ...closed, body: "const x = await open();\ntry {\n  a(x);\n} finally {\n  await x.close();\n}" },
  { title: "a class whose symbol is not to be relied on is adopted", verdict: "fix", spec: SERVER, library: "node-http", ...closed, body: "const x = open();\ntry {\n  await a(x.port);\n} finally {\n  x.close();\n}" },
  { title: "lines that would join stay apart", verdict: "declined", ...session, ...closed, body: "const x = await open()\ntry {\n  (a || x).go()\n} finally {\n  await x.close()\n}" },
  { title: "a comment before `finally` is not lost", verdict: "declined", ...session, ...closed, body: "const x = await open();\ntry {\n  await x.query(1);\n} /* now */ finally {\n  await x.close();\n}" },
  { title: "the last of two that one `finally` closes", verdict: "declined", ...session, ...closed, body: "const y = await begin();\nconst x = await open();\ntry {\n  await x.query(y);\n} finally {\n  await x.close();\n  await y.close();\n}" },
  { title: "the parameter of the `catch` around is no name for the list", verdict: "fix", ...session, ...closed, body: "try {\n  a();\n} catch (e) {\n  const x = await open();\n  try {\n    const e = await x.query(1);\n  } finally {\n    await x.close();\n  }\n}" },
  { title: "without `using` there is nothing better", verdict: "declined", ...session, ...closed, ...inFinally, body: "const x = await open();\ntry {\n  await x.query(1);\n} finally {\n  await x.close();\n}" },
];

/** Closed on the happy path only. */
export const HAPPY: readonly HoldCase[] = [
  { title: "the close at the end goes", verdict: "fix", ...session, ...closed, body: "const x = await open();\nawait x.query(1);\n\nawait x.close();" },
  { title: "also before a quiet return", verdict: "fix", ...session, ...closed, body: "const x = await open();\nconst r = await x.query(1);\nawait x.close();\nreturn { r };" },
  { title: "what happens after the close happens before it then", verdict: "suggestion", ...session, ...closed, body: "const x = await open();\nawait x.query(1);\nawait x.close();\nawait a.save();" },
  { title: "a close in each branch", verdict: "fix", ...session, closes: ["x.close()", "x.close()"], body: "const x = await open();\nif (a) {\n  await x.close();\n  return 1;\n}\nawait x.query(1);\nawait x.close();\nreturn 2;" },
  { title: "a close in a `catch` too", verdict: "suggestion", ...session, closes: ["x.close()", "x.close()"], body: "const x = await open();\ntry {\n  await x.query(1);\n  await x.close();\n  return 1;\n} catch (e) {\n  await x.close();\n  throw e;\n}" },
  { title: "a close in a loop", verdict: "suggestion", ...session, ...closed, body: "const x = await open();\nfor (const i of a) {\n  await x.query(i);\n  await x.close();\n  break;\n}" },
  { title: "a branch that only closes has a condition of its own", verdict: "declined", ...session, ...closed, body: "const x = await open();\nif (a) {\n  await x.close();\n}" },
  { title: "a close whose result is used", verdict: "declined", ...session, ...closed, body: "const x = await open();\nconst r = await x.close();\nlog(r);" },
  { title: "a close that runs in a closure", verdict: "declined", ...session, ...closed, body: "const x = await open();\nprocess.on('exit', () => { x.close(); });" },
  { title: "two different closers", verdict: "declined", closes: ["x.close()", "x.destroy()"], body: "const x = await open();\nif (a) {\n  await x.close();\n  return;\n}\nawait x.destroy();" },
  { title: "into a `finally`", verdict: "fix", ...closed, ...inFinally, body: "const x = await open();\nawait x.query(1);\nawait x.close();" },
  { title: "into a `finally`, with a line in the middle", verdict: "fix", ...closed, ...inFinally, body: "const x = await open();\nconst r = await x.query(1);\n// now\nawait x.close(); // bye\nreturn r;" },
  { title: "with a stack", verdict: "fix", ...closed, body: "const x = await open();\nawait x.query(1);\nawait x.close();" },
  { title: "a guard of the next line stays", verdict: "fix", ...session, ...closed, code: "async function f(a) {\n  const x = await open()\n  await x.query(1)\n  await x.close()\n}\n;[1].at(0)\n" },
  { title: "an explicit dispose goes as well", verdict: "fix", ...session, closes: ["x[Symbol.asyncDispose]()"], body: "const x = await open();\nawait x.query(1);\nawait x[Symbol.asyncDispose]();" },
];

const failing = { ...closed, onlyFails: true, spec: { ...SESSION, reuse: { effect: "rejects", error: "closed" } } } as const;

/** Used after the close. */
export const FAILING: readonly HoldCase[] = [
  { title: "a use that can only fail moves before the close", verdict: "fix", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\nawait x.query(1);" },
  { title: "also as the end of a chain", verdict: "fix", ...failing, at: "x.from(1)", body: "const x = await open();\nawait x.close();\nreturn await x.from(1).all();" },
  { title: "also in the test of a branch", verdict: "fix", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\nif (await x.query(1)) a();" },
  { title: "also after a branch that closes, when nothing is left out", verdict: "fix", ...failing, at: "x.query(1)", body: "const x = await open();\n{\n  a();\n  await x.close();\n}\nawait x.query(1);" },
  { title: "also in the next round of a loop that is the last to do anything", verdict: "fix", ...failing, at: "x.query(i)", body: "const x = await open();\nfor (const i of a) {\n  await x.query(i);\n  await x.close();\n}" },
  { title: "but not when something follows the loop", verdict: "suggestion", ...failing, at: "x.query(i)", body: "const x = await open();\nfor (const i of a) {\n  await x.query(i);\n  await x.close();\n}\na();" },
  { title: "a use that some ways leave out proves nothing", verdict: "suggestion", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\nif (a) return a();\nawait x.query(1);" },
  { title: "nor one in a branch", verdict: "suggestion", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\nif (a) await x.query(1);\na();" },
  { title: "nor one behind a short circuit", verdict: "suggestion", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\na && (await x.query(1));" },
  { title: "nor one whose failure is caught", verdict: "suggestion", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\ntry {\n  await x.query(1);\n} catch {\n  a();\n}" },
  { title: "nor one whose rejection is handled", verdict: "suggestion", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\nawait x.query(1).catch(a);" },
  { title: "nor one that nobody awaits", verdict: "suggestion", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\nx.query(1);" },
  { title: "nor one in another function", verdict: "suggestion", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\nawait a(async () => { await x.query(1); });" },
  { title: "nor one by a helper", verdict: "suggestion", ...failing, at: "a(x)", body: "const x = await open();\nawait x.close();\nawait a(x);" },
  { title: "and what is handed on later is closed then", verdict: "suggestion", ...failing, at: "x.query(1)", body: "const x = await open();\nawait x.close();\nawait x.query(1);\na(x);" },
];
