"""A network between a browser and the server that can be taken away."""

import asyncio
import contextlib
from typing import Self

from .ports import LOOPBACK, free_port


class Relay:
    """Carries every connection on to a port of this machine, until it is cut; restored, it takes new ones."""

    def __init__(self, to_port: int) -> None:
        self._to_port = to_port
        self._port = free_port()
        self._listener: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        """Give the relay itself, carrying; the way out cuts it."""
        await self.restore()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Cut it for good."""
        await self.cut()

    @property
    def url(self) -> str:
        """Give the address that leads through the relay to the server."""
        return f"http://{LOOPBACK}:{self._port}"

    async def cut(self) -> None:
        """Break all connections at once and refuse new ones."""
        if self._listener is not None:
            self._listener.close()
            self._listener.abort_clients()
            await self._listener.wait_closed()
            self._listener = None

    async def restore(self) -> None:
        """Carry connections again, on the same port."""
        self._listener = await asyncio.start_server(self._carry, LOOPBACK, self._port)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        further_reader, further_writer = await asyncio.open_connection(LOOPBACK, self._to_port)
        async with asyncio.TaskGroup() as ways:
            ways.create_task(_pour(reader, further_writer))
            ways.create_task(_pour(further_reader, writer))


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    """Hand on what comes until one side ends, and let the other know."""
    # A side that is gone is what a relay is cut for.
    with contextlib.suppress(ConnectionError):
        while some := await source.read(65536):
            sink.write(some)
            await sink.drain()
    sink.close()
