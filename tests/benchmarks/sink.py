"""A server on loopback that takes what is posted and answers at once, like a Tracx that looks at nothing."""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = b'{"data":{"token":"session","expires_at":4102444800}}'
QUEUED = b'{"data":{"error":false,"success":true,"message":"Successfully queued participants for import","errors":[]}}'


class Sink(BaseHTTPRequestHandler):
    """Reads the whole body, then answers."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        left = int(self.headers.get("Content-Length", 0))
        while left:
            left -= len(self.rfile.read(min(left, 1 << 20)))
        answer = TOKEN if self.path.endswith("/session-token") else QUEUED
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Sink)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.close()
    server.serve_forever()
