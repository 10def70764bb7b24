"""A subscriber in a process of its own, that can be killed: it writes down each letter before it answers.

python -m tests.journeys.receiver PORT FILE STATUS"""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        with open(self.server.book, "a") as book:
            book.write(json.dumps({"headers": headers, "body": body, "status": self.server.status}) + "\n")
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    port, book, status = sys.argv[1:]
    server = HTTPServer(("127.0.0.1", int(port)), Handler)
    server.book, server.status = book, int(status)
    print("listening", flush=True)
    server.serve_forever()
