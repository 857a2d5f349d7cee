/** What does a function of the file tell that answers whether there is something to close? */
import { specify } from "../specify.ts";

specify("no-undisposed-session", {
  valid: [
    {
      title: "102: a predicate of the file tells that there is a client",
      code: `import { Client } from "undici";
function isOpen(client: Client | undefined): client is Client {
  return client !== undefined;
}
export async function ping(url: string, isTraced: boolean): Promise<void> {
  let client: Client | undefined;
  if (isTraced) client = new Client(url);
  if (isOpen(client)) await client.close();
}
`,
    },
    {
      title: "102: a predicate of the file asks two things of the client",
      code: `import { Client } from "undici";
const isUsable = (client: Client | undefined): client is Client => client !== undefined && !client.destroyed;
export async function ping(url: string, isTraced: boolean): Promise<void> {
  let client: Client | undefined;
  if (isTraced) client = new Client(url);
  if (isUsable(client)) await client.close();
}
`,
    },
    {
      title: "102: a closure tells that there is a client",
      code: `import { Client } from "undici";
export async function ping(url: string, isTraced: boolean): Promise<void> {
  let client: Client | undefined;
  const hasClient = (): boolean => Boolean(client);
  if (isTraced) client = new Client(url);
  if (hasClient()) await client?.close();
}
`,
    },
  ],
  invalid: [
    {
      title: "a predicate of the file asks for something else as well",
      code: `import { Client } from "undici";
const isDone = (client: Client | undefined, isLast: boolean): client is Client => client !== undefined && isLast === true;
export async function ping(url: string, isTraced: boolean, isLast: boolean): Promise<void> {
  let client: Client | undefined;
  if (isTraced) client = new Client(url);
  if (isDone(client, isLast)) await client.close();
}
`,
      errors: [{ messageId: "path", line: 5 }],
    },
  ],
}, { minimum: 4 });
