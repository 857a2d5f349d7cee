// Writes through the store while a transaction of the same store holds its connection.
// way: order => hangs
// way: bad-order
// edits: suggestion
import { Store } from "depot";

const store = new Store();

async function remove(name: string): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.write(`remove ${name}`);
    if (name !== "order") throw new Error("only orders");
    await store.write(`log ${name}`);
  });
}

await remove(process.argv[2] ?? "").catch((error: unknown) => {
  console.log(`failed: ${(error as Error).message}`);
});
