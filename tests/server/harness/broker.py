"""A real MQTT broker (mosquitto) on a loopback port of its own, forgetting everything when it ends."""

import asyncio
import shutil
from pathlib import Path

from .errors import HarnessError
from .ports import LOOPBACK, free_port, is_taken, wait_until_open
from .process import end

STARTS_WITHIN = 10.0
ENDS_WITHIN = 5.0


class Broker:
    """Mosquitto for local clients without a password."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = self._remembered_port()
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the broker and wait until it takes connections."""
        program = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
        if program is None:
            raise HarnessError("mosquitto is missing; scripts/setup server installs it")
        if is_taken(self.port):
            raise HarnessError(f"the broker's port {self.port} is taken by another program")
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "port").write_text(str(self.port))
        settings = self._folder / "mosquitto.conf"
        settings.write_text(
            f"listener {self.port} {LOOPBACK}\nallow_anonymous true\npersistence false\nlog_dest stderr\n"
        )
        with (self._folder / "mosquitto.log").open("w") as log:
            self._process = await asyncio.create_subprocess_exec(
                program, "-c", str(settings), stdout=log, stderr=log, start_new_session=True
            )
        await wait_until_open(self.port, self._process, STARTS_WITHIN)

    async def stop(self) -> None:
        """End the broker."""
        if self._process is not None:
            await end(self._process, ENDS_WITHIN)
            self._process = None

    def _remembered_port(self) -> int:
        """Give the port of a former start, which Home Assistant's entries name, else a free one."""
        remembered = self._folder / "port"
        return int(remembered.read_text()) if remembered.exists() else free_port()
