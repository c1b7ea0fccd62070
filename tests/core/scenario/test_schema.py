"""The schema says what the reader reads."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.digital_twin.core.scenario.language import KEYS, read
from custom_components.digital_twin.core.scenario.library import LIBRARY, Entry, Parameter, Sort, read_parameters
from custom_components.digital_twin.core.scenario.problems import LanguageError, Notebook
from custom_components.digital_twin.core.scenario.reader import BESIDE, COMMON, WHAT
from custom_components.digital_twin.core.scenario.schema import WORDS, schema
from custom_components.digital_twin.core.scenario.units import Scale, Units

from .json_schema import accepts

NOW = 1_795_287_600.0
ZONE = ZoneInfo("Europe/Berlin")
FAHRENHEIT = Units(Scale("°F", 1.8, 32.0))


def test_the_schema_knows_every_key_and_no_other() -> None:
    found = schema()
    assert set(found["properties"]) == KEYS
    changes = {
        next(key for key in one["required"] if key in WHAT): set(one["properties"])
        for one in found["properties"]["changes"]["items"]["oneOf"]
    }
    assert changes == {what: COMMON | {what} | BESIDE[what] for what in WHAT}
    assert set(WORDS) | {"environment"} == COMMON.union(WHAT, *BESIDE.values())


def test_every_library_scenario_is_described_with_its_parameters() -> None:
    found = schema()
    assert found["properties"]["scenario"]["enum"] == sorted(LIBRARY)
    described = {
        one["if"]["properties"]["scenario"]["const"]: set(one["then"]["properties"]["parameters"]["properties"])
        for one in found["allOf"]
        if "scenario" in one["if"]["properties"]
    }
    assert described == {entry.id: {one.name for one in entry.parameters} for entry in LIBRARY.values()}


def test_it_is_json() -> None:
    assert json.loads(json.dumps(schema())) == schema()


TWIN = {"entity_id": ["switch.a"], "area_id": "kitchen"}
DOCUMENTS: tuple[dict[str, Any], ...] = (
    {
        "name": "All", "start": {"at": "2026-11-01 12:00", "states": [{"twin": "light.a", "set": {"on": True}}]},
        "horizon": "2d", "step": "00:05:00", "members": 20, "seed": 3, "twins": TWIN,
        "compare_with": {"changes": [{"occupancy": 2, "zone": "kitchen"}]},
        "limits": [
            {"twin": "all", "channel": "temperature", "above": 30, "below": 10, "for": "10min"},
            {"max_power": 3000, "max_energy": 10, "max_cost": 5},
        ],
        "report": {"channels": ["power"], "recommend": False, "events": 10},
    },
    {
        "start": "now",
        "limits": {"max_power": 3000},
        "compare_with": "nothing",
        "changes": [
            {"action": "light.turn_on", "target": {"entity_id": "light.a"}, "data": {"brightness": 1}, "at": 60},
            {
                "set": {"on": "off"}, "twin": {"device_id": "x", "floor_id": "y", "label_id": "z"}, "for": {"hours": 1},
                "when": {"twin": ["a", "b"], "channel": "power", "above": 5, "for": 60},
            },
            {
                "environment": {
                    "outdoor_temperature": {"offset": 5, "factor": 1}, "outdoor_humidity": 50, "sun": {"value": 100},
                    "price": 0.3, "feed_in": 0.1, "carbon_intensity": 300, "workday": False,
                },
                "at": {"time": "07:00"},
                "when": {"environment": "people", "below": 1, "equals": 0},
            },
            {"fault": "stuck", "twin": "a", "channel": "temperature", "value": 20},
            {"fault": "drift", "twin": "a", "rate": 0.5},
            {"fault": "delay", "twin": "a", "delay": "10s"},
            {"fault": "dead", "twin": "a"},
            {"outage": "power", "which": "main", "at": "2026-12-25 10:00"},
            {"load": 500, "circuit": "main", "phase": 2},
        ],
    },
)  # fmt: skip
GIVEN: Mapping[Sort, Any] = {
    Sort.DURATION: "2h", Sort.MOMENT: 600, Sort.TWIN: "switch.a", Sort.NAME: "kitchen", Sort.NUMBER: None,
}  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 0.5, 7, 2.0, 1e5, 1e12, -1e12, "", " ", "x", "now", "1", "0", "-3", "1e3", "30min",
    "1h 30min", "07:00", "26:00:00", "7:60", "min", "on", "all", "baseline", "nothing", "2026-11-01",
    "2026-11-01T12:00:00+01:00",
    "2026-13-01", "yesterday", [], ["x"], [""], [1], [None], {}, {"bogus": 1}, {"minutes": 5}, {"minutes": 0},
    {"minutes": "5"}, {"time": "07:00"}, {"time": "24:00"}, {"time": 7}, {"value": 0}, {"value": True},
    {"value": 1, "offset": 1}, {"factor": 2}, {"entity_id": []}, {"entity_id": "x"}, {"max_power": 1},
    {"twin": "a", "channel": "b"}, {"twin": "a", "channel": "b", "above": 1},
)  # fmt: skip
UNSAID = frozenset({"future_start", "before_start", "impossible", "steps"})
"""What hangs on several keys or on the time, and no schema says."""


def library_documents() -> list[dict[str, Any]]:
    return [
        {"scenario": entry.id, "parameters": {one.name: given(one) for one in entry.parameters}}
        for entry in LIBRARY.values()
    ]


def given(parameter: Parameter) -> Any:
    """Return what a parameter takes, whatever the unit of temperatures."""
    if parameter.sort is Sort.CHOICE:
        return parameter.options[0]
    return GIVEN[parameter.sort] if parameter.default is None else parameter.default


def variants(document: Any) -> Iterator[Any]:
    """Yield a document with each of its parts replaced by each value, left out, or with a key that nobody knows."""
    yield from VALUES
    if isinstance(document, dict):
        yield {**document, "bogus": 1}
        for key, inner in document.items():
            yield {other: item for other, item in document.items() if other != key}
            yield from ({**document, key: changed} for changed in variants(inner))
    elif isinstance(document, list):
        for index, inner in enumerate(document):
            yield from ([*document[:index], changed, *document[index + 1 :]] for changed in variants(inner))


def refused_for(document: Any, units: Units) -> set[tuple[str, Any]]:
    """Return for what the reader refuses a document: the problems' kinds, with the values they are about."""
    try:
        plan = read(deepcopy(document), now=NOW, zone=ZONE, units=units)
        notes = Notebook()
        if plan.scenario is not None:
            entry: Entry | None = LIBRARY.get(plan.scenario)
            if entry is None:
                return {("language_choice", plan.scenario)}
            read_parameters(entry, plan.parameters, notes, (plan.start, ZONE, units), lambda *_: ("a",))
        notes.close()
    except LanguageError as err:
        return {(one.message.id, one.message.params.get("value")) for one in err.problems}
    return set()


