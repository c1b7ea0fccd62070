"""Ten days of recorded past: `python -m tests.home.history --config DIR --days 10 --seed 1`, before the first start.

Runs the same world and the same devices as the integration, only faster, and writes what Home Assistant would have
recorded into its database, and the world as it then is into its storage, where the integration takes it up.
"""

import argparse
import asyncio
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from homeassistant.core import HomeAssistant

from .const import STORE_KEY, STORE_VERSION
from .database import AlreadyRecordedError, write
from .devices.catalogue import devices
from .devices.layer import Devices
from .physics.world import LONGEST_STEP, World
from .recording import Recording

DAY = 86400.0
WARM_UP = DAY
FINE_STEP = 5.0
"""Seconds, while something moves or fades."""
DATABASE = "home-assistant_v2.db"


async def generate(
    config: Path, days: float, seed: int, time_zone: str = "Europe/Berlin", end: float | None = None
) -> int:
    """Make `days` of past up to `end` (now) in a configuration folder; return the number of recorded states."""
    end = time.time() if end is None else end
    offset = datetime.fromtimestamp(end, UTC).astimezone(ZoneInfo(time_zone)).utcoffset()
    start = end - days * DAY
    world = World(seed, start - WARM_UP, offset.total_seconds() if offset else 0.0)
    world.advance(WARM_UP)
    recording = Recording(HomeAssistant(str(config)), devices())
    layer = Devices(world, devices(), recording.hear)
    layer.introduce()
    while end - world.time > 1e-3:
        world.step(min(end - world.time, FINE_STEP if world.lively else LONGEST_STEP))
        layer.step()
    count = write(f"sqlite:///{config / DATABASE}", recording, start, end)
    _store(config, {"world": world.snapshot(), "said": layer.snapshot()})
    return count


def _store(config: Path, data: object) -> None:
    """Write the state of the world where the integration looks for it."""
    folder = config / ".storage"
    folder.mkdir(exist_ok=True)
    content = {"version": STORE_VERSION, "minor_version": 1, "key": STORE_KEY, "data": data}
    (folder / STORE_KEY).write_text(json.dumps(content))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Write a recorded past of the test home.")
    parser.add_argument("--config", type=Path, required=True, help="Home Assistant's configuration folder")
    parser.add_argument("--days", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--time-zone", default="Europe/Berlin")
    wishes = parser.parse_args()
    wishes.config.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    try:
        count = asyncio.run(generate(wishes.config, wishes.days, wishes.seed, wishes.time_zone))
    except AlreadyRecordedError:
        sys.exit(f"{wishes.config / DATABASE} holds states already; delete it to begin anew")
    sys.stdout.write(f"{count} states in {time.monotonic() - begun:.1f} s\n")


if __name__ == "__main__":
    main()
