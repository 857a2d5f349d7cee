/** What is the least that a client of MySQL takes for a server? mysql2 has one of its own; each query is answered `OK`. */
/** Listens; gives host and port. */
export async function mysqlServer({ createServer }) {
  const server = createServer();
  let id = 0;
  server.on("connection", (connection) => {
    id += 1;
    connection.serverHandshake({
      protocolVersion: 10, serverVersion: "8.0.0", connectionId: id, statusFlags: 2, characterSet: 8, capabilityFlags: 0xffffff ^ 0x800,
      authCallback: (_, done) => {
        done(null);
      },
    });
    const ok = () => connection.writeOk();
    connection.on("query", ok);
    connection.on("ping", ok);
    connection.on("error", () => undefined);
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  server._server.unref();
  return { host: "127.0.0.1", port: server._server.address().port };
}
