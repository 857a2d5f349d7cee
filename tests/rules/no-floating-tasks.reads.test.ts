/** When does `no-floating-tasks` take a member that is read for a forgotten `await`, although the task is given away later? */
import { specify } from "../specify.ts";

const CREATE = "async function create(p) {\n  return { inner: await fetch(p) };\n}\n";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a member that promises have",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  track.then(console.log, console.error);\n  return track;\n}\n`,
      },
      {
        title: "somebody asks whether there is such a member",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  if (track.cancel) track.cancel();\n  return track;\n}\n`,
      },
      {
        title: "a member that is called where there is one",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  track.cancel?.();\n  return track;\n}\n`,
      },
      {
        title: "a member whose type is asked for",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  console.log(typeof track.cancel === "function");\n  return track;\n}\n`,
      },
      {
        title: "a member that is written first",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  track.inner = p;\n  console.log(track.inner);\n  return track;\n}\n`,
      },
      {
        title: "a member that is tested for before",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  if ("inner" in track) console.log(track.inner);\n  return track;\n}\n`,
      },
      {
        title: "a function of another file may give a promise with members",
        code: `import { create } from "./create.js";\nexport async function start(p) {\n  const track = create(p);\n  console.log(track.inner);\n  return track;\n}\n`,
      },
      {
        title: "the name may hold something else by then",
        code: `${CREATE}export async function start(p) {\n  let track = create(p);\n  if (p.track) track = p.track;\n  console.log(track.inner);\n  return track;\n}\n`,
      },
      {
        title: "the task is awaited before the read",
        code: `${CREATE}export async function start(p) {\n  let track = create(p);\n  track = await track;\n  console.log(track.inner);\n  return track;\n}\n`,
      },
      {
        title: "Python: the coroutine is asked whether it has the attribute",
        filename: "file.py",
        code: `class Service:\n    async def start(self, params):\n        track = self._create(params)\n        if hasattr(track, "inner"):\n            print(track.inner)\n        return track\n\n    async def _create(self, params):\n        return params\n`,
      },
      {
        title: "Python: the coroutine is awaited where it is one",
        filename: "file.py",
        code: `import inspect\n\n\nclass Service:\n    async def start(self, params):\n        track = self._create(params)\n        if inspect.isawaitable(track):\n            track = await track\n        print(track.inner)\n        return track\n\n    async def _create(self, params):\n        return params\n`,
      },
      {
        title: "Python: an attribute that coroutines have",
        filename: "file.py",
        code: `class Service:\n    async def start(self, params):\n        track = self._create(params)\n        print(track.cr_frame)\n        return track\n\n    async def _create(self, params):\n        return params\n`,
      },
      {
        title: "Python: the coroutine is given away before, and only its truth is asked",
        filename: "file.py",
        code: `class Service:\n    async def start(self, params):\n        track = self._create(params)\n        params.append(track)\n        if track:\n            return track\n\n    async def _create(self, params):\n        return params\n`,
      },
      {
        title: "Python: the attribute may be missing",
        filename: "file.py",
        code: `class Service:\n    async def start(self, params):\n        track = self._create(params)\n        try:\n            print(track.inner)\n        except AttributeError:\n            pass\n        return track\n\n    async def _create(self, params):\n        return params\n`,
      },
      {
        title: "members that the file gives to all promises",
        code: `Promise.prototype.spread = function (take) {
  return this.then((values) => take(...values));
};
Object.defineProperty(Promise.prototype, "tapped", { get() { return this; } });
Promise.prototype["late"] ??= function () { return this; };
async function two() {
  return [1, 2];
}
export async function add() {
  const values = two();
  values.spread((one, other) => console.log(one + other));
  const { tapped } = two();
  const late = two();
  return [tapped, late.late(), two().tapped];
}
`,
      },
      {
        title: "members of elsewhere that the file gives to all promises",
        code: `Object.assign(Promise.prototype, require("./more"));
async function two() {
  return [1, 2];
}
export async function add() {
  return two().first;
}
`,
      },
    ],
    invalid: [
      {
        title: "a member other than the one that the file gives to all promises",
        code: `Promise.prototype.spread = function (take) {
  return this.then((values) => take(...values));
};
console.log(Promise.prototype.first, Object.getPrototypeOf(two()) === Promise.prototype);
async function two() {
  return [1, 2];
}
export async function add() {
  return two().first;
}
`,
        errors: [{ line: 9 }],
      },
      {
        title: "a property is read, and the promise is returned afterwards",
        code: `${CREATE}export async function start(p) {\n  const track = create(p);\n  console.log(track.inner);\n  return track;\n}\n`,
        errors: [{ messageId: "value", line: 5 }],
      },
      {
        title: "a method is called, and the promise is stored afterwards",
        code: `${CREATE}export async function start(p, list) {\n  const track = create(p);\n  track.play();\n  list.push(track);\n}\n`,
        errors: [{ messageId: "value", line: 5 }],
      },
      {
        title: "Python: an attribute is read, and the coroutine is returned afterwards",
        filename: "file.py",
        code: `class Service:\n    async def start(self, params):\n        track = self._create(params)\n        print(track.inner)\n        return track\n\n    async def _create(self, params):\n        return params\n`,
        errors: [{ line: 3 }],
      },
      {
        title: "Python: an attribute is read, and the coroutine is stored afterwards",
        filename: "file.py",
        code: `class Service:\n    async def start(self, params):\n        track = self._create(params)\n        print(track.inner)\n        self.track = track\n\n    async def _create(self, params):\n        return params\n`,
        errors: [{ line: 3 }],
      },
    ],
  },
  { minimum: 18 },
);
