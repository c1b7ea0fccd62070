"""Dumps a database of the present version, once before the next is begun: python -m tests.store.dump."""

import asyncio
import sqlite3
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from custom_components.digital_twin.store.retention import Policy, purge_step
from custom_components.digital_twin.store.schema import VERSION

from . import common
from .common import NOW, opened


async def write(folder: Path) -> None:
    """Fill a database with a record of each kind, and an audit of which the first row was purged."""
    async with opened(folder) as database:
        await database.async_commit(common.audit(NOW - 400 * 86_400), common.audit())
        await database.async_run(partial(purge_step, policy=Policy(), now=NOW))
        await database.async_commit(
            common.snapshot(), common.event(), common.sync(), common.forecast(), common.scenario(),
            common.correction(), common.quarantined(), common.metric(),
        )  # fmt: skip


def main() -> None:
    """Dump it beside the others."""
    with TemporaryDirectory() as folder:
        asyncio.run(write(Path(folder)))
        connection = sqlite3.connect(Path(folder) / "twins.db")
        text = "\n".join(connection.iterdump()) + "\n"
        connection.close()
    (Path(__file__).with_name("versions") / f"{VERSION}.sql").write_text(text)


if __name__ == "__main__":
    main()
