/** How is a stream of node:zlib opened and used? */
export default {
  resources: {
    ZlibStream: {
      open: ({ lib }) => lib.createGzip().on("error", () => undefined),
      uses: {
        write: (on, _, report) => void on.on("error", report).write("x"),
        flush: (on) => on.flush(),
        params: (on) => on.params(1, 0, () => undefined),
      },
    },
  },
};
