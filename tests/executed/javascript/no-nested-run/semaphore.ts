// A semaphore with one seat, taken twice by the same work.
// way: 2 => hangs
// way: 0
// edits: fix
import { Semaphore } from "async-mutex";

const seat = new Semaphore(1);

class Visits {
  #count = 0;

  async visit(times: number): Promise<number> {
    await seat.runExclusive(async () => {
      for (let time = 0; time < times; time++) {
        await seat.runExclusive(async () => {
          this.#count += 1;
          console.log(`visit ${this.#count}`);
        });
      }
    });
    return this.#count;
  }
}

console.log(await new Visits().visit(Number(process.argv[2])));
