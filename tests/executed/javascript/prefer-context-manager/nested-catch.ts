// Writes a journal whose entries may fail; what fails is noted in the journal itself.
// way: notes one
// way: notes bad-two
// way: notes fatal => throws fatal entry
// edits: fix
import { connect } from "depot";

const [, , journal = "notes", ...entries] = process.argv;

async function write(): Promise<void> {
  const session = await connect(journal);
  try {
    for (const entry of entries) {
      try {
        if (entry === "fatal") throw new RangeError("fatal entry");
        await session.put(entry, "written");
      } catch (error) {
        if (error instanceof RangeError) throw error;
        await session.put("failure", (error as Error).message);
      }
    }
  } finally {
    await session.close();
  }
  console.log("journal closed");
}

await write();
