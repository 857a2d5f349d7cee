/** What do sockets do when they are opened, used and closed, and which functions of socket wait for the network? */
import type { Outcome } from "../../core/effects.ts";
import { BLOCKING, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const closed: Outcome = { effect: "throws", error: "[Errno 9] Bad file descriptor" };

export default defineLibrary({
  name: "socket",
  modules: ["socket"],
  version: "3.14",
  source: "https://docs.python.org/3/library/socket.html",
  resources: [
    {
      name: "socket",
      kind: "socket",
      closers: { close: { again: { effect: "works" } }, detach: { again: { effect: "works" } } },
      disposal: { symbol: "sync", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each(closed, ["accept", "bind", "connect", "getsockname", "listen", "recv", "send", "sendall", "setblocking", "settimeout", "shutdown"]),
      harmless: ["fileno"],
      // The platform lets go of one that is collected.
      obligation: "may",
      source: "measured with CPython 3.11.7 on Linux",
    },
  ],
  exports: {
    create_connection: { construct: { returns: { resource: "socket" }, ...BLOCKING } },
    socket: { construct: { returns: { resource: "socket" } }, instance: "socket" },
    // Flags may say that the host is a number, and then nobody has to be asked for it.
    getaddrinfo: { call: { blocking: { ...BLOCKING.blocking, unlessGiven: ["5", "last.flags"] } } },
    ...each({ call: BLOCKING }, ["gethostbyaddr", "gethostbyname", "gethostbyname_ex", "getnameinfo"]),
  },
  examples: {
    wrong: "import socket\n\ndef send(address, data):\n    with socket.create_connection(address) as connection:\n        connection.sendall(data)\n    connection.recv(1)\n",
    right: "import socket\n\ndef send(address, data):\n    with socket.create_connection(address) as connection:\n        connection.sendall(data)\n        connection.recv(1)\n",
  },
});
