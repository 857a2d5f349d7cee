/** How is a program written in Python? */
import { type Helper, type Kind, kindFacts, parameters, type Program, type Statement, type Test } from "./program.ts";

const OPENING: Readonly<Record<Kind, (site: number) => string>> = {
  session: (site) => `open_session(${site})`,
  channel: (site) => `Channel(${site})`,
  client: (site) => `Client(${site})`,
  pool: (site) => `Pool(${site})`,
};

const CLOSER: Readonly<Record<Kind, string>> = { session: "close", channel: "close", client: "aclose", pool: "end" };

/** The head of every program; what runs it gives these names itself. */
const pythonImports = `import asyncio
from sessions import Channel, Client, Pool, open_session
from surroundings import is_true, items, keep, work
`;

const STEP = "    ";

/** The whole text. */
export function printPython({ helpers, main }: Program): string {
  const functions = helpers.map(printHelper);
  return [pythonImports, "", ...functions.flatMap((one) => [one, ""]), `async def main(${parameters.map(snake).join(", ")}):\n${block(main, STEP)}`].join("\n");
}

function snake(name: string): string {
  return name.replace(/[A-Z]/u, (letter) => `_${letter.toLowerCase()}`);
}

function printHelper({ body, isAsync, name, parameter }: Helper): string {
  const given = parameter === undefined ? "at" : `at, ${parameter.name}`;
  return `${isAsync ? "async " : ""}def ${name}(${given}):\n${block(body, STEP)}`;
}

function block(statements: readonly Statement[], indent: string): string {
  return statements.length === 0 ? `${indent}pass\n` : statements.map((one) => print(one, indent)).join("");
}

function print(statement: Statement, indent: string): string {
  const line = (text: string): string => `${indent}${text}\n`;
  const inside = (body: readonly Statement[]): string => block(body, indent + STEP);
  switch (statement.is) {
    case "alias":
      return line(`${statement.name} = ${statement.of}`);
    case "assign":
    case "open":
      return line(`${statement.name} = ${OPENING[statement.kind](statement.site)}`);
    case "block": {
      const { body, kind, name, site } = statement;
      return line(`${kindFacts[kind].isAsync ? "async " : ""}with ${OPENING[kind](site)} as ${name}:`) + inside(body);
    }
    case "break":
    case "continue":
      return line(statement.is);
    case "call": {
      const { argument, helper, result, site } = statement;
      const call = `${helper.isAsync ? "await " : ""}${helper.name}(${site}${argument === undefined ? "" : `, ${argument}`})`;
      return line(result === undefined ? call : `${result} = ${call}`);
    }
    case "close": {
      const { isGuarded, kind, name, site } = statement;
      const close = `${kindFacts[kind].isAsync ? "await " : ""}${name}.${CLOSER[kind]}(${site})`;
      return isGuarded ? line(`if ${name} is not None:`) + line(STEP + close) : line(close);
    }
    case "closure":
      return line(`${statement.isAsync ? "async " : ""}def ${statement.name}(at):`) + inside(statement.body);
    case "collect":
      return line(`${statement.list}.append(${statement.name})`);
    case "declare":
      return line(`${statement.name} = None`);
    case "each":
      return line(`for ${statement.name} in ${statement.list}:`) + inside(statement.body);
    case "fetch": {
      const { how, name, site } = statement;
      const call = `${name}.fetch(${site})`;
      // What is dropped runs in JavaScript: here it is a task that does.
      return line({ awaited: `await ${call}`, dropped: `asyncio.create_task(${call})`, returned: `return await ${call}` }[how]);
    }
    case "flag":
      return line(`${snake(statement.name)} = ${statement.value ? "True" : "False"}`);
    case "if": {
      const { body, other } = statement;
      return line(`if ${test(statement.test)}:`) + inside(body) + (other.length === 0 ? "" : line("else:") + inside(other));
    }
    case "invoke":
      return line(`${statement.isAsync ? "await " : ""}${statement.name}(${statement.site})`);
    case "keep":
      return line(`keep(${statement.site}, ${statement.name})`);
    case "list":
      return line(`${statement.name} = []`);
    case "loop":
      return line(`for item in items(${statement.site}):`) + inside(statement.body);
    case "return":
      return line(statement.name === undefined ? "return" : `return ${statement.name}`);
    case "settle":
      return line(`await ${statement.task}`);
    case "start":
      return line(`${statement.task} = asyncio.create_task(${statement.name}.fetch(${statement.site}))`);
    case "throw":
      return line(`raise ValueError("thrown at ${statement.site}")`);
    case "try": {
      const { body, final, handler } = statement;
      const caught = handler === undefined ? "" : line("except Exception:") + inside(handler);
      return line("try:") + inside(body) + caught + (final === undefined ? "" : line("finally:") + inside(final));
    }
    case "use": {
      const { isGuarded, name, site } = statement;
      const use = `${name}.use(${site})`;
      return isGuarded ? line(`if ${name} is not None:`) + line(STEP + use) : line(use);
    }
    case "work":
      return line(`work(${statement.site})`);
  }
}

function test(asked: Test): string {
  const { negated } = asked;
  switch (asked.is) {
    case "opaque":
      return `${negated ? "not " : ""}is_true(${asked.site})`;
    case "present":
      return `${asked.name} is ${negated ? "" : "not "}None`;
    case "flag":
    case "parameter":
      return `${negated ? "not " : ""}${snake(asked.name)}`;
  }
}
