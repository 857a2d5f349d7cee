/** The nightly job: sends one letter to each subscriber, and then says that it is done. */
import { appendFile } from "node:fs/promises";
import { fetch } from "undici";

interface Subscriber {
  readonly mail: string;
  readonly topics: readonly string[];
}

async function send({ mail, topics }: Subscriber): Promise<void> {
  const response = await fetch("https://mail.example.com/send", {
    method: "POST",
    body: JSON.stringify({ to: mail, topics }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${mail}: ${answer}`);
}

export async function sendLetters(subscribers: readonly Subscriber[]): Promise<void> {
  subscribers.forEach(async (subscriber) => { // expect: no-floating-tasks
    await send(subscriber);
  });
  appendFile("letters.log", `${subscribers.length} letters sent\n`); // expect: no-floating-tasks
}
