"""Conditions that are missing: lamps lit by day, devices switched on for nobody."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from astral.sun import elevation  # type: ignore[import-untyped]  # it brings no types
from homeassistant.helpers.sun import get_astral_observer

from ...protocol import ENTITY
from .causes import meaning
from .evidence import Command, Evidence, Finding

DAYLIGHT: Final = 12.0
"""Degrees of the sun above the horizon from which a room needs no lamp."""
OFTEN: Final = 2
AFTER_LEAVING: Final = 300.0
NAMES: Final = frozenset({"alias", "description", "id"})
ACTIONS: Final = frozenset({"action", "service"})
TARGETS: Final = frozenset({"data", "entity_id", "metadata", "target"})
"""What an action acts upon, and with what."""
LIGHT: Final = frozenset(
    {"bright", "dark", "darkness", "daylight", "dawn", "dusk", "elevation", "illuminance", "lux", "night", "sunrise",
     "sunset"}
)  # fmt: skip
"""Words in the ids and templates of what tells how light it is."""
WORD: Final = re.compile(r"[a-z]+")
FOR_PEOPLE: Final = frozenset({"light", "media_player", "fan"})


def light_in_daylight(evidence: Evidence) -> Iterator[Finding]:
    """Find automations that light lamps while the sun is well up, and nowhere ask whether it is."""
    hass = evidence.rehearsal.hass
    if hass is None:
        return
    here = get_astral_observer(hass)
    found: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Command] = {}
    height: dict[int, float] = {}
    for command in _switched_on(evidence, frozenset({"light"})):
        minute = int(command.at // 600)
        if minute not in height:
            height[minute] = elevation(here, datetime.fromtimestamp(command.at, UTC))
        if height[minute] > DAYLIGHT and not _asks_for_light(evidence, str(command.automation)):
            key = (str(command.automation), command.entity_id)
            found[key] += 1
            first.setdefault(key, command)
    yield from _tell(evidence, "rehearsal_light_in_daylight", found, first)


def nobody_home(evidence: Evidence) -> Iterator[Finding]:
    """Find automations that switch on what is for people while nobody is home."""
    persons = evidence.rehearsal.request.persons
    if not persons:
        return
    found: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Command] = {}
    for command in _switched_on(evidence, FOR_PEOPLE):
        away = all(
            evidence.state_at(person, moment) not in ("home", None)
            for person in persons
            for moment in (command.at, command.at - AFTER_LEAVING)
        )
        if away:
            key = (str(command.automation), command.entity_id)
            found[key] += 1
            first.setdefault(key, command)
    yield from _tell(evidence, "rehearsal_nobody_home", found, first)


def _switched_on(evidence: Evidence, domains: frozenset[str]) -> Iterator[Command]:
    for command in evidence.commands:
        if command.automation in evidence.automations and command.entity_id.partition(".")[0] in domains:
            meant = meaning(command.effect)
            if meant == ("on", "True"):
                yield command


def _asks_for_light(evidence: Evidence, automation: str) -> bool:
    """Return whether an automation looks at how light it is anywhere but in its names and in what it acts upon."""
    return any(_of_light(evidence, text) for text in _asked(evidence.automations[automation].config))


def _asked(config: Any) -> Iterator[str]:
    """Return the texts by which a configuration decides."""
    if isinstance(config, Mapping):
        acts = not config.keys().isdisjoint(ACTIONS)
        for name, value in config.items():
            if name not in NAMES and not (acts and name in TARGETS):
                yield from _asked(value)
    elif isinstance(config, list | tuple):
        for item in config:
            yield from _asked(item)
    elif isinstance(config, str):
        yield config.lower()


def _of_light(evidence: Evidence, text: str) -> bool:
    hass = evidence.rehearsal.hass
    for entity_id in ENTITY.findall(text):
        state = hass.states.get(entity_id) if hass is not None else None
        kind = None if state is None else state.attributes.get("device_class")
        if entity_id.startswith("sun.") or kind in ("illuminance", "light"):
            return True
    return text == "sun" or not LIGHT.isdisjoint(WORD.findall(text))


def _tell(
    evidence: Evidence, id_: str, found: Counter[tuple[str, str]], first: dict[tuple[str, str], Command]
) -> Iterator[Finding]:
    for (automation, entity_id), count in found.items():
        if count >= OFTEN:
            yield Finding(
                id=id_,
                params={
                    "automation": evidence.name(automation),
                    "entity": evidence.name(entity_id),
                    "count": count,
                },
                severity="low",
                automations=(automation,),
                entities=(entity_id,),
                at=first[automation, entity_id].at,
            )
