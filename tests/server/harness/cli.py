"""The command line behind scripts/develop."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from .demo import Demo, Wishes, forget
from .errors import HarnessError
from .folder import REPOSITORY
from .onboarding import PASSWORD, USERNAME

TEXTS = {
    "en": """
  {url}    user {user}, password {password}

  Where to click
  * Settings → Devices & services: the devices worth a twin are under "Discovered". Press "Add".{add}
  * Settings → Tools → Actions: try test_home.set_fault (a stuck sensor, a lost command) and see what the twin says.
  * Ten days of history are there: every entity has a past.

  Log: {log}        Ctrl-C ends everything.
""",
    "de": """
  {url}    Benutzer {user}, Passwort {password}

  Hier geht es los
  * Einstellungen → Geräte & Dienste: Unter „Entdeckt“ stehen die Geräte, für die sich ein Zwilling lohnt. Klicke auf „Hinzufügen“.{add}
  * Einstellungen → Werkzeuge → Aktionen: Probiere test_home.set_fault (ein hängender Sensor, ein verlorener Befehl) und sieh, was der Zwilling sagt.
  * Zehn Tage Verlauf sind schon da: Jede Entität hat eine Vergangenheit.

  Protokoll: {log}        Strg-C beendet alles.
""",  # noqa: E501 -- sentences for a terminal, which wraps them itself
}
ADD_FIRST = {
    "en": '\n    First add "Digital Twin" by "Add integration".',
    "de": "\n    Füge zuerst über „Integration hinzufügen“ „Digital Twin“ hinzu.",
}


def wishes_from(arguments: list[str]) -> tuple[Wishes, bool]:
    """Read the command line; give the wishes and whether a former home is to be deleted first."""
    parser = argparse.ArgumentParser(
        prog="scripts/develop",
        description="Run a real Home Assistant with the Digital Twin integration and a simulated home.",
    )
    parser.add_argument("--port", type=int, default=8123, help="port on 127.0.0.1 (default: 8123)")
    parser.add_argument("--config", type=Path, default=REPOSITORY / ".dev" / "config", help="configuration folder")
    parser.add_argument("--reset", action="store_true", help="begin with a fresh home")
    parser.add_argument("--language", choices=sorted(TEXTS), default="en", help="language of the user (default: en)")
    parser.add_argument("--speed", type=float, default=1.0, help="how fast the test home's time runs (1 to 600)")
    parser.add_argument("--bare", action="store_true", help="leave adding the Digital Twin integration to you")
    given = parser.parse_args(arguments)
    wishes = Wishes(given.config.resolve(), given.port, given.language, given.speed, given.bare)
    return wishes, given.reset


async def run(wishes: Wishes, *, reset: bool) -> int:
    """Run the home until a signal comes or the server ends by itself; give an exit code."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stopping.set)
    if reset:
        forget(wishes.folder)
    demo = Demo(wishes, lambda line: print(f"develop: {line}", flush=True))
    awaited_stop = asyncio.create_task(stopping.wait())
    work = asyncio.create_task(_serve(demo))
    try:
        await asyncio.wait({awaited_stop, work}, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        work.cancel()
        await asyncio.wait({work})
        return 0
    finally:
        awaited_stop.cancel()
        print("develop: ending what was started", flush=True)
        await demo.stop()


async def _serve(demo: Demo) -> int:
    """Start the home, say where to click, and stay until the server ends."""
    await demo.start()
    language = demo.wishes.language
    add = ADD_FIRST[language] if demo.wishes.bare else ""
    log = demo.server.log_file
    text = TEXTS[language].format(url=demo.server.url, user=USERNAME, password=PASSWORD, add=add, log=log)
    print(text, flush=True)
    return await demo.server.run()


def main() -> None:
    """Run the command line."""
    wishes, reset = wishes_from(sys.argv[1:])
    try:
        sys.exit(asyncio.run(run(wishes, reset=reset)))
    except HarnessError as error:
        print(f"develop: {error}", file=sys.stderr)
        sys.exit(1)
