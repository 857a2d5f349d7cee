// Answers requests with files that it reads while others wait.
// way: notes.txt
// way: missing.txt
// edits: suggestion
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const server = createServer(async (request, response) => {
  try {
    const page = readFileSync(`.${request.url}`);
    response.end(page);
  } catch {
    response.statusCode = 404;
    response.end("not found");
  }
});

await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const answer = await fetch(`http://127.0.0.1:${port}/${process.argv[2]}`, { headers: { connection: "close" } });
console.log(answer.status, (await answer.text()).length);
server.close();
