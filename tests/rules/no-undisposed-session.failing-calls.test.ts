/** Who is left with a resource when a call fails that it was given to? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "a method that keeps the file fails behind that",
      code: `import { openSync } from "node:fs";
export class Log {
  open(file) {
    try {
      const fd = openSync(file, "a");
      this.opened(fd);
    } catch (error) {
      this.emit("error", error);
      throw error;
    }
  }
  opened(fd) {
    this.fd = fd;
    this.emit("ready");
  }
}
`,
    },
    {
      title: "a function that puts the file into a list fails behind that",
      code: `import { openSync, writeSync } from "node:fs";
const all = [];
function keep(fd) {
  all.push(fd);
  writeSync(fd, "begins");
}
export function start(file) {
  try {
    const fd = openSync(file, "a");
    keep(fd);
  } catch (error) {
    console.error(error);
    throw error;
  }
}
`,
    },
  ],
  invalid: [
    {
      title: "a function fails that only writes to the file",
      code: `import { closeSync, openSync, writeSync } from "node:fs";
function greet(fd) {
  writeSync(fd, "begins");
}
export function start(file) {
  try {
    const fd = openSync(file, "a");
    greet(fd);
    closeSync(fd);
  } catch (error) {
    console.error(error);
    throw error;
  }
}
`,
      errors: [{ line: 7 }],
    },
    {
      title: "something else fails before the method that keeps the file is called",
      code: `import { openSync, writeSync } from "node:fs";
export class Log {
  open(file) {
    try {
      const fd = openSync(file, "a");
      writeSync(fd, "begins");
      this.opened(fd);
    } catch (error) {
      this.emit("error", error);
      throw error;
    }
  }
  opened(fd) {
    this.fd = fd;
    this.emit("ready");
  }
}
`,
      errors: [{ line: 5 }],
    },
  ],
}, { minimum: 4 });
