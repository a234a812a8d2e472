"""How fast anybody is answered: counted on connections that stay open, refusals never counted."""

import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench import rate


class Handler(BaseHTTPRequestHandler):
    """Answers ``/`` with five bytes and everything else with 404."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"12345")

    def log_message(self, *words):
        return


@pytest.fixture
def port():
    """A small web server on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_answers_of_all_readers_are_counted(port):
    answers, took, size = rate._read_for(port, "/", 0.2)
    assert answers >= rate.READERS
    assert (took >= 0.2, size) == (True, 5)


def test_a_refusal_is_no_answer(port):
    with pytest.raises(RuntimeError, match="/gone answers 404"):
        rate._read(port, "/gone", until=0.0)


def test_the_processor_of_a_process_grows_with_its_work():
    before = rate._processor_of(os.getpid())
    sum(n * n for n in range(3_000_000))
    assert rate._processor_of(os.getpid()) > before
