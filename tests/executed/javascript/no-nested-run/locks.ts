// Takes a lock by its name, and takes the same name again.
// way: a => hangs
// way: none
// edits: fix
// runtime: node24, which has navigator.locks
async function withLock(name: string): Promise<string> {
  return await navigator.locks.request("journal", async () => {
    console.log(`first ${name}`);
    if (name === "none") return "nothing";
    await navigator.locks.request("journal", async () => {
      await Promise.resolve();
      console.log(`second ${name}`);
    });
    return "both";
  });
}

console.log(await withLock(process.argv[2] ?? "none"));
