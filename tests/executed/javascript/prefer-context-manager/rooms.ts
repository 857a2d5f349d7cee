// Books rooms by lease, in a class that counts what it has booked.
// way: blue 3
// way: blue -1 => throws no such time
// way: blue 0
// edits: fix
import { lease } from "depot";

class Rooms {
  private readonly log: string[] = [];
  private booked = 0;

  book(room: string, days: number): boolean {
    const held = lease(room);
    try {
      if (days === 0) return false;
      this.log.push(held.renew(days));
      this.booked += 1;
      return true;
    } finally {
      held.release();
    }
  }

  report(): void {
    console.log(`${this.booked} booked: ${this.log.join("; ")}`);
  }
}

const [, , room = "red", days = "1"] = process.argv;
const rooms = new Rooms();
console.log(rooms.book(room, Number(days)) ? "done" : "nothing to book");
rooms.report();
