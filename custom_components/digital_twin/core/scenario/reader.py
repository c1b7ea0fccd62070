"""Reads what a scenario's changes, conditions and selectors are made of."""

from collections.abc import Mapping
from typing import Any

from ..channel import CELSIUS, PERCENT, Value
from ..home.happenings import FaultKind, Lost
from ..models.switching import WORKDAY
from .parse import Words, inside
from .plan import PlannedChange, PlannedWhen, Selector
from .units import Scale

SELECTORS = ("entity_id", "device_id", "area_id", "floor_id", "label_id")
EVERYTHING: Selector = {"all": ("all",)}
MOST_CHANGES = 100
WHAT = ("action", "set", "environment", "fault", "outage", "occupancy", "load")
COMMON = frozenset({"at", "when", "for"})
BESIDE: Mapping[str, frozenset[str]] = {
    "action": frozenset({"target", "data"}),
    "set": frozenset({"twin"}),
    "environment": frozenset(),
    "fault": frozenset({"twin", "channel", "value", "rate", "delay"}),
    "outage": frozenset({"which"}),
    "occupancy": frozenset({"zone"}),
    "load": frozenset({"circuit", "phase"}),
}
NAMED: Mapping[str, str] = {"outage": "which", "occupancy": "zone", "load": "circuit"}
"""Beside which change a name may stand, and under what key."""
QUANTITIES: Mapping[str, tuple[float, float]] = {
    "outdoor_temperature": (-60.0, 60.0),
    "outdoor_humidity": (0.0, 100.0),
    "sun": (0.0, 1400.0),
    "price": (-10.0, 100.0),
    "feed_in": (-10.0, 100.0),
    "carbon_intensity": (0.0, 5000.0),
    WORKDAY: (0.0, 1.0),
}
MOST_PEOPLE, MOST_LOAD, MOST_FACTOR = 100.0, 1e6, 100.0
FAULTS_WITH: Mapping[str, tuple[FaultKind, bool]] = {
    "value": (FaultKind.STUCK, False), "rate": (FaultKind.DRIFT, True), "delay": (FaultKind.DELAY, True),
}  # fmt: skip
"""What stands beside which fault alone, and whether that needs it."""
UNIT_OF: Mapping[str, str] = {"outdoor_temperature": CELSIUS, "outdoor_humidity": PERCENT}
"""Of the surroundings those whose unit is told with their bounds."""


def offsets(quantity: str) -> tuple[float, float]:
    """Return by how much a quantity may be moved."""
    _, upper = QUANTITIES[quantity]
    return -upper - 60.0, upper + 60.0


