// Tries an answer several times, in a function that knows the session from around it.
// way: order
// way: bad-order => throws gave up after 3
// edits: fix
import { connect } from "depot";

async function withRetries<Value>(attempt: (round: number) => Promise<Value>): Promise<Value> {
  for (let round = 1; round <= 3; round++) {
    try {
      return await attempt(round);
    } catch (error) {
      console.log(`round ${round}: ${(error as Error).message}`);
    }
  }
  throw new Error("gave up after 3");
}

export async function main(key: string): Promise<void> {
  const session = await connect("main");
  try {
    const value = await withRetries(async (round) => {
      const found = await session.get(key);
      return `${found} in round ${round}`;
    });
    console.log(value);
  } finally {
    await session.close();
  }
  console.log("closed");
}

await main(process.argv[2] ?? "order");
