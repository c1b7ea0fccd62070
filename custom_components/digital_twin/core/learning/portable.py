"""What was learned as a document that another twin, or another home, can take over; read with distrust.

An export is plain data: format, version, kind, unit of the main channel, a mark that tells a twin its own exports, and
learned. What comes back may have been edited by hand or made by anybody: every number must be finite, every
parameter lie within its model's physical bounds, structure and tables be such as the kind's learning makes. The memory
of the last weeks, and when somebody's car was away, stay at home: they neither go out nor are taken in.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from ..models.registry import main_channel, model_for
from ..models.trips import TRIP_DAYS, TRIPS
from ..requests import MONTHS
from ..twin import Learned, Trust, TwinSpec
from .messages import MESSAGES, say
from .sound import allowed_structures, fault_of

FIGURES: Final = 6
"""Of a number in a table: all that a history tells, and a document that stays short of what a recorder takes whole."""
LARGE: Final = 1e6
"""Moments in epoch s are as large, and are kept as they are."""
EXACT: Final = frozenset({"correlation"})
"""A matrix that rounding might leave without its root."""
FORMAT: Final = "digital_twin.model"
VERSION: Final = 1
MOST_PARAMETERS: Final = 200
LONGEST_NAME: Final = 100
LONGEST_TEXT: Final = 500
MOST_MESSAGES: Final = 200
MOST_OPTIONS: Final = 1000
MOST_NUMBERS: Final = 100_000
"""Numbers in all tables together; the largest model of today has under 3,000."""
UNREADABLE: Final = (KeyError, TypeError, ValueError, AttributeError)
IMPORTED: Final = "learned_imported"
TAKEN_BACK: Final = "learned_taken_back"
MARK: Final = "twin"
TOLD: Final = ("report", "gated")
MOMENTARY: Final = frozenset({"present", TRIPS, TRIP_DAYS})


class NotPortableError(ValueError):
    """A document that is refused: key names the reason, params what a sentence about it needs."""

    def __init__(self, key: str, **params: str) -> None:
        """Keep what the sentence needs."""
        super().__init__(f"{key} {params}")
        self.key = key
        self.params = params


def exported(spec: TwinSpec, learned: Learned) -> dict[str, Any]:
    """Return what a twin learned as JSON-able plain data."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": spec.kind,
        "unit": _unit(spec),
        MARK: _mark(spec),
        "learned": replace(learned, memory=b"", tables=_lasting(learned)).as_dict(),
    }


def imported(
    document: object,
    spec: TwinSpec,
    now: float,
    *,
    another_kind: bool = False,
    own: Learned | None = None,
    same_device: bool = False,
) -> Learned:
    """Return what a document brings to a twin, learned at now (epoch s).

    Trust starts anew at observing, since it was earned on another device. Of another kind (refused unless another_kind)
    only the parameters that both models know are taken over: tables and errors mean something else there. What the
    report says without any of our messages, and what of the other home's recorder, is left out. own: what the twin
    knows; a document that says no more than that changes nothing of it. One that the twin itself exported earlier, or
    that was exported of the same_device, is taken back: nothing of it was learned elsewhere.

    Raises NotPortableError for anything that is no sound export of a version up to VERSION.
    """
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise NotPortableError("import_not_a_model")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION:
        raise NotPortableError("import_version", value=str(version)[:40], allowed=str(VERSION))
    content = document.get("learned")
    if not isinstance(content, Mapping):
        raise NotPortableError("import_damaged", part="learned")
    learned = _read(content)
    kind = str(document.get("kind"))
    if kind != learned.kind:
        raise NotPortableError("import_damaged", part="kind")
    if kind != spec.kind:
        if not another_kind:
            raise NotPortableError("import_other_kind", kind=kind, own=spec.kind)
        learned = _across_kinds(learned, spec)
        if not learned.parameters:
            raise NotPortableError("import_nothing_common", kind=kind, own=spec.kind)
    elif document.get("unit") != _unit(spec):
        raise NotPortableError("import_other_unit", value=str(document.get("unit")), own=str(_unit(spec)))
    else:
        _check_shape(learned, spec)
    _check_bounds(learned, spec)
    if own is not None and _substance(own) == _substance(learned):
        return own
    back = kind == spec.kind and (same_device or document.get(MARK) == _mark(spec))
    said = TAKEN_BACK if back else IMPORTED
    # What somebody else had learned before it was exported here stays that.
    known = MESSAGES.keys() - ({TAKEN_BACK} if back else {IMPORTED, TAKEN_BACK})
    report = say(said), *(message for message in learned.report if message.id in known)
    return replace(
        learned,
        kind=spec.kind,
        trust=Trust.OBSERVING,
        learned_at=now,
        memory=own.memory if back and own is not None and _fits(own, learned) else b"",
        tables=_lasting(learned),
        report=report,
        gated=tuple(message for message in learned.gated if message.id in MESSAGES),
    )


