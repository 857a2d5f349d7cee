/** How does a tree of numbers become a program in which every name is known where it stands? */
import { type Helper, type Kind, kindFacts, kinds, parameters, type Program, type Statement, type Test } from "./program.ts";

/** A statement to be: what it is, whom it is about, in which way, and what stands inside. */
export interface Seedling {
  readonly choice: number;
  readonly pick: number;
  readonly way: number;
  readonly parts: readonly (readonly Seedling[])[];
}

/** A function to be. */
export interface HelperSeedling {
  readonly pick: number;
  readonly way: number;
  readonly body: readonly Seedling[];
}

/** A resource that a name stands for. */
interface Named {
  readonly name: string;
  readonly kind: Kind;
  /** It may hold nothing, and may be filled later. */
  readonly isVariable: boolean;
}

/** What is in reach at one place. A block copies it, so that what it declares ends with it. */
interface Scope {
  readonly resources: Named[];
  readonly tasks: string[];
  readonly flags: string[];
  readonly closures: { readonly name: string; readonly isAsync: boolean }[];
  readonly lists: { readonly name: string; readonly kind: Kind }[];
  /** Names of this function, which alone may be filled. */
  readonly own: Set<string>;
  readonly isAsync: boolean;
  readonly isMain: boolean;
  readonly inLoop: boolean;
  readonly inFinal: boolean;
  readonly inClosure: boolean;
}

/** Reads the numbers as a program. */
export function grow(helpers: readonly HelperSeedling[], main: readonly Seedling[]): Program {
  const gardener = new Gardener();
  const grown = helpers.map((one) => gardener.helper(one));
  const body = gardener.block(main, { ...emptyScope(true), isMain: true });
  // What nobody calls shows nothing. A helper calls no other.
  return { helpers: grown.filter(({ name }) => gardener.called.has(name)), main: body };
}

function emptyScope(isAsync: boolean): Scope {
  const none = { inClosure: false, inFinal: false, inLoop: false, isMain: false };
  return { resources: [], tasks: [], flags: [], closures: [], lists: [], own: new Set(), isAsync, ...none };
}

function inner(scope: Scope, change: Partial<Scope> = {}): Scope {
  const { closures, flags, lists, resources, tasks } = scope;
  return { ...scope, resources: [...resources], tasks: [...tasks], flags: [...flags], closures: [...closures], lists: [...lists], ...change };
}

function pickOf<One>(list: readonly One[], pick: number): One | undefined {
  // The youngest first: what stands near is more often about the same thing.
  return list[list.length - 1 - (pick % Math.max(1, list.length))];
}

class Gardener {
  readonly called = new Set<string>();
  readonly #helpers: Helper[] = [];
  #last = 0;

  helper({ body, pick, way }: HelperSeedling): Helper {
    const kind = kinds[pick % kinds.length] ?? "session";
    const isAsync = kindFacts[kind].isAsync || way % 2 === 1;
    const scope = emptyScope(isAsync);
    const name = `helper${this.#number()}`;
    const takes = way % 5 < 3;
    const parameter = { name: `given${this.#number()}`, kind };
    if (takes) scope.resources.push({ ...parameter, isVariable: false });
    const statements = [...this.block(body, scope)];
    const opened = way % 5 === 4 && !isLeaving(statements) ? scope.resources.find((one) => !one.isVariable) : undefined;
    if (opened !== undefined) statements.push({ is: "return", name: opened.name });
    const grown = { name, isAsync, ...(takes && { parameter }), ...(opened && { gives: opened.kind }), body: statements };
    this.#helpers.push(grown);
    return grown;
  }

  /** The statements of a block, as far as they can be reached. */
  block(seedlings: readonly Seedling[], scope: Scope): readonly Statement[] {
    const statements: Statement[] = [];
    for (const [index, seedling] of seedlings.entries()) {
      if (isLeaving(statements)) break;
      if (seedling.choice < 100 && seedling.choice >= 92 && scope.isAsync) {
        const { kind, name, site } = this.#opening(seedling, kinds.filter((one) => kindFacts[one].hasBlock));
        const inside = inner(scope);
        inside.resources.push({ name, kind, isVariable: false });
        // What follows stands in the block that holds it: in Python it is indented.
        statements.push({ is: "block", site, name, kind, body: this.block(seedlings.slice(index + 1), inside) });
        break;
      }
      statements.push(...(seedling.choice < 100 ? this.#plain(seedling, scope) : this.#compound(seedling, scope)));
    }
    return statements;
  }

  #number(): number {
    return ++this.#last;
  }

  #opening({ pick }: Seedling, among: readonly Kind[]): { readonly kind: Kind; readonly name: string; readonly site: number } {
    const site = this.#number();
    const kind = among[pick % among.length] ?? "session";
    return { kind, site, name: `${kind}${site}` };
  }

