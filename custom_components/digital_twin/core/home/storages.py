"""Storages that follow the home: they give what everything else takes, and take what it has to spare."""

from collections.abc import Mapping

from ..models.battery import NEED, follows
from ..twin import TwinSnapshot
from .circuits import meters
from .columns import Array
from .links import HomeLinks
from .player import Outputs


def following(twins: Mapping[str, TwinSnapshot]) -> list[str]:
    """Return the storages that have a mode of following the home."""
    return [
        twin_id
        for twin_id, twin in twins.items()
        if twin.spec.kind == "battery"
        and (mode := twin.spec.channels.get("storage_mode")) is not None
        and any(map(follows, mode.options))
    ]


def need(twin_id: str, outputs: Mapping[str, Outputs], links: HomeLinks) -> dict[str, Array]:
    """Return as surroundings what all but one storage take together in W (T, n), below 0 what they have to spare."""
    apart = {twin_id, *meters(links)}
    powers = [one["power"] for other, one in outputs.items() if other not in apart and "power" in one]
    return {NEED: sum(powers[1:], start=powers[0])} if powers else {}
