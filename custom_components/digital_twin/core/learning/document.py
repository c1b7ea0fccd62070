"""Reading what was learned out of a document that anybody may have written: the type and the size of each part."""

import math
from collections.abc import Mapping
from typing import Any, Final

from ..twin import Learned

MOST_PARAMETERS: Final = 200
LONGEST_NAME: Final = 100
LONGEST_TEXT: Final = 500
MOST_MESSAGES: Final = 200
MOST_OPTIONS: Final = 1000
MOST_NUMBERS: Final = 100_000
"""Numbers in all tables together; the largest model of today has under 3,000."""
UNREADABLE: Final = (KeyError, TypeError, ValueError, AttributeError)
TOLD: Final = ("report", "gated")


class NotPortableError(ValueError):
    """A document that is refused: key names the reason, params what a sentence about it needs."""

    def __init__(self, key: str, **params: str) -> None:
        """Keep what the sentence needs."""
        super().__init__(f"{key} {params}")
        self.key = key
        self.params = params


def read_learned(content: Mapping[str, Any]) -> Learned:
    """Return what Learned.as_dict wrote. Raises NotPortableError with the path of the first part that is damaged."""
    if (part := _not_finite(content, "learned")) is not None:
        raise NotPortableError("import_damaged", part=part)
    if (part := _of_another_type(content)) is not None:
        raise NotPortableError("import_damaged", part=part)
    try:
        learned = Learned.from_dict(content)
    except UNREADABLE:
        raise NotPortableError("import_damaged", part=_damaged(content)) from None
    # A number may come as a text, as YAML has some of them: "nan" is one, too.
    if (part := _not_finite(learned.as_dict(), "learned")) is not None:
        raise NotPortableError("import_damaged", part=part)
    if (part := _unspeakable(learned) or _too_long(learned)) is not None:
        raise NotPortableError("import_damaged", part=part)
    if len(learned.parameters) > MOST_PARAMETERS:
        raise NotPortableError("import_damaged", part="learned.parameters")
    if sum(len(row) for row in learned.tables.values()) > MOST_NUMBERS:
        raise NotPortableError("import_damaged", part="learned.tables")
    for name, estimate in learned.parameters.items():
        if not estimate.deviation >= 0:
            raise NotPortableError("import_damaged", part=f"learned.parameters.{name}")
    for name in ("days", "samples", "learned_at"):
        if getattr(learned, name) < 0:
            raise NotPortableError("import_damaged", part=f"learned.{name}")
    _check_scores(learned)
    return learned


def _check_scores(learned: Learned) -> None:
    """Raise for errors and bands that cannot be: below zero, and an outer band within an inner one."""
    for name, scores in (("error", learned.error), ("skill", learned.skill), ("bands", learned.bands)):
        for horizon, score in scores.items():
            path = f"learned.{name}.{horizon}"
            if horizon <= 0:
                raise NotPortableError("import_out_of_bounds", parameter=path, value=str(horizon), allowed="> 0")
            figures = (score,) if isinstance(score, float) else score
            if name == "skill" and figures[0] > 1.0:
                raise NotPortableError("import_out_of_bounds", parameter=path, value=f"{figures[0]:g}", allowed="≤ 1")
            if name != "skill" and min(figures) < 0.0:
                raise NotPortableError("import_out_of_bounds", parameter=path, value=f"{min(figures):g}", allowed="≥ 0")
            if name == "bands" and sorted(figures) != list(figures):
                raise NotPortableError("import_table_order", part=path)


def _of_another_type(content: Mapping[str, Any]) -> str | None:
    """Return the path of the first part that Python would take for what it should be, and that is something else."""
    for name in ("kind", "structure", "trust"):
        if name in content and not isinstance(content[name], str):
            return f"learned.{name}"
    rows = [("bands", content.get("bands")), ("tables", content.get("tables")), ("options", content.get("options"))]
    for name, held in rows:
        for key, row in held.items() if isinstance(held, Mapping) else ():
            if not isinstance(row, list | tuple):
                return f"learned.{name}.{key}"
    known = content.get("parameters")
    for name, estimate in known.items() if isinstance(known, Mapping) else ():
        if not isinstance(estimate, Mapping) or not isinstance(estimate.get("identified"), bool):
            return f"learned.parameters.{name}"
    numbers = ("days", "samples", "learned_at", "error", "skill", "bands", "tables")
    flags = ((f"learned.{name}", content.get(name)) for name in numbers)
    found = (_flag(value, path) for path, value in flags)
    values = (
        f"learned.parameters.{name}"
        for name, estimate in (known.items() if isinstance(known, Mapping) else ())
        if isinstance(estimate.get("value"), bool) or isinstance(estimate.get("deviation"), bool)
    )
    return next((path for path in (*found, *values) if path is not None), None)


def _flag(value: object, path: str) -> str | None:
    """Return the path of the first true or false among numbers."""
    if isinstance(value, bool):
        return path
    items = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list | tuple) else ()
    return next((found for key, item in items if (found := _flag(item, f"{path}.{key}")) is not None), None)


def _unspeakable(learned: Learned) -> str | None:
    """Return the path of the first list with a message that is no id with plain numbers and words."""
    for name in TOLD:
        for message in getattr(learned, name):
            plain = isinstance(message.id, str) and isinstance(message.params, Mapping)
            if not plain or not all(isinstance(value, str | int | float) for value in message.params.values()):
                return f"learned.{name}"
    return None


def _too_long(learned: Learned) -> str | None:
    """Return the path of the first text that is longer than any of ours, or of the first list of too many."""
    for name in ("kind", "structure"):
        if len(str(getattr(learned, name))) > LONGEST_NAME:
            return f"learned.{name}"
    for name in TOLD:
        messages = getattr(learned, name)
        texts = [str(part) for each in messages for part in (each.id, *each.params, *each.params.values())]
        if len(messages) > MOST_MESSAGES or any(len(text) > LONGEST_TEXT for text in texts):
            return f"learned.{name}"
    names = {"parameters": learned.parameters, "tables": learned.tables, "options": learned.options}
    for name, keys in names.items():
        if any(len(key) > LONGEST_NAME for key in keys):
            return f"learned.{name}"
    options = [option for each in learned.options.values() for option in each]
    too_many = len(learned.options) > MOST_PARAMETERS or len(options) > MOST_OPTIONS
    return "learned.options" if too_many or any(len(option) > LONGEST_TEXT for option in options) else None


def _damaged(content: Mapping[str, Any]) -> str:
    """Return the path of the first part that cannot be read, or is missing."""
    sound = Learned(kind="", structure="").as_dict()
    for name in sound:
        part = {**sound, name: content[name]} if name in content else {key: sound[key] for key in sound if key != name}
        try:
            Learned.from_dict(part)
        except UNREADABLE:
            return f"learned.{name}"
    return "learned"


def _not_finite(value: object, path: str) -> str | None:
    """Return the path of the first number that is not finite, None when all are."""
    if isinstance(value, float) and not math.isfinite(value):
        return path
    items = (
        value.items()
        if isinstance(value, Mapping)
        else enumerate(value) if isinstance(value, list | tuple) else ()
    )  # fmt: skip
    return next((found for key, item in items if (found := _not_finite(item, f"{path}.{key}")) is not None), None)