  #plain(seedling: Seedling, scope: Scope): readonly Statement[] {
    const { choice, pick, way } = seedling;
    const resource = pickOf(scope.resources, pick);
    if (choice < 14 || (resource === undefined && choice < 40)) return this.#open(seedling, scope);
    if (choice < 20) return this.#fill(resource, scope);
    if (choice < 72) return resource === undefined ? [{ is: "work", site: this.#number() }] : this.#touch(choice, way, resource, scope);
    if (choice < 78) return this.#flag(seedling, scope);
    if (choice < 84) return this.#call(seedling, scope);
    if (choice < 88) return this.#invoke(pick, scope);
    if (choice < 89) return [{ is: "work", site: this.#number() }];
    return scope.inFinal ? [] : this.#leave(seedling, scope);
  }

  #open(seedling: Seedling, scope: Scope): readonly Statement[] {
    const { kind, name, site } = this.#opening(seedling, scope.isAsync ? kinds : kinds.filter((one) => !kindFacts[one].isAsync));
    const isVariable = seedling.way > 6;
    scope.resources.push({ name, kind, isVariable });
    scope.own.add(name);
    return isVariable ? [{ is: "declare", name }] : [{ is: "open", site, name, kind }];
  }

  #fill(resource: Named | undefined, scope: Scope): readonly Statement[] {
    if (resource?.isVariable !== true || !scope.own.has(resource.name) || scope.inClosure) return [];
    return [{ is: "assign", site: this.#number(), name: resource.name, kind: resource.kind }];
  }

  #touch(choice: number, way: number, { isVariable, kind, name }: Named, scope: Scope): readonly Statement[] {
    const site = this.#number();
    const isGuarded = isVariable;
    if (choice < 34) return [{ is: "use", site, name, isGuarded }];
    if (choice < 54) return kindFacts[kind].isAsync && !scope.isAsync ? [] : [{ is: "close", site, name, kind, isGuarded }];
    if (choice < 56) return isVariable ? [] : this.#alias(name, kind, scope);
    if (choice < 58) return [{ is: "keep", site, name }];
    if (choice < 60 && !isVariable) return this.#collect(name, kind, way, scope);
    if (!scope.isAsync || isVariable) return [{ is: "use", site, name, isGuarded }];
    if (choice < 62) return [{ is: "fetch", site, name, how: way < 5 ? "dropped" : "awaited" }];
    if (choice < 64 && !scope.inFinal) return [{ is: "fetch", site, name, how: way < 5 ? "returned" : "awaited" }];
    if (choice < 67) {
      const task = `task${site}`;
      scope.tasks.push(task);
      return [{ is: "start", site, name, task }];
    }
    const task = pickOf(scope.tasks, way);
    return task === undefined ? [{ is: "fetch", site, name, how: "awaited" }] : [{ is: "settle", task }];
  }

  #alias(of: string, kind: Kind, scope: Scope): readonly Statement[] {
    const name = `other${this.#number()}`;
    scope.resources.push({ name, kind, isVariable: false });
    return [{ is: "alias", name, of }];
  }

  #collect(name: string, kind: Kind, way: number, scope: Scope): readonly Statement[] {
    const known = scope.lists.find((one) => one.kind === kind);
    const list = known?.name ?? `all${this.#number()}`;
    const made: readonly Statement[] = known === undefined ? [{ is: "list", name: list }] : [];
    if (known === undefined) scope.lists.push({ name: list, kind });
    const added: readonly Statement[] = [...made, { is: "collect", list, name }];
    if (way < 5 || (kindFacts[kind].isAsync && !scope.isAsync)) return added;
    const one = `one${this.#number()}`;
    const close: Statement = { is: "close", site: this.#number(), name: one, kind, isGuarded: false };
    return [...added, { is: "each", list, name: one, body: [close] }];
  }

  #flag({ pick, way }: Seedling, scope: Scope): readonly Statement[] {
    const known = pickOf(scope.flags, pick);
    if (known !== undefined && way < 7 && scope.own.has(known) && !scope.inClosure) return [{ is: "flag", name: known, value: way < 6, isNew: false }];
    const name = `isSet${this.#number()}`;
    scope.flags.push(name);
    scope.own.add(name);
    return [{ is: "flag", name, value: way % 2 === 1, isNew: true }];
  }

