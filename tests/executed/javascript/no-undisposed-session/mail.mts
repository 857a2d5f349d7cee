// Sends the lines of a letter one after the other, over a client without a dispose symbol.
// way: hello world
// way: hello bad-word world
// way: -
// edits: fix
import { Client } from "depot";

interface Sent {
  readonly line: string;
  readonly ok: boolean;
}

async function letter(lines: readonly string[]): Promise<Sent[]> {
  const client = new Client("mail.example");
  const sent: Sent[] = [];
  for (const line of lines) {
    try {
      await client.send(line);
      sent.push({ line, ok: true });
    } catch (error) {
      // One bad line does not spoil the letter.
      sent.push({ line, ok: false });
    }
  }
  return sent;
}

for (const { line, ok } of await letter(process.argv.slice(2))) console.log(ok ? "+" : "-", line);
