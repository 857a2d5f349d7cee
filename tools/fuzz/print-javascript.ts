/** How is a program written in JavaScript? */
import { type Helper, type Kind, kindFacts, parameters, type Program, type Statement, type Test } from "./program.ts";

const OPENING: Readonly<Record<Kind, (site: number) => string>> = {
  session: (site) => `openSession(${site})`,
  channel: (site) => `new Channel(${site})`,
  client: (site) => `await connect(${site})`,
  pool: (site) => `new Pool(${site})`,
};

const CLOSER: Readonly<Record<Kind, string>> = { session: "close", channel: "close", client: "close", pool: "end" };

/** The head of every program; what runs it gives these names itself. */
export const javascriptImports = `import { Channel, connect, openSession, Pool } from "sessions";
import { isTrue, items, keep, work } from "./surroundings.js";
`;

/** The whole text. */
export function printJavaScript({ helpers, main }: Program): string {
  const functions = helpers.map(printHelper);
  const body = printAll(main, "  ");
  return [javascriptImports, ...functions, `export async function main(${parameters.join(", ")}) {\n${body}}\n`].join("\n");
}

function printHelper({ body, isAsync, name, parameter }: Helper): string {
  const given = parameter === undefined ? "at" : `at, ${parameter.name}`;
  return `${isAsync ? "async " : ""}function ${name}(${given}) {\n${printAll(body, "  ")}}\n`;
}

function printAll(statements: readonly Statement[], indent: string): string {
  return statements.map((one) => print(one, indent)).join("");
}

function braces(statements: readonly Statement[], indent: string): string {
  return `{\n${printAll(statements, `${indent}  `)}${indent}}`;
}

function print(statement: Statement, indent: string): string {
  if (statement.is === "block") {
    const { body, kind, name, site } = statement;
    const word = kindFacts[kind].isAsync ? "await using" : "using";
    return `${indent}${word} ${name} = ${OPENING[kind](site)};\n${printAll(body, indent)}`;
  }
  return `${indent}${text(statement, indent)}\n`;
}

function text(statement: Exclude<Statement, { is: "block" }>, indent: string): string {
  switch (statement.is) {
    case "alias":
      return `const ${statement.name} = ${statement.of};`;
    case "open":
      return `const ${statement.name} = ${OPENING[statement.kind](statement.site)};`;
    case "assign":
      return `${statement.name} = ${OPENING[statement.kind](statement.site)};`;
    case "declare":
      return `let ${statement.name} = null;`;
    case "break":
    case "continue":
      return `${statement.is};`;
    case "call": {
      const { argument, helper, result, site } = statement;
      const call = `${helper.isAsync ? "await " : ""}${helper.name}(${site}${argument === undefined ? "" : `, ${argument}`});`;
      return result === undefined ? call : `const ${result} = ${call}`;
    }
    case "close": {
      const { isGuarded, kind, name, site } = statement;
      const close = `${kindFacts[kind].isAsync ? "await " : ""}${name}.${CLOSER[kind]}(${site});`;
      return isGuarded ? `if (${name} !== null) ${close}` : close;
    }
    case "closure":
      return `const ${statement.name} = ${statement.isAsync ? "async " : ""}(at) => ${braces(statement.body, indent)};`;
    case "collect":
      return `${statement.list}.push(${statement.name});`;
    case "each":
      return `for (const ${statement.name} of ${statement.list}) ${braces(statement.body, indent)}`;
    case "fetch": {
      const word = { awaited: "await ", dropped: "", returned: "return " }[statement.how];
      return `${word}${statement.name}.fetch(${statement.site});`;
    }
    case "flag":
      return `${statement.isNew ? "let " : ""}${statement.name} = ${statement.value};`;
    case "if": {
      const other = statement.other.length === 0 ? "" : ` else ${braces(statement.other, indent)}`;
      return `if (${test(statement.test)}) ${braces(statement.body, indent)}${other}`;
    }
    case "invoke":
      return `${statement.isAsync ? "await " : ""}${statement.name}(${statement.site});`;
    case "keep":
      return `keep(${statement.site}, ${statement.name});`;
    case "list":
      return `const ${statement.name} = [];`;
    case "loop":
      return `for (const item of items(${statement.site})) ${braces(statement.body, indent)}`;
    case "return":
      return statement.name === undefined ? "return;" : `return ${statement.name};`;
    case "settle":
      return `await ${statement.task};`;
    case "start":
      return `const ${statement.task} = ${statement.name}.fetch(${statement.site});`;
    case "throw":
      return `throw new Error("thrown at ${statement.site}");`;
    case "try": {
      const { body, final, handler } = statement;
      const caught = handler === undefined ? "" : ` catch ${braces(handler, indent)}`;
      const last = final === undefined ? "" : ` finally ${braces(final, indent)}`;
      return `try ${braces(body, indent)}${caught}${last}`;
    }
    case "use":
      return statement.isGuarded
        ? `if (${statement.name} !== null) ${statement.name}.use(${statement.site});`
        : `${statement.name}.use(${statement.site});`;
    case "work":
      return `work(${statement.site});`;
  }
}

function test(asked: Test): string {
  const { negated } = asked;
  switch (asked.is) {
    case "opaque":
      return `${negated ? "!" : ""}isTrue(${asked.site})`;
    case "present":
      return `${asked.name} ${negated ? "=" : "!"}== null`;
    case "flag":
    case "parameter":
      return `${negated ? "!" : ""}${asked.name}`;
  }
}
