// Rents a room for some days, in a class; the lease is never released.
// way: blue 3
// way: blue -3 => throws no such time
// way: blue
// edits: fix
import { lease } from "depot";

class Desk {
  #rented = 0;

  rent(room: string, days: number): string {
    const held = lease(room);
    if (days === 0) {
      return "no days";
    }
    const told = held.renew(days) as string;
    this.#rented++;
    return `${told} (${this.#rented})`;
  }
}

const [, , room = "red", days = "0"] = process.argv;
console.log(new Desk().rent(room, Number(days)));
