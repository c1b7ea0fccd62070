"""train, reset_learning and freeze_learning, and what they answer, called as users call them."""

import json
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.actions.model_answer import learned_answer
from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.texts import async_speaker
from custom_components.digital_twin.training import LOOKED_AFTER
from tests.common import add_entity, async_add_entry, twin_entry

from .conftest import FRIDGE, LAMP, LOCK, POWER, SmallHome, run_the_fridge, twin_of


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
