/** The health check: answers 503 while the database is away. */
import { createServer } from "node:http";
import { Pool } from "pg";

export const pool = new Pool({ max: 1 });

async function isUp(): Promise<boolean> {
  try {
    await pool.query("select 1");
    return true;
  } catch {
    return false;
  }
}

const server = createServer(async (request, response) => {
  if (request.url !== "/health") {
    response.writeHead(404);
    response.end("not found\n");
  }
  const body = JSON.stringify({ database: await isUp() });
  response.setHeader("content-type", "application/json"); // expect: no-reuse-after-close
  response.end(body);
});

server.listen(8080);
