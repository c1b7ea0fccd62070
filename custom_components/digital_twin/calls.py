"""Which action call a command to a shadow came from, and whether that call also covers the real device.

Home Assistant announces each call on the bus before it runs it. The last of them are remembered by context, and looked
into only when a shadow is commanded: an idle home pays one comparison per call.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any, Final

import voluptuous as vol
from homeassistant.const import (
    ATTR_DOMAIN,
    ATTR_ENTITY_ID,
    ATTR_SERVICE,
    ATTR_SERVICE_DATA,
    ENTITY_MATCH_ALL,
    EVENT_CALL_SERVICE,
    STATE_ON,
)
from homeassistant.core import CALLBACK_TYPE, Context, Event, HomeAssistant, State, callback, split_entity_id
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.util.hass_dict import HassKey

from .commands.wear import LIGHT, wears
from .const import DOMAIN, PLATFORMS_TWIN

REMEMBERED: Final = 128
_DOMAINS: Final = frozenset(platform.value for platform in PLATFORMS_TWIN)
# What tells whom a call is for. The rest of its data is not kept: it may hold the code of a lock or an alarm.
_TARGETING: Final = tuple(str(key) for key in (*cv.ENTITY_SERVICE_FIELDS, "exclude"))
_CALLS: HassKey[Calls] = HassKey(f"{DOMAIN}_calls")


@dataclass(frozen=True, slots=True)
class _Call:
    """A call. lit: of one for lights, those that were on before; wears: whether it wears one that was off, or on."""

    at: float
    context_id: str
    domain: str
    data: Mapping[str, Any]
    lit: frozenset[str]
    wears: tuple[bool, bool]


class Calls:
    """The latest action calls of the domains that have shadows.

    passed_by counts, by twin (entry id), the commands that its shadows dropped.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Listen from now on."""
        self._hass = hass
        self._calls: deque[_Call] = deque(maxlen=REMEMBERED)
        self.passed_by: Counter[str] = Counter()
        self._users = 0
        self._unsubscribe = hass.bus.async_listen(EVENT_CALL_SERVICE, self._async_on_call, event_filter=_of_interest)

    @callback
    def async_use(self) -> CALLBACK_TYPE:
        """Keep listening for one more shadow; return a function that says it no longer needs it."""
        self._users += 1

        @callback
        def release() -> None:
            self._users -= 1
            if not self._users:
                self._unsubscribe()
                del self._hass.data[_CALLS]

        return release

    @callback
    def _async_on_call(self, event: Event) -> None:
        data = event.data
        given = data[ATTR_SERVICE_DATA]
        targets = {key: given[key] for key in _TARGETING if key in given}
        domain, service = data[ATTR_DOMAIN], data[ATTR_SERVICE]
        worn = (wears(domain, service, given, on=False), wears(domain, service, given, on=True))
        lit: frozenset[str] = frozenset()
        if domain == LIGHT:
            lit = frozenset(state.entity_id for state in self._hass.states.async_all(LIGHT) if state.state == STATE_ON)
        self._calls.append(_Call(event.time_fired_timestamp, event.context.id, domain, targets, lit, worn))

    @callback
    def count(self, entity_ids: Set[str], since: float) -> int:
        """Return how many of the remembered calls since a time (epoch s) switched or moved any of these entities."""
        domains = {split_entity_id(entity_id)[0] for entity_id in entity_ids}
        return sum(
            any(call.wears)
            and call.at >= since
            and call.domain in domains
            and any(call.wears[entity_id in call.lit] for entity_id in entity_ids & _targets(self._hass, call))
            for call in self._calls
        )

    @callback
    def covers(self, context: Context, shadow: str, source: str) -> bool:
        """Return whether the call that reached a shadow was meant for its source too.

        The call is the latest in that context that targets the shadow. A call that a group entity passed on to its
        members counts as the call to the group: what else that one covers decides.
        """
        domain = split_entity_id(shadow)[0]
        passed_on: set[str] | None = None
        for call in reversed(self._calls):
            if call.context_id != context.id or call.domain != domain:
                continue
            targets = _targets(self._hass, call)
            if passed_on is None:
                if shadow not in targets:
                    continue
                if source in targets:
                    return True
                passed_on = targets
            elif source in targets and any(
                passed_on <= set(members) for target in targets if (members := _members(self._hass.states.get(target)))
            ):
                return True
        return False


@callback
def _of_interest(data: Mapping[str, Any]) -> bool:
    return data[ATTR_DOMAIN] in _DOMAINS


@callback
def async_get_calls(hass: HomeAssistant) -> Calls:
    """Return the record of calls, which lasts as long as shadows use it."""
    if (calls := hass.data.get(_CALLS)) is None:
        calls = hass.data[_CALLS] = Calls(hass)
    return calls


def _members(state: State | None) -> tuple[str, ...]:
    """Return the members of a group entity, as it states them."""
    members = state.attributes.get(ATTR_ENTITY_ID) if state is not None else None
    return tuple(member for member in members if isinstance(member, str)) if isinstance(members, list | tuple) else ()


def _targets(hass: HomeAssistant, call: _Call) -> set[str]:
    """Return every entity a call covers: directly, by device, area, floor or label, and inside groups of any sort."""
    data = dict(call.data)
    if data.get(ATTR_ENTITY_ID) == ENTITY_MATCH_ALL:
        return {state.entity_id for state in hass.states.async_all(call.domain)} - _excluded(hass, data)
    try:
        if ATTR_ENTITY_ID in data:
            data[ATTR_ENTITY_ID] = cv.comp_entity_ids_or_uuids(data[ATTR_ENTITY_ID])
    except vol.Invalid, TypeError:
        return set()
    return _expanded(hass, _selected(hass, data)) - _excluded(hass, data)


def _selected(hass: HomeAssistant, data: dict[str, Any]) -> set[str]:
    selected = async_extract_referenced_entity_ids(hass, TargetSelection(data))
    return selected.referenced | selected.indirectly_referenced


def _excluded(hass: HomeAssistant, data: dict[str, Any]) -> set[str]:
    """Return what the call leaves out explicitly (`exclude`, from Home Assistant 2026.11 on)."""
    exclude = data.get("exclude")
    return _selected(hass, exclude) if isinstance(exclude, dict) else set()


def _expanded(hass: HomeAssistant, entity_ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(entity_ids)
    while waiting:
        entity_id = waiting.pop()
        if entity_id not in found:
            found.add(entity_id)
            waiting.extend(_members(hass.states.get(entity_id)))
    return found
