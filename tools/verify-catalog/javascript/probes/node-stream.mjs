/** How are the streams of node:stream opened and used? */
const uses = { write: (on, _, report) => void on.on("error", report).write("x"), end: (on, _, report) => void on.on("error", report).end() };

export default {
  resources: {
    Readable: { open: ({ lib }) => lib.Readable.from(["x"]), uses: { read: (on) => void on.read() } },
    Writable: { open: ({ lib }) => new lib.PassThrough(), uses },
    Duplex: { open: ({ lib }) => new lib.PassThrough(), uses },
  },
};
