"""A database server for as long as a test run needs it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from . import mariadb, postgres

type Server = postgres.Server | mariadb.Server


@contextmanager
def running(make: Callable[[Path], Server]) -> Iterator[Server]:
    """Run a server. A socket's path is limited to some 100 characters: its folder is not pytest's."""
    folder = Path(mkdtemp(prefix="twins-"))
    try:
        server = make(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
