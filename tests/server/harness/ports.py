"""Loopback ports."""

import asyncio
import socket

from .errors import HarnessError

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """Give a port nobody listens on at this moment."""
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        port: int = listener.getsockname()[1]
        return port


def is_taken(port: int) -> bool:
    """Tell whether somebody listens on the port already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOOPBACK, port)) == 0


async def wait_until_open(port: int, process: asyncio.subprocess.Process, within: float) -> None:
    """Wait until the process listens on the port; fail as soon as it ends, or after `within` seconds."""
    deadline = asyncio.get_running_loop().time() + within
    while True:
        try:
            _, writer = await asyncio.open_connection(LOOPBACK, port)
        except OSError:
            if process.returncode is not None:
                raise HarnessError(f"the process for port {port} ended with code {process.returncode}") from None
            if asyncio.get_running_loop().time() > deadline:
                raise HarnessError(f"nothing listens on port {port} after {within:.0f} s") from None
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