def is_foreign(learned: Learned) -> bool:
    """Return whether it was taken over from elsewhere: what it scored there says nothing of how it does here.

    What a twin took back of its own keeps its memory, or the trust that it had earned.
    """
    taken = any(message.id == IMPORTED for message in learned.report)
    return taken and not learned.memory and learned.trust is Trust.OBSERVING


def _mark(spec: TwinSpec) -> str:
    """Return what a twin knows its own exports by; it tells nobody which twin that is."""
    return hashlib.sha256(f"{FORMAT} {spec.twin_id}".encode()).hexdigest()[:16]


def _fits(own: Learned, learned: Learned) -> bool:
    """Return whether the memory of the last weeks goes with what was learned earlier: it holds rows by horizon."""
    return "horizons" in own.tables and own.tables["horizons"] == learned.tables.get("horizons")


def _substance(learned: Learned) -> dict[str, Any]:
    """Return what a document carries of what was learned, but for what is said of it."""
    lasting = replace(learned, memory=b"", tables=_lasting(learned), trust=Trust.OBSERVING, report=(), gated=())
    return lasting.as_dict()


def _lasting(learned: Learned) -> dict[str, tuple[float, ...]]:
    """Return the tables but for those that tell of one home: at one moment, by its people, or its months."""
    return {
        name: row if name in EXACT else tuple(_rounded(number) for number in row)
        for name, row in learned.tables.items()
        if name not in MOMENTARY and not name.startswith(MONTHS)
    }


def _rounded(number: float) -> float:
    return float(f"{number:.{FIGURES}g}") if abs(number) < LARGE else float(number)


def _unit(spec: TwinSpec) -> str | None:
    main = main_channel(spec)
    return None if main is None else spec.channels[main].unit


def _read(content: Mapping[str, Any]) -> Learned:
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


def _across_kinds(learned: Learned, spec: TwinSpec) -> Learned:
    known = {parameter.name for parameter in model_for(spec).priors()}
    return Learned(
        kind=spec.kind,
        structure="prior",
        parameters={name: estimate for name, estimate in learned.parameters.items() if name in known},
        days=learned.days,
        samples=learned.samples,
    )


def _check_shape(learned: Learned, spec: TwinSpec) -> None:
    """Raise for a structure or tables that nothing of this kind has."""
    allowed = allowed_structures(spec.kind)
    if allowed is not None and learned.structure not in allowed:
        value = learned.structure[:40]
        raise NotPortableError("import_structure", value=value, kind=spec.kind, allowed=", ".join(allowed))
    if (fault := fault_of(learned, spec)) is not None:
        raise NotPortableError(fault.key, **fault.params)


def _check_bounds(learned: Learned, spec: TwinSpec) -> None:
    for parameter in model_for(spec, learned).priors():
        estimate = learned.parameters.get(parameter.name)
        if estimate is not None and not parameter.lower <= estimate.value <= parameter.upper:
            raise NotPortableError(
                "import_out_of_bounds",
                parameter=parameter.name,
                value=f"{estimate.value:g}",
                allowed=f"{parameter.lower:g} – {parameter.upper:g}",
            )
