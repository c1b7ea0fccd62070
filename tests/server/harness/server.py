"""A real Home Assistant process on a loopback port."""

import asyncio
import os
import sys
from pathlib import Path

from . import folder as config_folder
from .errors import HarnessError
from .ports import LOOPBACK, is_taken, wait_until_open
from .process import end

STARTS_WITHIN = 120.0
# Home Assistant itself gives its stages up to 50 s to end.
ENDS_WITHIN = 60.0
# What Home Assistant ends with when a user asks for a restart.
RESTART_WANTED = 100


class Server:
    """Home Assistant with its configuration in a folder of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.url = f"http://{LOOPBACK}:{port}"
        self.log_file = folder / "server.log"
        self._process: asyncio.subprocess.Process | None = None
        self._log_mode = "w"

    async def start(self) -> None:
        """Start the process and wait until its web server takes connections."""
        if is_taken(self.port):
            raise HarnessError(f"port {self.port} is taken by another program")
        config_folder.prepare(self.folder, self.port)
        with self.log_file.open(self._log_mode) as log:
            self._log_mode = "a"
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "homeassistant", "--config", str(self.folder.resolve()), "--log-no-color"),
                # Started in the repository, Python would find its package custom_components before the folder's.
                cwd=self.folder,
                stdout=log,
                stderr=log,
                stdin=asyncio.subprocess.DEVNULL,
                env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"},
                start_new_session=True,
            )
        await wait_until_open(self.port, self._process, STARTS_WITHIN)

    async def stop(self) -> int:
        """End the process as a service manager would; give its return code."""
        if self._process is None:
            return 0
        process, self._process = self._process, None
        return await end(process, ENDS_WITHIN)

    async def restart(self) -> None:
        """End the process and start it again with the same folder; the log goes on."""
        await self.stop()
        await self.start()

    async def run(self) -> int:
        """Wait until the process ends by itself, and start it again as often as a user asks for that."""
        while self._process is not None:
            if (returned := await self._process.wait()) != RESTART_WANTED:
                return returned
            await self.start()
        raise HarnessError("the server is not running")

    async def kill(self) -> None:
        """End the process at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()
            self._process = None

    def log(self) -> str:
        """Give what the server has written since the first start, restarts included."""
        return self.log_file.read_text()
