/** How is a process of node:child_process started and ended? */
export default {
  resources: { ChildProcess: { open: ({ lib }) => lib.spawn(process.execPath, ["--eval", "setInterval(() => 1, 1000)"]), uses: { ref: (on) => on.ref() } } },
};
