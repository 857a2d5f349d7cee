/** What do parts of the programs come to, in a process of its own? Each message is a chunk, and is answered with a report. */
import { type Chunk, tryChunk } from "./chunk.ts";

// An analysis that fails says so, where it would be silent in an editor.
process.env["ASYNC_LIFECYCLE_STRICT"] = "1";
// Programs leave rejections unhandled on purpose, and fail often.
process.on("unhandledRejection", () => undefined);
process.removeAllListeners("warning");
Error.stackTraceLimit = 3;

process.on("message", (chunk: Chunk) => {
  void tryChunk(chunk).then((report) => process.send?.(report));
});
