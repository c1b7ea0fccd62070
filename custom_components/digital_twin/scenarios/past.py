"""The twins and their home as they stood at a time in the past, from the recorder."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from homeassistant.const import STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers.recorder import DATA_INSTANCE

from ..actions.response import iso
from ..const import Role
from ..core.messages import Message
from ..core.models.registry import main_channel
from ..core.models.thermostat_past import LONGEST as LATELY
from ..core.models.thermostat_past import TELLING
from ..core.scenario.problems import LanguageError, Notebook
from ..core.twin import TwinSnapshot
from ..home_links import async_home_links, read_for_links
from ..learning import surroundings_of, wanted_of
from ..recall import SUN, TEMPERATURE, sun_until
from ..recorder_history import Wanted, async_read
from ..rehearsal.gather.states import async_recorded
from ..rehearsal.gather.twins import values_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.home.links import HomeLinks
    from ..core.scenario.request import HomeScenario
    from ..core.series import Series
    from ..manager import Home

BACK: Final = 3600.0
WINDOW: Final = "window"
NAMED: Final = 3
"""Names told of those that nothing is known of; more are counted."""


async def async_snapshots_at(
    hass: HomeAssistant, twins: Mapping[str, TwinCoordinator], at: float
) -> dict[str, TwinSnapshot]:
    """Return the twins' snapshots with the values that their sources had at a time (epoch s)."""
    then = await _async_states(hass, {entity_id for twin in twins.values() for entity_id in twin.sources.values()}, at)
    found: dict[str, TwinSnapshot] = {}
    for twin_id, twin in twins.items():
        values = dict(values_of(twin, then.get))
        windows = [then.get(twin.sources[ref]) for ref in twin.config.roles.get(Role.WINDOWS, ())]
        if WINDOW in twin.channels and any(state is not None for state in windows):
            values[WINDOW] = any(state is not None and state.state == STATE_ON for state in windows)
        source = then.get(twin.sources[twin.config.main])
        reachable = source is None or source.state != STATE_UNAVAILABLE
        found[twin_id] = replace(twin.snapshot(), values=values, changed={}, reachable=reachable)
    return found


@callback
def known_at(hass: HomeAssistant, request: HomeScenario) -> HomeScenario:
    """Return a scenario of the past that says of which twins nobody recorded how they stood when it begins.

    Raises LanguageError where that is so of every twin: there is no such past to begin from.
    """
    unknown = [
        twin.spec.name
        for twin in request.twins
        if (main := main_channel(twin.spec)) is not None and main not in twin.values
    ]
    known = [twin for twin in request.twins if main_channel(twin.spec) in twin.values]
    if not unknown:
        return request
    if not known:
        notes, instance = Notebook(), hass.data.get(DATA_INSTANCE)
        oldest = None if instance is None else instance.states_manager.oldest_ts
        if oldest is None or oldest <= request.start:
            notes.add("start", "no_records", value=iso(request.start))
        else:
            notes.add("start", "before_records", value=iso(request.start), since=iso(oldest))
        raise LanguageError(notes.problems)
    more = len(unknown) - NAMED
    names = ", ".join(unknown[:NAMED]) + (f" + {more}" if more > 0 else "")
    return replace(request, assumed=(*request.assumed, Message("assumed_start_unknown", {"names": names})))


async def async_links_at(hass: HomeAssistant, home: Home, at: float) -> HomeLinks:
    """Return what joins the twins, with the air of the areas and the main meter as they were at a time (epoch s)."""
    return await async_home_links(hass, home, await _async_states(hass, read_for_links(hass, home), at))


async def async_rooms_at(
    hass: HomeAssistant, twins: Mapping[str, TwinCoordinator], at: float
) -> dict[str, dict[str, Series]]:
    """Return by twin what rooms had reported lately at a time (epoch s), as recall.rooms_told does of now."""
    rooms = {twin_id: twin for twin_id, twin in twins.items() if twin.kind.channel("hvac_mode") is not None}
    if not rooms:
        return {}
    home = next(iter(rooms.values())).home
    around = {SUN: sun_until(hass, at), **await _async_told(hass, surroundings_of(hass, home.config), at)}
    found: dict[str, dict[str, Series]] = {}
    for twin_id, twin in rooms.items():
        told = await _async_told(hass, wanted_of(list(twin.bindings), twin.channels), at)
        if TEMPERATURE in told:
            found[twin_id] = {**around, **told}
    return found


async def _async_told(hass: HomeAssistant, wanted: list[Wanted], at: float) -> Mapping[str, Series]:
    """Return what had been reported lately at a time (epoch s), of what tells how warm a room's masses are."""
    telling = [wish for wish in wanted if wish.channel.key in TELLING]
    return (await async_read(hass, telling, at - LATELY, at)).series


async def _async_states(hass: HomeAssistant, wanted: set[str], at: float) -> dict[str, State]:
    """Return what each entity said at a time, of those of which it is known."""
    recorded = await async_recorded(hass, wanted, at - BACK, at)
    found: dict[str, State] = {}
    for entity_id, states in recorded.items():
        before = [state for state in states if state.last_updated_timestamp <= at]
        if before:
            found[entity_id] = before[-1]
    return found
