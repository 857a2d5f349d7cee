/** The page that shows which version runs: asked by the load balancer each second. */
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

// Before the first request nobody waits, so this may block.
const template = readFileSync(new URL("version.html", import.meta.url), "utf8");

const server = createServer(async (request, response) => {
  const commit = execSync("git rev-parse HEAD", { encoding: "utf8" }); // expect: no-blocking-in-async
  const changes = await readFile("CHANGELOG.md", "utf8");
  response.setHeader("content-type", "text/html");
  response.end(template.replace("{{commit}}", commit).replace("{{changes}}", changes));
});

server.listen(8081);
