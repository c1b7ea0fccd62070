"""Why a run got no further than a condition, from what Home Assistant's own trace says of it."""

from collections.abc import Mapping
from typing import Any, Final

from ..core.messages import Message

MESSAGES: dict[str, tuple[str, ...]] = {
    "rehearsal_why_state": ("entity", "state", "wanted"),
    "rehearsal_why_above": ("entity", "state", "bound"),
    "rehearsal_why_below": ("entity", "state", "bound"),
    "rehearsal_why_short": ("entity", "state"),
    "rehearsal_why_after": ("now", "bound"),
    "rehearsal_why_before": ("now", "bound"),
    "rehearsal_why": ("condition",),
}
LONGEST: Final = 160
SHORT: Final = ("and", "or", "not")
"""Under what short forms of conditions keep those within them."""


def why(config: Mapping[str, Any], failed: Mapping[str, Any], names: Mapping[str, str]) -> Message:
    """Return the reason. config: the automation's; failed: the innermost step that did not hold; names: of entities."""
    condition, entity_id = _at(config, str(failed["path"]))
    detail = failed.get("detail", {})
    entity = names.get(entity_id, entity_id) if entity_id else ""
    state = detail.get("state")
    if entity and state is not None:
        if "wanted_state" in detail:
            return Message("rehearsal_why_state", {"entity": entity, "state": state, "wanted": detail["wanted_state"]})
        for side in ("above", "below"):
            if (limit := detail.get(f"wanted_state_{side}")) is not None:
                return Message(f"rehearsal_why_{side}", {"entity": entity, "state": state, "bound": limit})
        if "duration" in detail:
            return Message("rehearsal_why_short", {"entity": entity, "state": state})
    if (now := detail.get("now_time")) is not None:
        for side in ("after", "before"):
            if isinstance(condition, Mapping) and side in condition:
                limit = str(detail.get(side, condition[side]))
                early, late = str(now) < limit, str(now) >= limit
                if (side == "after" and early) or (side == "before" and late):
                    return Message(f"rehearsal_why_{side}", {"now": _clock(str(now)), "bound": _clock(limit)})
    return Message("rehearsal_why", {"condition": _words(condition)})


def _clock(text: str) -> str:
    """Return a time of day without the parts of a second."""
    return text.partition(".")[0]


def _at(config: Mapping[str, Any], path: str) -> tuple[Any, str | None]:
    """Return the condition that stands at a trace's path, and the entity it looks at there."""
    found: Any = config
    entity_id: str | None = None
    for part in path.split("/"):
        if part.isdigit():
            if not isinstance(found, list) or int(part) >= len(found):
                break
            found = found[int(part)]
        elif part == "entity_id":
            listed = _listed(found.get(part)) if isinstance(found, Mapping) else []
            index = path.rpartition("/")[2]
            if index.isdigit() and int(index) < len(listed):
                entity_id = str(listed[int(index)])
            break
        elif isinstance(found, Mapping):
            keys = (f"{part}s", part, part.removesuffix("s"), *(SHORT if part == "conditions" else ()))
            inner = next((found[key] for key in keys if key in found), None)
            if inner is None or isinstance(inner, str):
                break
            found = _listed(inner)
    if entity_id is None and isinstance(found, Mapping) and isinstance(found.get("entity_id"), str):
        entity_id = found["entity_id"]
    return found, entity_id


def _words(condition: Any) -> str:
    """Return a condition as it stands in the automation, short enough for a sentence."""
    if not isinstance(condition, Mapping):
        return str(condition)[:LONGEST]
    if alias := condition.get("alias"):
        return str(alias)[:LONGEST]
    kind = str(condition.get("condition", ""))
    rest = ", ".join(f"{key}: {value}" for key, value in condition.items() if key not in ("condition", "enabled"))
    return f"{kind} ({rest})"[:LONGEST] if rest else kind


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]
