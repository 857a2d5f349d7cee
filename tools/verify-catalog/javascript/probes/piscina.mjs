/** How are the pools of piscina opened and used? */
import { fileURLToPath } from "node:url";

export default {
  resources: {
    Piscina: {
      open: ({ lib }) => new lib.Piscina({ filename: fileURLToPath(new URL("../local-servers/worker.cjs", import.meta.url)), maxThreads: 1 }),
      uses: { run: (on) => on.run({}) },
    },
  },
};
