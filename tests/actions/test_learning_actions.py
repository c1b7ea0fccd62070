"""train, reset_learning, freeze_learning, export_model and import_model, called as users call them."""

import copy
import json
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.actions.model_answer import learned_answer
from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.channel import Refusal
from custom_components.digital_twin.core.engine import learn
from custom_components.digital_twin.core.learning import portable
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate, Learned, Trust
from custom_components.digital_twin.texts import async_speaker
from custom_components.digital_twin.training import LOOKED_AFTER
from tests.common import add_entity, async_add_entry, twin_entry

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

POWER = "sensor.kitchen_fridge_power"
WATTS = {"unit_of_measurement": "W"}
ROOM = Learned(
    kind="thermostat",
    structure="prior",
    parameters={"time_constant": Estimate(40.0, 4.0, identified=True)},
    days=9.0,
    samples=2592,
    learned_at=1_790_000_000.0,
    error={3600: 0.5},
    skill={3600: 0.25},
    trust=Trust.TRUSTED,
)


def twin_of(home: SmallHome, entity_id: str) -> TwinCoordinator:
    twin = home.home.twin_of_entity(entity_id)
    assert twin is not None
    return twin


async def run_the_fridge(hass: HomeAssistant, days: float, *, watts: float = 90.0) -> None:
    """Have the recorder know days of a fridge that runs 15 of 45 minutes."""
    start = time.time() - days * 86_400
    for cycle in range(int(days * 1440 // 45)):
        begin = start + cycle * 2700
        hass.states.async_set(POWER, str(watts), WATTS, timestamp=begin)
        hass.states.async_set(POWER, "1.0", WATTS, timestamp=begin + 900)
    await async_wait_recording_done(hass)


@pytest.fixture
def recorded_home(recorder_mock: Recorder, small_home: SmallHome) -> SmallHome:
    """Give the small home with a recorder."""
    return small_home


async def test_what_was_learned_is_told_in_the_unit_of_its_errors(hass: HomeAssistant, small_home: SmallHome) -> None:
    """A sensor may show °C in a home of °F."""
    hass.config.units = US_CUSTOMARY_SYSTEM
    shows = {"device_class": "temperature", "unit_of_measurement": "°C"}
    sensor = add_entity(hass, "sensor.bath", state="19", attributes=shows)
    twin = (await async_add_entry(hass, twin_entry("sensor", sensor.id, name="Bath"))).runtime_data
    report = (Message("learned_error_hour", {"error": 0.5, "unit": "°C"}),)
    learned = Learned(kind="sensor", structure="persistence", days=9.0, error={3600: 0.5}, report=report)
    answer = learned_answer(hass, twin, learned, await async_speaker(hass))
    assert answer["errors"][0]["unit"] == "°C"
    assert answer["report"][0]["text"].endswith("±0.5 K.")


async def test_training_answers_what_was_learned(hass: HomeAssistant, recorded_home: SmallHome) -> None:
    await run_the_fridge(hass, 4)
    response = await recorded_home.call("train", entity_id=FRIDGE)
    answer = response["twins"][FRIDGE]
    assert response["learned"] == 1
    assert (answer["name"], answer["kind"]) == ("Kitchen fridge", "plug")
    assert answer["structure"] != "prior"
    assert answer["days"] == pytest.approx(4, abs=0.2)
    assert "learned_on_power" in {line["id"] for line in answer["report"]}
    assert {"name", "value", "deviation", "unit", "identified"} == set(answer["parameters"][0])
    assert json.loads(json.dumps(response)) == response
    assert twin_of(recorded_home, FRIDGE).learned is not None


async def test_fewer_days_are_learned_from_when_asked(hass: HomeAssistant, recorded_home: SmallHome) -> None:
    await run_the_fridge(hass, 6)
    response = await recorded_home.call("train", entity_id=FRIDGE, days=2)
    assert response["twins"][FRIDGE]["days"] == pytest.approx(2, abs=0.2)


@pytest.mark.parametrize("wished", [{}, {"days": 5}], ids=["as at birth", "the last days"])
@pytest.mark.parametrize("left", [0, 1], ids=["nothing is left", "a few hours are left"])
async def test_what_was_learned_stays_when_the_recorder_is_purged(
    hass: HomeAssistant, recorded_home: SmallHome, wished: dict[str, int], left: int
) -> None:
    await hass.async_block_till_done(wait_background_tasks=True)
    await run_the_fridge(hass, 4)
    twin = twin_of(recorded_home, FRIDGE)
    first = (await recorded_home.call("train", entity_id=FRIDGE))["twins"][FRIDGE]
    known, trust = twin.learned, twin.trust
    before = (await recorded_home.call("predict", entity_id=FRIDGE))["twins"][FRIDGE]
    assert before["method"] == "blend"
    await hass.services.async_call(
        "recorder", "purge_entities", {"entity_id": [FRIDGE, POWER], "keep_days": 0}, blocking=True
    )
    await async_wait_recording_done(hass)
    if left:
        await run_the_fridge(hass, 0.2)

    response = await recorded_home.call("train", entity_id=FRIDGE, **wished)
    answer = response["twins"][FRIDGE]
    assert (response["learned"], response["summary"]) == (0, "Twins that learned anew: 0 of 1.")
    assert answer["report"][0]["id"] == ("train_short_history" if left else "train_no_history")
    assert "is kept" in answer["report"][0]["text"]
    assert "learned_nothing" not in {line["id"] for line in answer["report"]}
    same = ("structure", "days", "samples", "learned_at", "trust", "errors", "parameters")
    assert {key: answer[key] for key in same} == {key: first[key] for key in same}

    assert (twin.learned, twin.trust) == (known, trust)
    after = (await recorded_home.call("predict", entity_id=FRIDGE))["twins"][FRIDGE]
    assert (after["method"], after["trust"]) == (before["method"], before["trust"])
    (sensor,) = [
        entry.entity_id
        for entry in er.async_entries_for_config_entry(er.async_get(hass), twin.entry.entry_id)
        if entry.unique_id.endswith("learned_at")
    ]
    er.async_get(hass).async_update_entity(sensor, disabled_by=None)
    await hass.config_entries.async_reload(twin.entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert known is not None
    assert twin_of(recorded_home, FRIDGE).learned == known
    shown = hass.states.get(sensor)
    assert shown is not None
    assert dt_util.parse_datetime(shown.state) == dt_util.utc_from_timestamp(round(known.learned_at))
    assert shown.attributes["days"] == round(known.days, 1)


async def test_a_frozen_twin_learns_nothing_and_stays_so_over_a_restart(
    hass: HomeAssistant, recorded_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    await hass.async_block_till_done(wait_background_tasks=True)
    await run_the_fridge(hass, 4)
    response = await recorded_home.call("freeze_learning", entity_id=FRIDGE)
    assert response["twins"][FRIDGE] == {"name": "Kitchen fridge", "frozen": True, "before": False}
    before = twin_of(recorded_home, FRIDGE).learned
    with pytest.raises(ServiceValidationError) as refused:
        await recorded_home.call("train", entity_id=[LAMP, FRIDGE])
    assert refused.value.translation_key == "twin_frozen"

    await hass.config_entries.async_reload(twin_of(recorded_home, FRIDGE).entry.entry_id)
    freezer.tick(3 * 86_400)
    for _ in range(3):
        freezer.tick(LOOKED_AFTER)
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)
    twin = twin_of(recorded_home, FRIDGE)
    assert twin.frozen
    assert twin.learned == before

    await recorded_home.call("freeze_learning", entity_id=FRIDGE, frozen=False)
    assert not twin.frozen
    assert (await recorded_home.call("train", entity_id=FRIDGE))["learned"] == 1


async def test_after_a_reset_only_what_comes_later_counts(hass: HomeAssistant, recorded_home: SmallHome) -> None:
    await run_the_fridge(hass, 4)
    await recorded_home.call("train", entity_id=FRIDGE)
    since = dt_util.utcnow() - timedelta(days=2)
    response = await recorded_home.call("reset_learning", entity_id=FRIDGE, since=since.isoformat())
    assert response["twins"][FRIDGE]["forgot_days"] == pytest.approx(4, abs=0.2)
    await hass.async_block_till_done(wait_background_tasks=True)
    twin = twin_of(recorded_home, FRIDGE)
    assert twin.learned is not None
    assert twin.learned.days == pytest.approx(2, abs=0.2)
    await hass.config_entries.async_reload(twin.entry.entry_id)
    assert twin_of(recorded_home, FRIDGE).learn_since == pytest.approx(since.timestamp())

    await recorded_home.call("reset_learning", entity_id=FRIDGE)
    await hass.async_block_till_done(wait_background_tasks=True)
    learned = twin_of(recorded_home, FRIDGE).learned
    assert learned is not None
    assert learned.days < 0.1


async def test_a_twin_that_takes_what_is_typical_for_want_of_a_history_has_not_learned(
    hass: HomeAssistant, recorded_home: SmallHome
) -> None:
    await run_the_fridge(hass, 4)
    await recorded_home.call("reset_learning", entity_id=FRIDGE, since={"hours": 2})
    await hass.async_block_till_done(wait_background_tasks=True)
    response = await recorded_home.call("train", entity_id=FRIDGE)
    answer = response["twins"][FRIDGE]
    assert (answer["structure"], response["learned"]) == ("prior", 0)
    assert 0.0 < answer["days"] < 0.2
    assert response["summary"] == "Twins that learned anew: 0 of 1."


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


@pytest.mark.parametrize(
    ("since", "ago"),
    [
        ("24:00:00", timedelta(days=1)),
        ({"hours": 24}, timedelta(days=1)),
        ({"minutes": 30}, timedelta(minutes=30)),
        (timedelta(hours=2), timedelta(hours=2)),
    ],
)
async def test_a_reset_may_be_told_how_long_ago(
    small_home: SmallHome, since: str | dict[str, int] | timedelta, ago: timedelta
) -> None:
    before = dt_util.utcnow()
    answer = await small_home.call("reset_learning", entity_id=FRIDGE, since=since)
    told = dt_util.parse_datetime(answer["twins"][FRIDGE]["since"])
    assert told is not None
    assert timedelta(seconds=-1) <= told - (before - ago) <= timedelta(minutes=2)


@pytest.mark.parametrize(
    ("action", "data", "key"),
    [
        ("train", {}, "missing_target"),
        ("train", {"entity_id": FRIDGE, "days": 0}, "invalid_train_days"),
        ("train", {"entity_id": FRIDGE, "days": 61}, "invalid_train_days"),
        ("train", {"entity_id": FRIDGE, "days": True}, "invalid_train_days"),
        ("train", {"entity_id": FRIDGE, "days": "nan"}, "invalid_train_days"),
        ("train", {"entity_id": "light.typo"}, "unknown_target"),
        ("reset_learning", {}, "missing_target"),
        ("reset_learning", {"entity_id": FRIDGE, "since": "2999-01-01 00:00:00"}, "invalid_since"),
        ("reset_learning", {"entity_id": FRIDGE, "since": "yesterday"}, "invalid_since"),
        ("reset_learning", {"entity_id": FRIDGE, "since": "18:00:00"}, "invalid_since"),
        ("reset_learning", {"entity_id": FRIDGE, "since": {"hours": -1}}, "invalid_since"),
        ("reset_learning", {"entity_id": FRIDGE, "since": 24}, "invalid_since"),
        ("freeze_learning", {}, "missing_target"),
        ("freeze_learning", {"entity_id": FRIDGE, "frozen": "perhaps"}, "invalid_boolean"),
        ("export_model", {}, "missing_target"),
        ("export_model", {"entity_id": LOCK}, "nothing_to_export"),
        ("import_model", {"entity_id": FRIDGE}, "missing_field"),
        ("import_model", {"model": {}}, "missing_target"),
        ("import_model", {"entity_id": [FRIDGE, LAMP], "model": {}}, "one_twin_only"),
        ("import_model", {"entity_id": FRIDGE, "model": {}, "colour": 1}, "unknown_field"),
    ],
)
async def test_bad_input_is_one_clear_error(small_home: SmallHome, action: str, data: dict[str, Any], key: str) -> None:
    twin_of(small_home, LOCK).async_learned(None)
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call(action, **data)
    assert (refused.value.translation_domain, refused.value.translation_key) == (DOMAIN, key)
    assert all(not twin.frozen and not twin.learn_since for twin in small_home.home.twins.values())
