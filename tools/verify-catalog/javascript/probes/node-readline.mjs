/** How is an interface of node:readline opened? */
import { PassThrough } from "node:stream";

export default { resources: { Interface: { open: ({ lib }) => lib.createInterface({ input: new PassThrough() }) } } };
