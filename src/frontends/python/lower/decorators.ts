/**
 * What do decorators make of a function?
 *
 * A decorator that is known to give the function back, or one that does the same, changes nothing about a call by name.
 * Behind any other the name may be anything.
 */
import type { AsyncFunctionDef, Call, Expression, FunctionDef } from "../syntax.ts";
import type { Names } from "./names.ts";

type Definition = AsyncFunctionDef | FunctionDef;

/** What a member of a class is. The first parameter of an `instance` member and of an accessor is the object. */
export type Role = "class" | "getter" | "instance" | "setter" | "static";

/**
 * To whom the `yield` of a function lends its value: to the block of a context manager, whose failure comes back at the
 * `yield`, or to a test, whose failure does not.
 */
export type Lending = "block" | "test";

/** What the decorators of a function make of it. */
export interface Decoration {
  readonly role: Role;
  /** A call by name runs the body. */
  readonly isPlain: boolean;
  readonly lends?: Lending;
}

const ROLES: ReadonlyMap<string, Role> = new Map([
  ["abc.abstractclassmethod", "class"],
  ["abc.abstractproperty", "getter"],
  ["abc.abstractstaticmethod", "static"],
  ["builtins.classmethod", "class"],
  ["builtins.property", "getter"],
  ["builtins.staticmethod", "static"],
  ["functools.cached_property", "getter"],
]);

const LENDING: ReadonlyMap<string, Lending> = new Map([
  ["contextlib.asynccontextmanager", "block"],
  ["contextlib.contextmanager", "block"],
  ["pytest.fixture", "test"],
  ["pytest.yield_fixture", "test"],
  ["pytest_asyncio.fixture", "test"],
]);

/** They give back the function, or one that does the same. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "abc.abstractmethod",
  "functools.wraps",
  "typing.final",
  "typing.no_type_check",
  "typing.override",
  "typing_extensions.deprecated",
  "typing_extensions.final",
  "typing_extensions.override",
  "unittest.expectedFailure",
  "unittest.skip",
  "unittest.skipIf",
  "unittest.skipUnless",
  "warnings.deprecated",
]);
const TRANSPARENT_MODULE = "pytest.mark.";

/** Their instances are asked for decorators (`@app.get("/")`) that register the function and give it back. */
const REGISTRIES: ReadonlySet<string> = new Set([
  "aiogram.Dispatcher",
  "aiogram.Router",
  "aiohttp.web.RouteTableDef",
  "fastapi.APIRouter",
  "fastapi.FastAPI",
  "flask.Blueprint",
  "flask.Flask",
  "quart.Blueprint",
  "quart.Quart",
  "sanic.Blueprint",
  "sanic.Sanic",
]);

/** Methods of every class that need no decorator to be what they are. */
const IMPLICIT: ReadonlyMap<string, Role> = new Map([
  ["__class_getitem__", "class"],
  ["__init_subclass__", "class"],
  ["__new__", "static"],
]);

/** Reads the decorators of a function; the role counts for members of classes only. */
export function decorationOf({ args, decorator_list: decorators, name }: Definition, names: Names): Decoration {
  let role = IMPLICIT.get(name);
  let lends: Lending | undefined;
  let isPlain = true;
  for (const each of decorators) {
    const called = names.qualified(each.nodeType === "Call" ? each.func : each) ?? "";
    role = ROLES.get(called) ?? accessorOf(each) ?? role;
    lends ??= LENDING.get(called);
    isPlain &&= ROLES.has(called) || TRANSPARENT.has(called) || called.startsWith(TRANSPARENT_MODULE) || registers(each, names);
  }
  const first = [...args.posonlyargs, ...args.args].at(0);
  // Whatever else changes a method, `self` is the object, and `cls` the class.
  const isOfClass = first?.arg === "cls" || (!isPlain && first?.arg !== "self");
  role ??= decorators.length > 0 && isOfClass ? "class" : "instance";
  return { role, isPlain, ...(lends && { lends }) };
}

/** A signature without a body of its own; the definition that follows has it. */
export function isOverload({ decorator_list: decorators }: Definition): boolean {
  return decorators.some((each) => lastNameOf(each) === "overload");
}

/** `@size.setter`, where `size` is a property. */
function accessorOf(decorator: Expression): Role | undefined {
  if (decorator.nodeType !== "Attribute" || decorator.value.nodeType !== "Name") return undefined;
  return decorator.attr === "setter" || decorator.attr === "deleter" ? "setter" : decorator.attr === "getter" ? "getter" : undefined;
}

function lastNameOf(decorator: Expression): string | undefined {
  return decorator.nodeType === "Name" ? decorator.id : decorator.nodeType === "Attribute" ? decorator.attr : undefined;
}

/** `@app.get("/")`, `@app.before_request`. */
function registers(decorator: Expression, names: Names): boolean {
  const registering = decorator.nodeType === "Call" ? decorator.func : decorator;
  if (registering.nodeType !== "Attribute" || registering.value.nodeType !== "Name") return false;
  const site = names.siteOf(registering.value);
  const made: Call | undefined = site?.kind === "value" && site.value?.nodeType === "Call" ? site.value : undefined;
  return made !== undefined && REGISTRIES.has(names.qualified(made.func) ?? "");
}
