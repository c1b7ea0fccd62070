"""What hostile code inside the rehearsal process would try; run there by the tests, after the doors are closed."""

import ctypes
import os
import socket
import subprocess
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path


def _connect() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _listen() -> None:
    socket.socket(socket.AF_INET).bind(("127.0.0.1", 0))


def _resolve() -> None:
    socket.getaddrinfo("example.org", 80)


def _local_socket() -> None:
    socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock")


def _fetch() -> None:
    urllib.request.urlopen("http://127.0.0.1:9")


def _process() -> None:
    subprocess.run(["/bin/true"], check=False)


def _system() -> None:
    os.system("/bin/true")  # noqa: S605 -- that is what hostile code does


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _kill() -> None:
    os.kill(os.getppid(), 0)


def _foreign_library() -> None:
    ctypes.CDLL(None)


def _write() -> None:
    Path(tempfile.gettempdir(), "rehearsal-jailbreak").write_text("out")


def _write_beside() -> None:
    Path(__file__).with_suffix(".out").write_text("out")


def _delete() -> None:
    Path(tempfile.gettempdir(), "rehearsal-victim").unlink()


def _read_secrets() -> None:
    Path("/etc/passwd").read_text()


def _list() -> None:
    list(Path("/etc").iterdir())


ATTEMPTS: tuple[Callable[[], None], ...] = (
    _connect, _listen, _resolve, _local_socket, _fetch, _process, _system, _fork, _kill, _foreign_library, _write,
    _write_beside, _delete, _read_secrets, _list,
)  # fmt: skip