  #call({ pick, way }: Seedling, scope: Scope): readonly Statement[] {
    const helper = pickOf(this.#helpers, pick);
    if (helper === undefined || (helper.isAsync && !scope.isAsync)) return [];
    const given = helper.parameter && pickOf(scope.resources.filter(({ isVariable, kind }) => !isVariable && kind === helper.parameter?.kind), way);
    if (helper.parameter !== undefined && given === undefined) return [];
    const site = this.#number();
    this.called.add(helper.name);
    const result = helper.gives && `made${site}`;
    if (result !== undefined && helper.gives !== undefined) scope.resources.push({ name: result, kind: helper.gives, isVariable: false });
    return [{ is: "call", site, helper, ...(given && { argument: given.name }), ...(result !== undefined && { result }) }];
  }

  #invoke(pick: number, scope: Scope): readonly Statement[] {
    const closure = pickOf(scope.closures, pick);
    if (closure === undefined || (closure.isAsync && !scope.isAsync)) return [];
    return [{ is: "invoke", site: this.#number(), ...closure }];
  }

  #leave({ pick, way }: Seedling, scope: Scope): readonly Statement[] {
    if (way < 4 && scope.inLoop) return [{ is: way < 2 ? "break" : "continue" }];
    if (way < 6) return [{ is: "throw", site: this.#number() }];
    const resource = way > 7 && scope.isMain ? pickOf(scope.resources, pick) : undefined;
    return [{ is: "return", ...(resource && { name: resource.name }) }];
  }

  #compound(seedling: Seedling, scope: Scope): readonly Statement[] {
    const [first = [], second = [], third = []] = seedling.parts;
    const { choice, way } = seedling;
    const part = (seedlings: readonly Seedling[], change?: Partial<Scope>): readonly Statement[] => this.block(seedlings, inner(scope, change));
    if (choice < 150) return [{ is: "if", test: this.#test(seedling, scope), body: part(first), other: way < 5 ? [] : part(second) }];
    if (choice < 165) return [{ is: "loop", site: this.#number(), body: part(first, { inLoop: true }) }];
    if (choice < 190) {
      const body = part(first);
      const handler = way < 6 ? part(second) : undefined;
      const final = way > 3 ? part(third, { inFinal: true, inLoop: false }) : undefined;
      return [{ is: "try", body, handler, final }];
    }
    const name = `step${this.#number()}`;
    const isAsync = scope.isAsync && way < 7;
    const body = part(first, { inClosure: true, inLoop: false, inFinal: false, isAsync, isMain: false, own: new Set(), tasks: [] });
    scope.closures.push({ name, isAsync });
    return [{ is: "closure", name, isAsync, body }];
  }

  #test({ choice, pick, way }: Seedling, scope: Scope): Test {
    const negated = pick % 2 === 1;
    const variable = pickOf(scope.resources.filter(({ isVariable }) => isVariable), pick);
    const flag = pickOf(scope.flags, way);
    if (choice < 115 && variable !== undefined) return { is: "present", name: variable.name, negated };
    if (choice < 125 && flag !== undefined) return { is: "flag", name: flag, negated };
    // Only `main` has the parameters; what it contains sees them.
    if (choice < 140 && scope.isMain) return { is: "parameter", name: parameters[way % parameters.length] ?? "isFull", negated };
    return { is: "opaque", site: this.#number(), negated };
  }
}

/** Whether what comes after the last statement cannot be reached. */
function isLeaving(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  if (last === undefined) return false;
  switch (last.is) {
    case "break":
    case "continue":
    case "return":
    case "throw":
      return true;
    case "fetch":
      return last.how === "returned";
    case "block":
      return isLeaving(last.body);
    case "if":
      return isLeaving(last.body) && isLeaving(last.other);
    case "try":
      return (isLeaving(last.body) && (last.handler === undefined || isLeaving(last.handler))) || isLeaving(last.final ?? []);
    default:
      return false;
  }
}
