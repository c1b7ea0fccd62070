"""Storages that follow the home: they give what everything else takes, and take what it has to spare."""

from collections.abc import Mapping

from ..messages import Message
from ..models.automatic import FOLLOWS, NEED, SOLAR, Automatic
from ..models.battery import follows
from ..twin import TwinSnapshot
from .circuits import meters, present
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


def assumed_modes(twins: Mapping[str, TwinSnapshot]) -> list[Message]:
    """Say of how many storages it is a guess what their automatic mode does, or what it answers."""
    alone = [Automatic.of(twins[one].learned, twins[one].spec.fidelity) for one in following(twins)]
    guessed = sum(one is None for one in alone)
    untried = sum(one is not None and FOLLOWS not in {rule.rule for rule in one.giving} for one in alone)
    found = [Message("assumed_storage_follows", {"count": guessed})] if guessed else []
    return [*found, Message("assumed_storage_as_before", {"count": untried})] if untried else found


def need(
    twin_id: str, outputs: Mapping[str, Outputs], links: HomeLinks, twins: Mapping[str, TwinSnapshot], loads: Array
) -> dict[str, Array]:
    """Return as surroundings what all but one storage take together in W (T, n), below 0 what they have to spare.

    loads: what is drawn beside all twins (T, 1). What the roofs make stands beside it, where there are any. Where
    nothing else has a power, what the storage answers now is all that is known of the home.
    """
    apart = {twin_id, *meters(links)}
    powers = {other: one["power"] for other, one in outputs.items() if other not in apart and "power" in one}
    if not powers:
        return {NEED: loads - present(twins[twin_id])} if loads.any() else {}
    found = {NEED: sum(powers.values(), start=loads)}
    if roofs := [power for other, power in powers.items() if twins[other].spec.kind == "pv"]:
        found[SOLAR] = -sum(roofs[1:], start=roofs[0])
    return found
