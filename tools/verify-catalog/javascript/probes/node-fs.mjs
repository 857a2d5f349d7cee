/** How are the descriptors, streams and watchers of node:fs opened and used? */
import { devNull, tmpdir } from "node:os";

const write = (on, _, report) => void on.on("error", report).write("x");

export default {
  resources: {
    FileDescriptor: {
      why: "a number, whose methods are functions of the module",
      open: ({ lib }) => lib.openSync(devNull, "r+"),
      close: { owner: (on, { lib }) => lib.closeSync(on) },
      uses: {
        close: (on, { lib }, report) => lib.close(on, report),
        read: (on, { lib }, report) => lib.read(on, report),
        write: (on, { lib }, report) => lib.write(on, "x", report),
      },
    },
    ReadStream: { open: ({ lib }) => lib.createReadStream(devNull) },
    WriteStream: { open: ({ lib }) => lib.createWriteStream(devNull), uses: { write } },
    FSWatcher: { open: ({ lib }) => lib.watch(tmpdir()), uses: { ref: (on) => void on.ref() } },
    StatWatcher: { open: ({ lib }) => lib.watchFile(devNull, () => undefined) },
    DisposableTempDir: { why: "on Node from 24.4.0 on; it makes folders" },
  },
};
