# Asks a server by `requests`, which runs in a thread of its own.
# way: bolt
# way: hammer
# edits: suggestion
import asyncio
import http.server
import sys
import threading

import requests


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(404 if "hammer" in self.path else 200)
        self.end_headers()
        self.wfile.write(self.path.encode())

    def log_message(self, *_arguments):
        pass


async def ask(port, good):
    return requests.get(f"http://127.0.0.1:{port}/{good}", timeout=5).text


def main(good):
    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            print(asyncio.run(ask(server.server_port, good)))
        finally:
            server.shutdown()
            thread.join()


main(sys.argv[1])
