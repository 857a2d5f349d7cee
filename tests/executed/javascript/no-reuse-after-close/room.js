// Releases a lease before the last renewal.
// way: 2 => fails the lease is over
// way: -1 => throws no such time
// edits: fix
import { lease } from "depot";

function extend(days) {
  const room = lease("blue");
  console.log(room.renew(days));
  room.release();
  console.log(room.renew(days * 2));
  return days * 3;
}

console.log(extend(Number(process.argv[2])));
