"""What the rehearsal's tests share: one process for all of them, since it takes seconds to start."""

from collections.abc import Iterator

import pytest

from .warm import WarmProcess


@pytest.fixture(scope="session")
def warm() -> Iterator[WarmProcess]:
    """Keep one rehearsal process over all tests; it is asked through plain pipes, whatever loop a test has."""
    process = WarmProcess()
    yield process
    process.end()
