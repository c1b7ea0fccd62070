"""The twins as they stood at a time in the past, from the recorder."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, State

from ..core.twin import TwinSnapshot
from ..rehearsal.gather.states import async_recorded
from ..rehearsal.gather.twins import values_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

BACK: Final = 3600.0


async def async_snapshots_at(
    hass: HomeAssistant, twins: Mapping[str, TwinCoordinator], at: float
) -> dict[str, TwinSnapshot]:
    """Return the twins' snapshots with the values that their sources had at a time (epoch s)."""
    wanted = {entity_id for twin in twins.values() for entity_id in twin.sources.values()}
    recorded = await async_recorded(hass, wanted, at - BACK, at)

    def state_of(entity_id: str) -> State | None:
        before = [state for state in recorded.get(entity_id, ()) if state.last_updated_timestamp <= at]
        return before[-1] if before else None

    found: dict[str, TwinSnapshot] = {}
    for twin_id, twin in twins.items():
        snapshot = twin.snapshot()
        found[twin_id] = replace(snapshot, values=values_of(twin, state_of), changed={})
    return found
