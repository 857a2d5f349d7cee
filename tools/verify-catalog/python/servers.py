"""Which servers can a program talk to, that are only as much of one as it takes to connect, ask and leave?

Each is in threads of its own, so that it answers clients that keep theirs.
"""

import http.server
import socketserver
import struct
import threading


class Threads(socketserver.ThreadingTCPServer):
    daemon_threads = True


def started(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


class Web(http.server.BaseHTTPRequestHandler):
    """Has the same short answer to every request."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "1")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(b"x")

    do_DELETE = do_HEAD = do_OPTIONS = do_PATCH = do_POST = do_PUT = do_GET

    def log_message(self, *_):
        pass


def web():
    """Address of a server that answers all requests."""
    return "http://127.0.0.1:%d/" % started(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Web))


class Postgres(socketserver.StreamRequestHandler):
    """Lets everybody in, and says of every statement that it is done."""

    SETTINGS = {
        "server_version": "16.0",
        "server_encoding": "UTF8",
        "client_encoding": "UTF8",
        "DateStyle": "ISO, MDY",
        "TimeZone": "UTC",
        "integer_datetimes": "on",
        "standard_conforming_strings": "on",
    }
    # Parse, Bind, Describe, Execute, Close, Sync, and a simple query.
    ANSWERS = {
        b"P": [(b"1", b"")],
        b"B": [(b"2", b"")],
        b"D": [(b"t", struct.pack("!H", 0)), (b"n", b"")],
        b"E": [(b"C", b"SELECT 0\0")],
        b"C": [(b"3", b"")],
        b"S": [(b"Z", b"I")],
        b"Q": [(b"C", b"SELECT 0\0"), (b"Z", b"I")],
    }

    def say(self, kind, payload):
        self.wfile.write(kind + struct.pack("!I", len(payload) + 4) + payload)

    def payload(self):
        head = self.rfile.read(4)
        return self.rfile.read(struct.unpack("!I", head)[0] - 4) if len(head) == 4 else b""

    def handle(self):
        while True:
            code = self.payload()[:4]
            # Encryption is asked for, and refused.
            if code not in (struct.pack("!I", 80877103), struct.pack("!I", 80877104)):
                break
            self.wfile.write(b"N")
        self.say(b"R", struct.pack("!I", 0))
        for name, value in self.SETTINGS.items():
            self.say(b"S", f"{name}\0{value}\0".encode())
        self.say(b"K", struct.pack("!II", 1, 1))
        self.say(b"Z", b"I")
        while (kind := self.rfile.read(1)) not in (b"", b"X"):
            self.payload()
            for answer in self.ANSWERS.get(kind, []):
                self.say(*answer)


def postgres():
    """Port of a server that speaks as PostgreSQL does."""
    return started(Threads(("127.0.0.1", 0), Postgres))


class Redis(socketserver.StreamRequestHandler):
    """Knows a few commands, and says OK to the others."""

    ANSWERS = {
        b"GET": b"$1\r\n1\r\n",
        b"HELLO": b"%1\r\n$5\r\nproto\r\n:3\r\n",
        b"INCRBY": b":1\r\n",
        b"PING": b"+PONG\r\n",
    }

    def handle(self):
        while (line := self.rfile.readline()).startswith(b"*"):
            words = [self.rfile.read(int(self.rfile.readline()[1:]) + 2)[:-2] for _ in range(int(line[1:]))]
            self.wfile.write(self.ANSWERS.get(words[0].upper(), b"+OK\r\n"))


def redis():
    """Port of a server that speaks as Redis does."""
    return started(Threads(("127.0.0.1", 0), Redis))
