/** Account balances in memory; one mutex keeps every change in one piece. */
import { Mutex } from "async-mutex";

const mutex = new Mutex();
const balances = new Map<string, number>();

async function add(account: string, amount: number): Promise<void> {
  await mutex.runExclusive(() => { // expect: no-nested-run
    balances.set(account, (balances.get(account) ?? 0) + amount);
  });
}

export async function transfer(from: string, to: string, amount: number): Promise<void> {
  await mutex.runExclusive(async () => {
    if ((balances.get(from) ?? 0) < amount) throw new Error(`${from} has too little.`);
    await add(from, -amount);
    await add(to, amount);
  });
}

export async function deposit(account: string, amount: number): Promise<void> {
  await mutex.runExclusive(async () => {
    await mutex.runExclusive(async () => { // expect: no-nested-run
      balances.set(account, (balances.get(account) ?? 0) + amount);
    });
  });
}
