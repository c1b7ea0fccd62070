"""What a command meant, and what set it off."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from .evidence import Command, Evidence, triggers_of

TELLING: Final = ("on", "hvac_mode", "bolt", "position", "target_temperature", "operation")

type Watched = tuple[str, Any, Any]
"""A value whose limits set automations off: entity id, attribute, value template."""


def meaning(effect: str) -> tuple[str, str] | None:
    """Return the channel that a command's effect is about, and its value; None for one that nobody understood."""
    parts = dict(part.partition("=")[::2] for part in effect.split(",") if "=" in part)
    if "state" in parts:
        return "on", parts["state"].replace("on", "True").replace("off", "False")
    return next(((key, parts[key]) for key in TELLING if key in parts), None)


def by_entity(evidence: Evidence) -> dict[str, list[tuple[Command, tuple[str, str]]]]:
    """Return the commands that mean something, by entity, in order of time."""
    found: defaultdict[str, list[tuple[Command, tuple[str, str]]]] = defaultdict(list)
    for command in evidence.commands:
        if (meant := meaning(command.effect)) is not None:
            found[command.entity_id].append((command, meant))
    return found


def limit_of(evidence: Evidence, command: Command) -> tuple[Watched, str, float] | None:
    """Return the one value whose crossing of one limit set a command off, the side, and the limit; else None."""
    trigger = trigger_of(evidence, command)
    if trigger is None:
        return None
    sides = [side for side in ("below", "above") if trigger.get(side) is not None]
    entities = evidence.awaited(trigger)
    if trigger.get("trigger") != "numeric_state" or len(sides) != 1 or len(entities) != 1:
        return None
    try:
        limit = float(trigger[sides[0]])
    except (TypeError, ValueError):  # fmt: skip
        return None
    return (entities[0], trigger.get("attribute"), trigger.get("value_template")), sides[0], limit


def trigger_of(evidence: Evidence, command: Command) -> Mapping[str, Any] | None:
    """Return the trigger whose automation gave a command; None where it is not known."""
    run = command.run
    if run is None or run.by_trigger is None or evidence.rehearsal.automations.get(run.key) != command.automation:
        return None
    config = next(
        (item.config for item in evidence.rehearsal.request.automations if item.entity_id == command.automation), {}
    )
    triggers = triggers_of(config)
    return triggers[run.by_trigger] if run.by_trigger < len(triggers) else None
