/** What is given away closed, and what has only been ended? */
import { specify } from "../specify.ts";

specify(
  "no-reuse-after-close",
  {
    valid: [
      {
        title: "a stream that its maker has written is read by the caller",
        code: `import { PassThrough } from "node:stream";
export function bufferToStream(buffer) {
  const stream = new PassThrough();
  stream.end(buffer);
  return stream;
}
`,
      },
      {
        title: "what is compressed is read by the caller",
        code: `import { createGzip } from "node:zlib";
export function compressed(text) {
  const gzip = createGzip();
  gzip.end(text);
  return gzip;
}
`,
      },
      {
        title: "a request that is sent gives its answer to the caller",
        code: `import http from "node:http";
export function get(url, onResponse) {
  const request = http.request(url, onResponse);
  request.end();
  return request;
}
`,
      },
      {
        title: "a socket is read after its last word",
        code: `import net from "node:net";
export function ask(port, question) {
  const socket = net.connect(port);
  socket.end(question);
  return socket;
}
`,
      },
      {
        title: "the end of a file that is being written is waited for by the caller",
        code: `import { createWriteStream } from "node:fs";
export function write(path, text) {
  const stream = createWriteStream(path);
  stream.end(text);
  return stream;
}
`,
      },
      {
        title: "a helper has ended it",
        code: `import { PassThrough } from "node:stream";
const fill = (stream, text) => { stream.end(text); };
export function textToStream(text) {
  const stream = new PassThrough();
  fill(stream, text);
  return stream;
}
`,
      },
      {
        title: "it is ended on the way out",
        code: `import { PassThrough } from "node:stream";
export function textToStream(text) {
  const stream = new PassThrough();
  try {
    stream.write(text);
    return stream;
  } finally {
    stream.end();
  }
}
`,
      },
    ],
    invalid: [
      {
        title: "a stream that is destroyed is of no use to the caller",
        code: `import { PassThrough } from "node:stream";
export function textToStream(text) {
  const stream = new PassThrough();
  stream.end(text);
  stream.destroy();
  return stream;
}
`,
      },
      {
        title: "a socket that is destroyed on the way out",
        code: `import net from "node:net";
export function ask(port, question) {
  const socket = net.connect(port);
  try {
    socket.write(question);
    return socket;
  } finally {
    socket.destroy();
  }
}
`,
      },
      {
        title: "what is ended takes no more, whoever gets it then",
        code: `import { PassThrough } from "node:stream";
export function textToStream(text) {
  const stream = new PassThrough();
  stream.end(text);
  stream.write("more");
  return stream;
}
`,
      },
      {
        title: "a client that is ended is closed, whatever its method is called",
        code: `import { Client } from "pg";
export async function connect() {
  const client = new Client();
  await client.connect();
  await client.end();
  return client;
}
`,
      },
    ],
  },
  { minimum: 11 },
);
