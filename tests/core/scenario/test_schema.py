"""The schema says what the reader reads."""

import json

from custom_components.digital_twin.core.scenario.language import KEYS
from custom_components.digital_twin.core.scenario.library import LIBRARY
from custom_components.digital_twin.core.scenario.reader import BESIDE, COMMON, WHAT
from custom_components.digital_twin.core.scenario.schema import WORDS, schema


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
    }
    assert described == {entry.id: {one.name for one in entry.parameters} for entry in LIBRARY.values()}


def test_it_is_json() -> None:
    assert json.loads(json.dumps(schema())) == schema()
