"""What was learned as a document that another twin, or another home, can take over; read with distrust.

An export is plain data: format, version, kind, unit of the main channel, a mark that tells a twin its own exports, and
learned. What comes back may have been edited by hand or made by anybody: every number must be finite, every
parameter lie within its model's physical bounds, structure and tables be such as the kind's learning makes. The memory
of the last weeks, and when somebody's car was away, stay at home: they neither go out nor are taken in.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from ..models.registry import main_channel, model_for
from ..models.trips import TRIP_DAYS, TRIPS
from ..requests import MONTHS
from ..twin import Learned, Trust, TwinSpec
from .document import NotPortableError, read_learned
from .messages import MESSAGES, say
from .sound import allowed_structures, fault_of, known_of

FIGURES: Final = 6
"""Of a number in a table: all that a history tells, and a document that stays short of what a recorder takes whole."""
LARGE: Final = 1e6
"""Moments in epoch s are as large, and are kept as they are."""
EXACT: Final = frozenset({"correlation"})
"""A matrix that rounding might leave without its root."""
FORMAT: Final = "digital_twin.model"
VERSION: Final = 1
IMPORTED: Final = "learned_imported"
TAKEN_BACK: Final = "learned_taken_back"
MARK: Final = "twin"
MOMENTARY: Final = frozenset({"present", TRIPS, TRIP_DAYS})


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
    only the parameters that both models know are taken over: tables and errors mean something else there. Parameters
    and tables that nothing of this kind has are left out, and so is what the report says without any of our messages,
    and what it says of the other home's recorder. own: what the twin knows; a document that says no more than that
    changes nothing of it. One that the twin itself exported earlier, or that was exported of the same_device, is taken
    back: nothing of it was learned elsewhere.

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
    learned = read_learned(content)
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
    if kind == spec.kind:
        learned = known_of(learned, spec)
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
