/** What happens on the running Node when a closed resource is used again, without any peer? */
import dgram from "node:dgram";
import fs from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { open, opendir } from "node:fs/promises";
import http from "node:http";
import http2 from "node:http2";
import inspector from "node:inspector";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readline from "node:readline";
import readlinePromises from "node:readline/promises";
import { PassThrough } from "node:stream";
import { type ClosedUse, closedBy, closedLaterBy, uses, usesLater } from "./closed-use.ts";

const folder = mkdtempSync(join(tmpdir(), "async-lifecycle-"));
const file = join(folder, "file");
fs.writeFileSync(file, "text");

/** Removes what the uses left on the disk. */
export function removeFiles(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Every use of a built-in module that needs no server, no peer and no other process. */
export function closedResources(): readonly ClosedUse[] {
  return [
    ...fileHandles(),
    ...directories(),
    ...descriptors(),
    ...datagrams(),
    ...interfaces(),
    ...servers(),
    ...streams(),
    ...sessions(),
  ];
}

function fileHandles(): readonly ClosedUse[] {
  const closed = async () => closedLaterBy((handle) => handle.close(), await open(file, "r+"));
  return usesLater("node-fs-promises/FileHandle", closed, {
    close: (handle) => handle.close(),
    read: (handle) => handle.read(Buffer.alloc(1)),
    readFile: (handle) => handle.readFile(),
    stat: (handle) => handle.stat(),
    write: (handle) => handle.write("x"),
  });
}

function directories(): readonly ClosedUse[] {
  const closed = async () => closedLaterBy((directory) => directory.close(), await opendir(folder));
  const iterated = async () => {
    const directory = await opendir(folder);
    for await (const entry of directory) {
      entry.isFile();
    }
    return directory;
  };
  const atOnce = () =>
    closedBy((directory) => {
      directory.closeSync();
    }, fs.opendirSync(folder));
  return [
    ...usesLater("node-fs-promises/Dir", closed, {
      close: (directory) => directory.close(),
      read: (directory) => directory.read(),
    }),
    ...usesLater("node-fs-promises/Dir", iterated, { close: (directory) => directory.close() }),
    ...uses("node-fs-promises/Dir", atOnce, {
      closeSync: (directory) => {
        directory.closeSync();
      },
      readSync: (directory) => directory.readSync(),
    }),
  ];
}

function descriptors(): readonly ClosedUse[] {
  const closed = () =>
    closedBy((descriptor) => {
      fs.closeSync(descriptor);
    }, fs.openSync(file, "r+"));
  return uses("node-fs/FileDescriptor", closed, {
    closeSync: (descriptor) => {
      fs.closeSync(descriptor);
    },
    fstatSync: (descriptor) => fs.fstatSync(descriptor),
    fsyncSync: (descriptor) => {
      fs.fsyncSync(descriptor);
    },
    ftruncateSync: (descriptor) => {
      fs.ftruncateSync(descriptor);
    },
    futimesSync: (descriptor) => {
      fs.futimesSync(descriptor, 1, 1);
    },
    readFileSync: (descriptor) => fs.readFileSync(descriptor),
    readSync: (descriptor) => fs.readSync(descriptor, Buffer.alloc(1)),
    writeFileSync: (descriptor) => {
      fs.writeFileSync(descriptor, "x");
    },
    writeSync: (descriptor) => fs.writeSync(descriptor, "x"),
  });
}

function datagrams(): readonly ClosedUse[] {
  const closed = () =>
    closedBy((socket) => {
      socket.close();
    }, dgram.createSocket("udp4"));
  return uses("node-dgram/Socket", closed, {
    address: (socket) => socket.address(),
    bind: (socket) => socket.bind(),
    close: (socket) => socket.close(),
    disconnect: (socket) => {
      socket.disconnect();
    },
    send: (socket) => {
      socket.send("x", 1);
    },
  });
}

function interfaces(): readonly ClosedUse[] {
  const closed = () =>
    closedBy((terminal) => {
      terminal.close();
    }, readline.createInterface({ input: new PassThrough() }));
  const closedWithPromises = () =>
    closedBy((terminal) => {
      terminal.close();
    }, readlinePromises.createInterface({ input: new PassThrough() }));
  return [
    ...uses("node-readline/Interface", closed, {
      close: (terminal) => {
        terminal.close();
      },
      question: (terminal) => {
        terminal.question("?", () => undefined);
      },
    }),
    ...uses(
      "node-readline/Interface",
      closed,
      {
        pause: (terminal) => terminal.pause(),
        prompt: (terminal) => {
          terminal.prompt();
        },
        write: (terminal) => {
          terminal.write("x");
        },
      },
      "24.0.0",
    ),
    ...uses("node-readline-promises/Interface", closedWithPromises, {
      close: (terminal) => {
        terminal.close();
      },
      question: (terminal) => terminal.question("?"),
    }),
  ];
}

/** A server that never listened answers like one that is closed. */
function servers(): readonly ClosedUse[] {
  return [
    ...uses("node-http/Server", () => http.createServer(), {
      close: (server, report) => server.close(report),
      closeAllConnections: (server) => {
        server.closeAllConnections();
      },
    }),
    ...uses("node-http2/Http2Server", () => http2.createServer(), { close: (server, report) => server.close(report) }),
    ...uses("node-net/Server", () => net.createServer(), { close: (server, report) => server.close(report) }),
    ...uses("node-http/Agent", closedAgent, {
      destroy: (agent) => {
        agent.destroy();
      },
    }),
    ...uses("node-http2/ClientHttp2Session", destroyedSession, {
      close: (session) => {
        session.close();
      },
      destroy: (session) => {
        session.destroy();
      },
      goaway: (session) => {
        session.goaway();
      },
    }),
    // Before Node 26 the same error was thrown at once.
    ...uses(
      "node-http2/ClientHttp2Session",
      destroyedSession,
      {
        request: (session, report) => {
          session.request({ ":path": "/" }).on("error", report);
        },
      },
      "26.0.0",
    ),
    ...uses("node-http/ServerResponse", endedResponse, {
      appendHeader: (response) => response.appendHeader("a", "b"),
      end: (response, report) => response.on("error", report).end("x"),
      removeHeader: (response) => {
        response.removeHeader("a");
      },
      setHeader: (response) => response.setHeader("a", "b"),
      write: (response, report) => response.on("error", report).write("x"),
      writeHead: (response) => response.writeHead(200),
    }),
  ];
}

function closedAgent(): http.Agent {
  const agent = new http.Agent({ keepAlive: true });
  agent.destroy();
  return agent;
}

function destroyedSession(): http2.ClientHttp2Session {
  const session = http2.connect("http://localhost:1");
  session.on("error", () => undefined);
  return closedBy((opened) => {
    opened.destroy();
  }, session);
}

function endedResponse(): http.ServerResponse {
  const response = new http.ServerResponse(new http.IncomingMessage(new net.Socket()));
  return closedBy((opened) => opened.end("x"), response);
}

function streams(): readonly ClosedUse[] {
  const ended = () => new PassThrough().end();
  return uses("node-stream/Writable", ended, {
    destroy: (stream) => {
      stream.destroy();
    },
    end: (stream, report) => stream.on("error", report).end(),
    write: (stream, report) => stream.on("error", report).write("x"),
  });
}

function sessions(): readonly ClosedUse[] {
  const disconnected = () => {
    const session = new inspector.Session();
    session.connect();
    return closedBy((connected) => {
      connected.disconnect();
    }, session);
  };
  return uses("node-inspector/Session", disconnected, {
    disconnect: (session) => {
      session.disconnect();
    },
    post: (session) => {
      session.post("Runtime.enable");
    },
  });
}
