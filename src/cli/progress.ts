/** How far is a long run, on one rewritten line of a terminal? */

/** Runs shorter than this, in milliseconds, show nothing. */
const patience = 2000;

/** Shows on a stream how many files are done. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #started = Date.now();
  #shown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Rewrites the line, if the stream is a terminal and the run a long one. */
  show(done: number, total: number): void {
    if (!this.#stream.isTTY || Date.now() - this.#started < patience) return;
    this.#shown = true;
    this.#stream.write(`\r\u001B[2Kasync-lifecycle: ${done} of ${total} files`);
  }

  /** Removes the line before anything else is printed. */
  clear(): void {
    if (this.#shown) this.#stream.write("\r\u001B[2K");
    this.#shown = false;
  }
}