def beyond_text(kind: str, value: Any) -> bool:
    """Return whether it is the bounds of what is written as text."""
    return kind in {"language_number", "language_length"} and isinstance(value, str)


@pytest.mark.parametrize("units", [Units(), FAHRENHEIT], ids=["°C", "°F"])
@pytest.mark.parametrize(
    "document", [*DOCUMENTS, *library_documents()], ids=lambda one: str(one.get("scenario", "own"))
)
def test_the_schema_takes_what_the_reader_takes_and_nothing_else(document: dict[str, Any], units: Units) -> None:
    found = schema(units)
    assert accepts(found, document)
    assert refused_for(document, units) == set()
    for one in variants(document):
        refused = refused_for(one, units)
        if {kind.removeprefix("language_") for kind, _ in refused} & UNSAID:
            continue
        taken = accepts(found, one)
        if taken and refused and all(beyond_text(kind, value) for kind, value in refused):
            continue
        assert taken == (not refused), (one, refused)


def test_the_documents_have_every_key_of_the_schema() -> None:
    def keys(part: Any) -> set[str]:
        if isinstance(part, dict):
            named = set(part["properties"]) if isinstance(part.get("properties"), dict) else set()
            return named.union(*(keys(inner) for inner in part.values()), set())
        return set().union(*(keys(inner) for inner in part)) if isinstance(part, list) else set()

    def used(part: Any) -> set[str]:
        if isinstance(part, dict):
            return set(part).union(*(used(inner) for inner in part.values()), set())
        return set().union(*(used(inner) for inner in part)) if isinstance(part, list) else set()

    written = used([*DOCUMENTS, *library_documents()]) | used([one for one in VALUES if isinstance(one, dict)])
    lengths = {"days", "seconds", "weeks", "milliseconds"}
    assert keys(schema()) - lengths <= written