class Reader:
    """Reads what changes are made of."""

    def __init__(self, words: Words) -> None:
        self.words, self.notes = words, words.notes

    def changes(self, value: Any, path: str) -> tuple[PlannedChange, ...]:
        """Return the changes of a list."""
        found = [self.change(item, place) for item, place in self.words.items(value, path, MOST_CHANGES)]
        return tuple(change for change in found if change is not None)

    def change(self, value: Any, path: str) -> PlannedChange | None:
        """Return one change."""
        if not isinstance(value, Mapping):
            self.notes.add(path, "mapping")
            return None
        at = 0.0 if "at" not in value else self.words.moment(value["at"], inside(path, "at"))
        duration = None if "for" not in value else self.words.duration(value["for"], inside(path, "for"))
        when = None if "when" not in value else self.condition(value["when"], inside(path, "when"))
        kinds = [key for key in WHAT if key in value]
        if len(kinds) != 1:
            self.notes.add(path, "one_of", allowed=", ".join(WHAT))
            return None
        what = kinds[0]
        given = self.words.mapping(value, path, COMMON | {what} | BESIDE[what])
        if given is None:
            return None
        before = len(self.notes.problems)
        words, twin = self._words(what, given, path)
        if at is None or len(self.notes.problems) > before or ("when" in given and when is None):
            return None
        return PlannedChange(path=path, what=what, at=at, when=when, duration=duration, twin=twin, words=words)

    def condition(self, value: Any, path: str) -> PlannedWhen | None:
        """Return a condition on a twin's channel, or on a quantity of the surroundings."""
        given = self.words.mapping(value, path, ("twin", "channel", "environment", "above", "below", "equals", "for"))
        if given is None:
            return None
        above, below = self.bounds(given, path, needed="equals" not in given)
        lasting = 0.0 if "for" not in given else self.words.duration(given["for"], inside(path, "for"))
        equals = None if "equals" not in given else self.words.value(given["equals"], inside(path, "equals"))
        if above is not None and below is not None and above >= below:
            self.notes.add(path, "impossible")
        if ("environment" in given) == ("twin" in given):
            self.notes.add(path, "one_of", allowed="twin, environment")
            return None
        if "environment" in given:
            if "channel" in given:
                self.notes.add(inside(path, "channel"), "not_beside", other="environment")
            allowed = (*QUANTITIES, "people")
            channel = self.words.choice(given["environment"], inside(path, "environment"), allowed)
            twin, scale = None, self.words.units.of(UNIT_OF.get(channel or ""))
            above, below = (None if one is None else scale.inward(one) for one in (above, below))
        else:
            channel = self.words.text(given.get("channel"), inside(path, "channel"))
            twin = self.required_twin(given, path)
        if channel is None or lasting is None:
            return None
        return PlannedWhen(
            path=path, twin=twin, channel=channel, above=above, below=below, equals=equals, lasting=lasting
        )

    def bounds(self, given: Mapping[str, Any], path: str, *, needed: bool) -> tuple[float | None, float | None]:
        """Return above and below; at least one of them where it is needed."""
        found = {key: self.words.number(given[key], inside(path, key)) for key in ("above", "below") if key in given}
        if needed and not found:
            self.notes.add(path, "one_of", allowed="above, below")
        return found.get("above"), found.get("below")

    def required_twin(self, given: Mapping[str, Any], path: str) -> Selector | None:
        """Return the selector under twin."""
        if "twin" not in given:
            self.notes.add(inside(path, "twin"), "missing")
            return None
        return self.selector(given["twin"], inside(path, "twin"))

    def selector(self, value: Any, path: str) -> Selector | None:
        """Return a selector: all, an entity or several, or entities, devices, areas, floors and labels by their key."""
        if value == "all":
            return EVERYTHING
        if isinstance(value, str) or (isinstance(value, list | tuple) and value):
            value = {"entity_id": value}
        given = self.words.mapping(value, path, SELECTORS)
        if given is None:
            return None
        found: dict[str, tuple[str, ...]] = {}
        for key, item in given.items():
            many = list(item) if isinstance(item, list | tuple) and item else [item]
            texts = [self.words.text(one, inside(path, key)) for one in many]
            found[key] = tuple(text for text in texts if text is not None)
        if not any(found.values()) and not value:
            self.notes.add(path, "one_of", allowed=", ".join(("all", *SELECTORS)))
        return found

    def values(self, value: Any, path: str) -> dict[str, Value] | None:
        """Return channels with their values."""
        if not isinstance(value, Mapping) or not value:
            self.notes.add(path, "mapping")
            return None
        found = {str(key): self.words.value(item, inside(path, str(key))) for key, item in value.items()}
        return {key: item for key, item in found.items() if item is not None}

    def _words(self, what: str, given: Mapping[str, Any], path: str) -> tuple[dict[str, Any], Selector | None]:
        here, value = inside(path, what), given[what]
        if what == "fault":
            return self._fault(given, path)
        if what == "set":
            return {"set": self.values(value, here)}, self.required_twin(given, path)
        found: dict[str, Any]
        if what == "action":
            found = {key: given[key] for key in ("action", "target", "data") if key in given}
            if not (isinstance(value, Mapping | list | tuple) and value):
                self.words.text(value, here)
            for key in ("target", "data"):
                if key in given and not isinstance(given[key], Mapping):
                    self.notes.add(inside(path, key), "mapping")
        elif what == "environment":
            found = {"environment": self._quantities(value, here)}
        elif what == "outage":
            found = {"outage": self.words.choice(value, here, [one.value for one in Lost])}
        elif what == "occupancy":
            found = {"occupancy": self.words.number(value, here, 0.0, MOST_PEOPLE)}
        else:
            phase = self.words.whole(given.get("phase", 0), inside(path, "phase"), 0, 3)
            found = {"load": self.words.number(value, here, 0.0, MOST_LOAD), "phase": phase or 0}
        name = NAMED.get(what)
        if name in given:
            found[str(name)] = self.words.text(given[str(name)], inside(path, str(name)))
        return found, None

    def _fault(self, given: Mapping[str, Any], path: str) -> tuple[dict[str, Any], Selector | None]:
        kind = self.words.choice(given["fault"], inside(path, "fault"), [one.value for one in FaultKind])
        found: dict[str, Any] = {"fault": kind}
        for key, (beside, needed) in FAULTS_WITH.items() if kind is not None else ():
            if key in given and kind != beside:
                self.notes.add(inside(path, key), "not_beside", other=f"fault: {kind}")
            elif needed and kind == beside and key not in given:
                self.notes.add(inside(path, key), "missing")
        if "channel" in given:
            found["channel"] = self.words.text(given["channel"], inside(path, "channel"))
        if "value" in given:
            found["value"] = self.words.value(given["value"], inside(path, "value"))
        if "rate" in given:
            found["rate"] = self.words.number(given["rate"], inside(path, "rate"))
        if "delay" in given:
            found["delay"] = self.words.duration(given["delay"], inside(path, "delay"))
        return found, self.required_twin(given, path)

    def _quantities(self, value: Any, path: str) -> dict[str, dict[str, float]]:
        """Return what becomes of each quantity: {value}, or {factor, offset}."""
        given = self.words.mapping(value, path, QUANTITIES) or {}
        if not given and isinstance(value, Mapping) and not value:
            self.notes.add(path, "one_of", allowed=", ".join(QUANTITIES))
        found: dict[str, dict[str, float]] = {}
        for key, item in given.items():
            place = inside(path, key)
            if not isinstance(item, Mapping):
                item = {"value": item}  # noqa: PLW2901 -- a bare number is short for its value
            keys = ("value",) if key == WORKDAY else ("value", "offset", "factor")
            parts = self.words.mapping(item, place, keys) or {}
            if "value" in parts and len(parts) > 1:
                self.notes.add(inside(place, "value"), "not_beside", other="offset, factor")
            if not parts:
                self.notes.add(place, "one_of", allowed=", ".join(keys))
            span = {"value": QUANTITIES[key], "offset": offsets(key), "factor": (0.0, MOST_FACTOR)}
            own = self.words.units.of(UNIT_OF.get(key))
            scales = {"value": own, "offset": own.differences, "factor": Scale()}
            numbers = {
                name: self._worked(part, inside(place, name))
                if key == WORKDAY
                else self.words.scaled(part, inside(place, name), scales[name], *span[name])
                for name, part in parts.items()
            }
            found[key] = {name: number for name, number in numbers.items() if number is not None}
        return found

    def _worked(self, value: Any, path: str) -> float | None:
        """Return whether people work, as 1 or 0: a day is one on which they do, or none."""
        found = self.words.whole(float(value) if isinstance(value, bool) else value, path, 0, 1)
        return None if found is None else float(found)
