/** Which functions does `no-floating-tasks` find where an assignment puts them into a property? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
  valid: [
    {
      title: "a property that is written twice",
      code: `const rooms = {};
rooms.remove = async (id) => { await fetch(id); };
rooms.remove = (id) => { console.log(id); };
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "another object may be the same one",
      code: `const rooms = {};
rooms.remove = async (id) => { await fetch(id); };
export function patch(target) { target.remove = () => 1; }
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "a property that a computed write may replace",
      code: `const rooms = {};
rooms.remove = async (id) => { await fetch(id); };
for (const name of Object.keys(rooms)) rooms[name] = wrap(rooms[name]);
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "an object that a call is given together with the name",
      code: `const rooms = {};
rooms.remove = async (id) => { await fetch(id); };
stub(rooms, "remove");
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "an object that others are copied into",
      code: `const rooms = {};
rooms.remove = async (id) => { await fetch(id); };
Object.assign(rooms, replacements);
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "what is written is wrapped",
      code: `const rooms = {};
rooms.remove = handled(async (id) => { await fetch(id); });
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "a fallback that only counts where nothing is there",
      code: `import { rooms } from "./rooms.js";
rooms.remove ??= async (id) => { await fetch(id); };
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "a foreign object that is written to on some ways alone",
      code: `import { rooms } from "./rooms.js";
if (!rooms.remove) rooms.remove = async (id) => { await fetch(id); };
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "a foreign object that another function writes to",
      code: `import { rooms } from "./rooms.js";
export function install() { rooms.remove = async (id) => { await fetch(id); }; }
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "a foreign object that is called before it is written to",
      code: `export function install(bot, id) {
  bot.quit(id);
  bot.quit = async (reason) => { await fetch(reason); };
}
`,
    },
    {
      title: "another property of that name",
      code: `import { api } from "./api.js";
api.rooms.remove = async (id) => { await fetch(id); };
export function clear(id) { api.users.remove(id); }
`,
    },
    {
      title: "a variable that holds one object after another",
      code: `let rooms = {};
export function reset(other) { rooms = other; }
rooms.remove = async (id) => { await fetch(id); };
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "an object that is replaced itself",
      code: `import { api } from "./api.js";
api.rooms = {};
api.rooms.remove = async (id) => { await fetch(id); };
export function reset(other) { api.rooms = other; }
export function clear(id) { api.rooms.remove(id); }
`,
    },
    {
      title: "a function that is written and cannot fail",
      code: `const rooms = {};
rooms.remove = async (id) => { try { await fetch(id); } catch (error) { console.error(error); } };
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "a plain function",
      code: `const rooms = {};
rooms.remove = (id) => { console.log(id); };
export function clear(id) { rooms.remove(id); }
`,
    },
    {
      title: "a field that a subclass has too",
      code: `export class Feed {
  constructor() { this.pull = async () => { await fetch("/feed"); }; }
  run() { this.pull(); }
}
export class Quiet extends Feed {
  pull = () => {};
}
`,
    },
    {
      title: "a field that a subclass writes too",
      code: `export class Feed {
  constructor() { this.pull = async () => { await fetch("/feed"); }; }
  run() { this.pull(); }
}
export class Quiet extends Feed {
  constructor() { super(); this.pull = () => {}; }
}
`,
    },
    {
      title: "a field that options replace",
      code: `export class Feed {
  constructor(options) {
    this.pull = async () => { await fetch("/feed"); };
    Object.assign(this, options);
  }
  run() { this.pull(); }
}
`,
    },
    {
      title: "a field that hides a method of one instance",
      code: `class Feed {
  pull() { return 1; }
}
export function quick(one, other = new Feed()) {
  const feed = new Feed();
  feed.pull = async () => { await fetch("/feed"); };
  other.pull();
}
`,
    },
    {
      title: "a method of an unknown base class, hidden by what another method writes",
      code: `import { Base } from "./base.js";
export class Feed extends Base {
  start() { this.pull = async () => { await fetch("/feed"); }; }
  run() { this.pull(); }
}
`,
    },
    {
      title: "a prototype in which a method is written twice",
      code: `export function Model() {}
Model.prototype.save = async function () { await fetch("/save"); };
export function quiet() { Model.prototype.save = function () {}; }
Model.prototype.touch = function () { this.save(); };
`,
    },
    {
      title: "an instance that has its own",
      code: `export function Model(save) { this.save = save; }
Model.prototype.save = async function () { await fetch("/save"); };
Model.prototype.touch = function () { this.save(); };
`,
    },
    {
      title: "a method that takes the place of an inherited one is handled",
      code: `class Base {
  pull() { return 1; }
}
export class Feed extends Base {
  constructor() { super(); this.pull = async () => { await fetch("/feed"); }; }
  async run() { await this.pull(); }
}
`,
    },
    {
      title: "a namespace whose function is awaited, or is plain",
      filename: "file.ts",
      code: `export namespace rooms {
  export async function details(id: string) { return { id, host: await fetch(id) }; }
  export function size(id: string) { return id.length; }
  async function hidden(id: string) { await fetch(id); }
}
export async function show(id: string) { rooms.size(id); return await rooms.details(id); }
`,
    },
    {
      title: "what a namespace does not export",
      filename: "file.ts",
      code: `export namespace rooms {
  export async function details(id: string) { return { id, host: await fetch(id) }; }
  export function size(id: string) { return id.length; }
  async function hidden(id: string) { await fetch(id); }
}
export function show(id: string) { rooms.hidden(id); hidden(id); }
`,
    },
    {
      title: "a namespace that is only declared",
      filename: "file.ts",
      code: `declare namespace rooms { export function details(id: string): void; }
export function show(id: string) { rooms.details(id); }
`,
    },
    {
      title: "a name of a namespace that the file writes",
      filename: "file.ts",
      code: `export namespace rooms {
  export let details = async (id: string) => { await fetch(id); };
}
rooms.details = (id) => Promise.resolve();
export function show(id: string) { rooms.details(id); }
`,
    },
  ],
  invalid: [
    {
      title: "a property of an object of the file",
      code: `const rooms = {};
rooms.remove = async (id) => { await fetch(id); };
export function clear(id) { rooms.remove(id); }
`,
      errors: 1,
    },
    {
      title: "a property of an imported object",
      code: `import { api } from "./api.js";
api.rooms.remove = async (id) => { await fetch(id); };
export function clear(id) { api.rooms.remove(id); }
`,
      errors: 1,
    },
    {
      title: "a property of an object that is put there first",
      code: `import { api } from "./api.js";
api.rooms = {};
api.rooms.remove = async (id) => { await fetch(id); };
api.users.remove = (id) => { console.log(id); };
export function clear(id) { api.rooms.remove(id); }
`,
      errors: 1,
    },
    {
      title: "a property of a parameter",
      code: `export default function extend(params) {
  params.controller.resume = async (id) => { await fetch(id); };
  return () => { params.controller.resume("a"); };
}
`,
      errors: 1,
    },
    {
      title: "a field that the constructor writes",
      code: `export class Feed {
  constructor() { this.pull = async () => { await fetch("/feed"); }; }
  run() { this.pull(); }
}
`,
      errors: 1,
    },
    {
      title: "a field that is declared, of a class with an unknown base",
      code: `import { Base } from "./base.js";
export class Feed extends Base {
  pull;
  constructor() { super(); this.pull = async () => { await fetch("/feed"); }; }
  run() { this.pull(); }
}
`,
      errors: 1,
    },
    {
      title: "a method of a prototype, and of what is constructed",
      code: `export function Model() {}
Model.prototype.save = async function () { await fetch("/save"); };
Model.prototype.touch = function () { this.save(); };
export function create() { const model = new Model(); model.save(); }
`,
      errors: 2,
    },
    {
      title: "a property of a function, written in a row",
      code: `export function model() {}
exports.load = model.load = async (id) => { await fetch(id); };
export function warm() { model.load("a"); }
`,
      errors: 1,
    },
    {
      title: "a named function",
      code: `async function remove(id) { await fetch(id); }
const rooms = {};
rooms.remove = remove;
rooms.size = (id) => id;
const others = { remove() {} };
others.remove = () => {};
const counts = {};
for (const name of ["a", "b"]) counts[name] = 0;
log(rooms, "size");
export function clear(id) { rooms.remove(id); }
`,
      errors: 1,
    },
    {
      title: "a function of a namespace, called through it and by its name",
      filename: "file.ts",
      code: `export namespace rooms {
  export async function details(id: string) { return { id, host: await fetch(id) }; }
  export function size(id: string) { return id.length; }
  async function hidden(id: string) { await fetch(id); }
  export function show(id: string) { rooms.details(id); details(id); }
}
export function leave(id: string) { rooms.details(id); }
`,
      errors: 3,
    },
    ],
  },
  { minimum: 36 },
);
