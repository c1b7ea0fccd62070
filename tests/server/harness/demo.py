"""The demonstration home: a broker, a server with ten days of history, a user, and the integrations set up in it."""

import asyncio
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import flows, onboarding
from .broker import Broker
from .client import Client, Message
from .errors import HarnessError
from .folder import COMPONENTS, REPOSITORY
from .process import end
from .server import Server

HISTORY_DAYS = 10
HISTORY_WITHIN = 180.0
PEOPLE = {"Anna": "device_tracker.anna_phone", "Ben": "device_tracker.ben_phone"}


@dataclass(frozen=True)
class Wishes:
    """What the demonstration home is to be like."""

    folder: Path
    port: int
    language: str = "en"
    speed: float = 1.0
    """Virtual seconds of the test home per second."""
    bare: bool = False
    """Leave the Digital Twin integration for the user to add."""


class Demo:
    """A running demonstration home; `tell` is given a line for each thing done."""

    def __init__(self, wishes: Wishes, tell: Callable[[str], None]) -> None:
        self.wishes = wishes
        self.broker = Broker(wishes.folder / "mosquitto")
        self.server = Server(wishes.folder, wishes.port)
        self._tell = tell

    async def start(self) -> None:
        """Bring everything up; what a former start has left in the folder is used again."""
        self.wishes.folder.mkdir(parents=True, exist_ok=True)
        if not (self.wishes.folder / "home-assistant_v2.db").exists():
            await self._write_history()
        self._tell("starting the MQTT broker")
        await self.broker.start()
        self._tell("starting Home Assistant")
        await self.server.start()
        async with Client(self.server.url) as client:
            if await onboarding.sign_in(client, self.wishes.language):
                self._tell(f"made the user {onboarding.USERNAME}")
            await self._set_up_mqtt(client)
            await self._set_up_test_home(client)
            await self._set_up_people(client)
            if not self.wishes.bare:
                await self._set_up_twins(client)

    async def stop(self) -> None:
        """End the server, then the broker."""
        try:
            await self.server.stop()
        finally:
            await self.broker.stop()

    async def _write_history(self) -> None:
        self._tell(f"writing {HISTORY_DAYS} days of history")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.home.history"),
            *("--config", str(self.wishes.folder.resolve()), "--days", str(HISTORY_DAYS), "--seed", "1"),
            cwd=REPOSITORY,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            async with asyncio.timeout(HISTORY_WITHIN):
                output, _ = await process.communicate()
        except TimeoutError:
            raise HarnessError(f"the history was not written within {HISTORY_WITHIN:.0f} s") from None
        finally:
            await end(process, within=5)
        if process.returncode:
            raise HarnessError(f"the history could not be written: {output.decode().strip().splitlines()[-1:]}")

    async def _set_up_mqtt(self, client: Client) -> None:
        if not await _entries(client, "mqtt"):
            await flows.add_integration(client, "mqtt", {"broker": "127.0.0.1", "port": self.broker.port})
            self._tell("connected Home Assistant to the broker")

    async def _set_up_test_home(self, client: Client) -> None:
        wanted: Message = {"speed": self.wishes.speed, "mqtt_host": "127.0.0.1", "mqtt_port": self.broker.port}
        if entries := await _entries(client, "test_home"):
            await flows.change_options(client, entries[0]["entry_id"], wanted)
        else:
            await flows.add_integration(client, "test_home", wanted)
            self._tell("set up the test home")

    async def _set_up_people(self, client: Client) -> None:
        known = {person["name"] for person in (await client.command("person/list"))["storage"]}
        for name, tracker in PEOPLE.items():
            if name not in known:
                await client.command("person/create", name=name, user_id=None, device_trackers=[tracker])

    async def _set_up_twins(self, client: Client) -> None:
        if not await _entries(client, "digital_twin"):
            await flows.add_integration(client, "digital_twin")
            self._tell("set up Digital Twin")


def forget(folder: Path) -> None:
    """Delete a former demonstration home; refuse a folder that does not look like one."""
    if not folder.exists():
        return
    links = [folder / "custom_components" / domain for domain in COMPONENTS]
    if not any(link.is_symlink() for link in links):
        raise HarnessError(f"{folder} does not look like a demonstration home; delete it yourself if you mean it")
    shutil.rmtree(folder)


async def _entries(client: Client, domain: str) -> list[Message]:
    entries: list[Message] = await client.command("config_entries/get", domain=domain)
    return [entry for entry in entries if entry["source"] != "ignore"]
