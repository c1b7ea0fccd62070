"""export_model and import_model: what goes from one twin to another, and what is refused."""

import copy
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.core.channel import Refusal
from custom_components.digital_twin.core.engine import learn
from custom_components.digital_twin.core.learning import portable
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate, Learned, Trust

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, ROOM, SmallHome, run_the_fridge, twin_of


async def test_a_model_goes_from_one_twin_to_another(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = twin_of(small_home, RADIATOR)
    twin.async_learned(ROOM)
    document = (await small_home.call("export_model", entity_id=RADIATOR))["twins"][RADIATOR]["model"]
    document = json.loads(json.dumps(document)) | {"twin": "another one"}
    assert document["version"] == 1
    twin.async_learned(None)
    answer = (await small_home.call("import_model", entity_id=RADIATOR, model=document))["twins"][RADIATOR]
    assert (answer["trust"], answer["frozen"]) == ("observing", False)
    assert answer["report"][0]["id"] == "learned_imported"
    learned = twin.learned
    assert learned is not None
    assert learned.parameters == ROOM.parameters
    assert learned.error == ROOM.error
    await hass.config_entries.async_reload(twin.entry.entry_id)
    assert twin_of(small_home, RADIATOR).learned == learned


async def test_a_twin_takes_its_own_export_back_without_a_word_of_another(
    hass: HomeAssistant, recorded_home: SmallHome
) -> None:
    await hass.async_block_till_done(wait_background_tasks=True)
    await run_the_fridge(hass, 4)
    await recorded_home.call("train", entity_id=FRIDGE)
    twin = twin_of(recorded_home, FRIDGE)
    known = twin.learned
    before = (await recorded_home.call("predict", entity_id=FRIDGE))["twins"][FRIDGE]
    document = (await recorded_home.call("export_model", entity_id=FRIDGE))["twins"][FRIDGE]["model"]
    document = json.loads(json.dumps(document))
    answer = (await recorded_home.call("import_model", entity_id=FRIDGE, model=document))["twins"][FRIDGE]
    assert "learned_imported" not in {line["id"] for line in answer["report"]}
    assert twin.learned == known

    await recorded_home.call("train", entity_id=FRIDGE, days=3)
    assert twin.learned != known
    answer = (await recorded_home.call("import_model", entity_id=FRIDGE, model=document))["twins"][FRIDGE]
    assert answer["report"][0]["text"] == "Taken back from an earlier export of this twin."
    assert "learned_imported" not in {line["id"] for line in answer["report"]}
    after = (await recorded_home.call("predict", entity_id=FRIDGE))["twins"][FRIDGE]
    assert (after["method"], after["notes"]) == (before["method"], before["notes"])
    assert after["confidence"] is not None


async def test_a_structure_that_the_kind_does_not_have_is_refused(small_home: SmallHome) -> None:
    twin = twin_of(small_home, RADIATOR)
    twin.async_learned(ROOM)
    document = (await small_home.call("export_model", entity_id=RADIATOR))["twins"][RADIATOR]["model"]
    document = copy.deepcopy(document)
    document["learned"]["structure"] = "9r9c/magic"
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call("import_model", entity_id=RADIATOR, model=document)
    told = refused.value.translation_placeholders or {}
    assert (refused.value.translation_key, told["value"]) == ("import_structure", "9r9c/magic")
    assert "2r2c/relay" in told["allowed"]
    assert twin.learned == ROOM


async def test_an_imported_model_can_be_kept_as_it_is(small_home: SmallHome) -> None:
    twin = twin_of(small_home, RADIATOR)
    twin.async_learned(ROOM)
    document = (await small_home.call("export_model", entity_id=RADIATOR))["twins"][RADIATOR]["model"]
    await small_home.call("import_model", entity_id=RADIATOR, model=document, freeze=True)
    assert twin.frozen


async def test_what_was_measured_on_another_device_is_not_this_ones_score(small_home: SmallHome) -> None:
    lock = twin_of(small_home, LOCK)
    options = lock.channels["bolt"].options
    life = np.array([[9.0, options.index("unlocked")], [9.2, options.index("locked")]])
    moments = np.concatenate([life + np.array([24.0 * day, 0.0]) for day in range(14)])
    series = Series(1_790_000_000.0 + 3600.0 * moments[:, 0], moments[:, 1], 1_790_000_000.0 + 14 * 86_400.0)
    learned = learn(LearnRequest(spec=lock.spec, history={"bolt": series}, now=series.end))
    assert learned.error
    lock.async_learned(learned)
    own = (await small_home.call("predict", entity_id=LOCK))["twins"][LOCK]
    assert own["confidence"] is not None
    assert own["score"]["source"] == "history"
    document = (await small_home.call("export_model", entity_id=LOCK))["twins"][LOCK]["model"]
    lock.async_learned(replace(learned, trust=Trust.SUGGESTING))
    await small_home.call("import_model", entity_id=LOCK, model=document)
    again = (await small_home.call("predict", entity_id=LOCK))["twins"][LOCK]
    assert (again["confidence"], again["score"], again["notes"]) == (own["confidence"], own["score"], own["notes"])
    lock.async_learned(None)
    await small_home.call("import_model", entity_id=LOCK, model=document | {"twin": "another one"})
    foreign = (await small_home.call("predict", entity_id=LOCK))["twins"][LOCK]
    assert (foreign["confidence"], foreign["score"], foreign["trust"]) == (None, None, "observing")
    assert [note["id"] for note in foreign["notes"]] == ["forecast_imported"]
    lock.state.reject("bolt", "unlocked", Refusal.UNKNOWN_OPTION, (lock.state.reported_at("bolt") or 0.0) + 1)
    await small_home.call("replay_quarantine", entity_id=LOCK)
    replayed = (await small_home.call("predict", entity_id=LOCK))["twins"][LOCK]
    assert (replayed["now"], replayed["confidence"], replayed["score"]) == ("unlocked", None, None)


async def test_another_kind_is_refused_unless_told(small_home: SmallHome) -> None:
    twin_of(small_home, RADIATOR).async_learned(ROOM)
    document = (await small_home.call("export_model", entity_id=RADIATOR))["twins"][RADIATOR]["model"]
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call("import_model", entity_id=LAMP, model=document)
    assert refused.value.translation_key == "import_other_kind"
    before = twin_of(small_home, LAMP).learned
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call("import_model", entity_id=LAMP, model=document, another_kind=True)
    assert refused.value.translation_key == "import_nothing_common"
    assert twin_of(small_home, LAMP).learned is before
    fan = Learned(kind="fan", structure="learned", parameters={"rated_power": Estimate(12.0, 1.0)}, days=9.0)
    document |= {"kind": "fan", "learned": fan.as_dict()}
    answer = (await small_home.call("import_model", entity_id=LAMP, model=document, another_kind=True))["twins"][LAMP]
    assert (answer["kind"], answer["structure"], answer["errors"]) == ("light", "prior", [])
    learned = twin_of(small_home, LAMP).learned
    assert learned is not None
    assert learned.parameters["rated_power"].value == 12.0


def _without(document: dict[str, Any]) -> object:
    del document["learned"]["parameters"]
    return document


def _set(document: dict[str, Any], *path: str, to: object) -> object:
    level: Any = document
    for key in path[:-1]:
        level = level[key]
    level[path[-1]] = to
    return document


def said(identifier: str, **params: str) -> dict[str, Any]:
    """Return a message as a document has it."""
    return {"id": identifier, "params": params}


async def test_what_has_no_words_is_left_out(small_home: SmallHome) -> None:
    twin = twin_of(small_home, RADIATOR)
    twin.async_learned(ROOM)
    document = (await small_home.call("export_model", entity_id=RADIATOR))["twins"][RADIATOR]["model"]
    document["learned"]["days"] += 1.0
    document["learned"]["report"] = [said("no_such_message", value="3"), said("learned_failed", error="none")]
    answer = await small_home.call("import_model", entity_id=RADIATOR, model=document)
    told = json.dumps(answer)
    assert "learned_failed" in told
    assert "no_such_message" not in told
    assert twin.learned is not None
    assert twin.learned.days == ROOM.days + 1.0


async def test_a_large_model_is_short_enough_for_the_recorder(
    recorder_mock: Recorder, small_home: SmallHome, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an action is called with is recorded, up to 32 kB."""
    # These tables stand for as many of a room, whose own names are few.
    monkeypatch.setattr(portable, "known_of", lambda learned, _spec: learned)
    rng = np.random.default_rng(1)
    tables = {f"table_{index}": tuple(rng.random(250).tolist()) for index in range(12)}
    large = replace(ROOM, tables={**ROOM.tables, **tables, "moments": (1_790_000_000.125,)})
    twin = twin_of(small_home, RADIATOR)
    twin.async_learned(large)
    document = (await small_home.call("export_model", entity_id=RADIATOR))["twins"][RADIATOR]["model"]
    await small_home.call("import_model", entity_id=RADIATOR, model=document)
    await async_wait_recording_done(small_home.hass)
    assert "exceed maximum size" not in caplog.text
    assert document["learned"]["tables"]["moments"] == (1_790_000_000.125,)
    assert document["learned"]["tables"]["table_3"] == pytest.approx(tables["table_3"], rel=1e-5)
    assert twin.learned is not None
    assert twin.learned.tables == large.tables, "what a twin takes back of its own takes nothing from it"


@pytest.mark.parametrize(
    ("damage", "key"),
    [
        (lambda _document: "a text", "import_not_a_model"),
        (lambda _document: {}, "import_not_a_model"),
        (lambda document: _set(document, "version", to=99), "import_version"),
        (lambda document: _set(document, "version", to=True), "import_version"),
        (lambda document: _set(document, "unit", to="W"), "import_other_unit"),
        (lambda document: _set(document, "kind", to="plug"), "import_damaged"),
        (lambda document: _set(document, "learned", to=[1]), "import_damaged"),
        (_without, "import_damaged"),
        (lambda document: _set(document, "learned", "days", to=float("nan")), "import_damaged"),
        (lambda document: _set(document, "learned", "days", to=-1.0), "import_damaged"),
        (lambda document: _set(document, "learned", "trust", to="absolute"), "import_damaged"),
        (lambda document: _set(document, "learned", "error", to={"x": 1.0}), "import_damaged"),
        (lambda document: _set(document, "learned", "tables", to={"x": [0.0] * 100_001}), "import_damaged"),
        (lambda document: _set(document, "learned", "tables", to={"x" * 101: [0.0]}), "import_damaged"),
        (lambda document: _set(document, "learned", "structure", to="x" * 100_000), "import_damaged"),
        (lambda document: _set(document, "learned", "options", to={"x": ["y" * 501]}), "import_damaged"),
        (lambda document: _set(document, "learned", "report", to=[said("x" * 501)]), "import_damaged"),
        (lambda document: _set(document, "learned", "report", to=[said("learned_failed")] * 201), "import_damaged"),
        (lambda document: _set(document, "learned", "gated", to=[said("y", error="x" * 501)]), "import_damaged"),
        (
            lambda document: _set(document, "learned", "parameters", "time_constant", "value", to=1e9),
            "import_out_of_bounds",
        ),
        (
            lambda document: _set(document, "learned", "parameters", "time_constant", "deviation", to=-1.0),
            "import_damaged",
        ),
    ],
)
async def test_what_is_no_sound_model_is_refused_and_changes_nothing(
    small_home: SmallHome, damage: Any, key: str
) -> None:
    twin = twin_of(small_home, RADIATOR)
    twin.async_learned(ROOM)
    document = (await small_home.call("export_model", entity_id=RADIATOR))["twins"][RADIATOR]["model"]
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call("import_model", entity_id=RADIATOR, model=damage(copy.deepcopy(document)))
    assert refused.value.translation_key == key
    told = refused.value.translation_placeholders or {}
    assert told["field"] == "model"
    assert told.get("part", "learned").startswith(("learned", "kind")), "a place in the document, not Python's words"
    assert twin.learned == ROOM


@pytest.mark.parametrize(
    ("table", "damage", "key"),
    [
        ("onoff_rates", lambda _: [], "import_table_size"),
        ("onoff_week_off", lambda row: row[:40], "import_table_size"),
        ("onoff_on", lambda row: row * 2, "import_table_size"),
        ("onoff_horizons", lambda row: [-1.0] * len(row), "import_out_of_bounds"),
    ],
)
async def test_a_table_that_no_forecast_can_be_made_with_is_refused(
    small_home: SmallHome, table: str, damage: Any, key: str
) -> None:
    """It is refused when it is brought, not by every forecast from then on."""
    lamp = twin_of(small_home, LAMP)
    moments = np.concatenate([24.0 * day + np.array([18.0, 22.5]) for day in range(14)])
    series = Series(1_790_000_000.0 + 3600.0 * moments, np.tile([1.0, 0.0], 14), 1_790_000_000.0 + 14 * 86_400.0)
    learned = learn(LearnRequest(spec=lamp.spec, history={"on": series}, now=series.end))
    lamp.async_learned(learned)
    document = (await small_home.call("export_model", entity_id=LAMP))["twins"][LAMP]["model"]
    await small_home.call("import_model", entity_id=LAMP, model=document)
    tables = document["learned"]["tables"]
    tables[table] = damage(tables[table])
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call("import_model", entity_id=LAMP, model=document)
    told = refused.value.translation_placeholders or {}
    assert refused.value.translation_key == key
    assert told.get("part", told.get("parameter")) == f"learned.tables.{table}"
    assert told["allowed"]
    assert lamp.learned is not None
    assert lamp.learned.tables.keys() == learned.tables.keys()
