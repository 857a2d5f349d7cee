/** Does `no-reuse-after-close` know that what was caught is neither missing nor false, under each name that it is given? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a loop that goes on while nothing was caught and kept",
        filename: "file.py",
        code: `import socket

def open_socket(address):
    sock = socket.socket()
    err = None
    while err is None:
        try:
            sock.connect(address)
            return sock
        except OSError as error:
            sock.close()
            err = error
    raise err
`,
      },
      {
        title: "the same, asked by the truth",
        filename: "file.py",
        code: `import socket

def open_socket(address):
    sock = socket.socket()
    err = None
    while not err:
        try:
            sock.connect(address)
            return sock
        except OSError as error:
            sock.close()
            err = error
    raise err
`,
      },
      {
        title: "a way out for what was caught, by a second name",
        filename: "file.py",
        code: `import socket

def greet(address):
    sock = socket.socket()
    failure = None
    try:
        sock.connect(address)
    except OSError as error:
        failure = error
        sock.close()
    caught = failure
    if caught is not None:
        raise caught
    sock.send(b"hello")
    sock.close()
`,
      },
      {
        title: "a way out for what was caught in TypeScript",
        code: `import { Pool } from "pg";
export async function count(): Promise<void> {
  const pool = new Pool();
  let failure: unknown;
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    failure = error;
  }
  if (failure) throw failure;
  await pool.query("select 2");
  await pool.end();
}
`,
        options: [{ maybe: true }],
      },
      {
        title: "a loop that goes on while nothing was caught, in TypeScript",
        code: `import { Pool } from "pg";
export async function watch(): Promise<void> {
  const pool = new Pool();
  let failure: unknown;
  while (failure === undefined) {
    try {
      await pool.query("select 1");
    } catch (error) {
      await pool.end();
      failure = error as Error;
    }
  }
}
`,
        options: [{ maybe: true }],
      },
    ],
    invalid: [
      {
        title: "a loop that goes on although something was caught",
        filename: "file.py",
        code: `import socket

def open_socket(address):
    sock = socket.socket()
    err = None
    while err is None:
        try:
            sock.connect(address)
            return sock
        except OSError as error:
            sock.close()
            print(error)
`,
        errors: [{ line: 8 }],
      },
      {
        title: "a loop that goes on with another value than what was caught",
        filename: "file.py",
        code: `import socket

def open_socket(address, mapped):
    sock = socket.socket()
    err = None
    while not err:
        try:
            sock.connect(address)
            return sock
        except OSError as error:
            sock.close()
            err = error
            err = mapped.get(error)
`,
        errors: [{ line: 8 }],
      },
      {
        title: "a use only where something was caught",
        filename: "file.py",
        code: `import socket

def greet(address):
    sock = socket.socket()
    failure = None
    try:
        sock.connect(address)
    except OSError as error:
        failure = error
        sock.close()
    if failure is not None:
        sock.send(b"hello")
    sock.close()
`,
        errors: [{ line: 12 }],
      },
      {
        title: "what was caught is logged, and the pool used",
        code: `import { Pool } from "pg";
export async function count(): Promise<void> {
  const pool = new Pool();
  let failure: unknown;
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    failure = error;
  }
  if (failure) console.log(failure);
  await pool.query("select 2");
}
`,
        options: [{ maybe: true }],
        errors: [{ line: 12 }],
      },
    ],
  },
  { minimum: 9 },
);
