"""digital_twin.predict, asked as users ask it."""

import json
import time
from datetime import datetime, timedelta

import numpy as np
import pytest
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from custom_components.digital_twin.const import Role
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.learning.ledger import Score
from custom_components.digital_twin.core.requests import Bands, ChannelForecast, Prediction
from custom_components.digital_twin.core.twin import Fidelity, Learned, Trust
from tests.common import add_device, add_entity, async_add_entry, twin_entry

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome


async def test_the_main_channel_an_hour_ahead(small_home: SmallHome) -> None:
    response = await small_home.call("predict", entity_id=RADIATOR)
    answer = response["twins"][RADIATOR]
    assert (answer["channel"], answer["unit"], answer["now"]) == ("temperature", "°C", 19.0)
    assert len(answer["forecast"]) == 12
    last = answer["forecast"][-1]
    assert last["low90"] <= last["low80"] <= last["low50"] <= last["value"] <= last["high50"] <= last["high80"]
    assert last["high80"] <= last["high90"]
    span = datetime.fromisoformat(answer["end"]) - datetime.fromisoformat(answer["start"])
    assert span == timedelta(hours=1)
    assert datetime.fromisoformat(last["time"]) == datetime.fromisoformat(answer["end"])
    assert answer["available"]
    assert answer["confidence"] is None
    assert (answer["trust"], [note["id"] for note in answer["notes"]]) == ("observing", ["forecast_unlearned"])
    assert answer["summary"].startswith("Kitchen radiator: temperature in 60 min about ")
    assert json.loads(json.dumps(response)) == response


async def test_a_state_with_its_probability(small_home: SmallHome) -> None:
    answer = (await small_home.call("predict", entity_id=LOCK, horizon="00:10:00"))["twins"][LOCK]
    assert (answer["channel"], answer["unit"], answer["now"]) == ("bolt", None, "locked")
    last = answer["forecast"][-1]
    assert last["value"] == "locked"
    assert last["probability"]["locked"] > 0.9
    assert sum(last["probability"].values()) == pytest.approx(1, abs=0.01)


async def test_power_comes_in_the_unit_of_the_users_sensor(small_home: SmallHome) -> None:
    answer = (await small_home.call("predict", entity_id=FRIDGE))["twins"][FRIDGE]
    assert (answer["channel"], answer["unit"], answer["now"]) == ("power", "kW", 0.09)
    assert all(0 <= point["value"] < 0.5 for point in answer["forecast"])


async def test_another_channel_horizon_and_step(small_home: SmallHome) -> None:
    response = await small_home.call(
        "predict", entity_id=RADIATOR, channel="target_temperature", horizon={"hours": 2}, step=600
    )
    answer = response["twins"][RADIATOR]
    assert (answer["channel"], len(answer["forecast"])) == ("target_temperature", 12)
    assert {point["value"] for point in answer["forecast"]} == {20.0}


async def test_a_long_course_is_shown_at_a_readable_number_of_times(small_home: SmallHome) -> None:
    answer = (await small_home.call("predict", entity_id=RADIATOR, horizon={"days": 7}))["twins"][RADIATOR]
    assert len(answer["forecast"]) == 97
    assert answer["forecast"][-1]["time"] == answer["end"]


async def test_shadow_device_sensor_area_and_all_mean_the_twin(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    own = er.async_entries_for_config_entry(er.async_get(hass), twin.entry.entry_id)
    shadow = next(entry for entry in own if entry.domain == "climate")
    sensor = next(entry for entry in own if entry.domain == "sensor")
    for target in (
        {"entity_id": shadow.entity_id},
        {"entity_id": sensor.entity_id},
        {"device_id": shadow.device_id},
        {"device_id": small_home.devices[RADIATOR]},
    ):
        assert list((await small_home.call("predict", **target))["twins"]) == [RADIATOR], target
    assert set((await small_home.call("predict", area_id="kitchen"))["twins"]) == {RADIATOR, FRIDGE, LAMP}
    assert set((await small_home.call("predict", entity_id="all"))["twins"]) == {RADIATOR, FRIDGE, LAMP, LOCK}


@pytest.mark.parametrize("units", [US_CUSTOMARY_SYSTEM])
async def test_fahrenheit(small_home: SmallHome) -> None:
    answer = (await small_home.call("predict", entity_id=RADIATOR))["twins"][RADIATOR]
    assert (answer["unit"], answer["now"]) == (UnitOfTemperature.FAHRENHEIT, 66.2)
    assert all(55 < point["value"] < 80 for point in answer["forecast"])
    assert "°F" in answer["summary"]


@pytest.mark.parametrize("units", [US_CUSTOMARY_SYSTEM])
async def test_one_answer_speaks_in_one_unit_whatever_its_sensor_shows(small_home: SmallHome) -> None:
    hass = small_home.hass
    shows = {"device_class": "temperature", "unit_of_measurement": "°C"}
    device = add_device(hass, "Bath", area="Bath")
    sensor = add_entity(hass, "sensor.bath", device=device, state="19.0", attributes=shows)
    can = {"temperature": 68.0, "current_temperature": 68.0, "hvac_modes": ["off", "heat"], "hvac_action": "idle"}
    climate = add_entity(hass, "climate.bath", device=device, state="heat", attributes=can)
    room = {"roles": {Role.ROOM_TEMPERATURE: [sensor.id]}, "settings": {"comfort_low": 18.9}}
    await async_add_entry(hass, twin_entry("thermostat", climate.id, name="Bath", device_id=device.id, **room))
    await async_add_entry(hass, twin_entry("sensor", sensor.id, name="Air"))
    for entity, unit, now in (("climate.bath", "°F", 66.2), ("sensor.bath", "°C", 19.0)):
        answer = (await small_home.call("predict", entity_id=entity, horizon={"hours": 3}))["twins"][entity]
        assert (answer["unit"], answer["now"]) == (unit, pytest.approx(now))
        said = " ".join((answer["summary"], *(line["text"] for line in (*answer["trend"], *answer["risks"]))))
        assert unit in said
        assert {"°F": "°C", "°C": "°F"}[unit] not in said


async def test_german(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.config.language = "de"
    answer = (await small_home.call("predict", entity_id=RADIATOR))["twins"][RADIATOR]
    assert "Temperatur in 60 min etwa 2" in answer["summary"]
    assert "," in answer["summary"]
    assert answer["notes"][0]["text"].startswith("Von diesem Gerät wurde noch nichts gelernt")


async def test_a_silent_device_is_predicted_from_what_is_known(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.states.async_set(RADIATOR, "unavailable")
    await hass.async_block_till_done()
    answer = (await small_home.call("predict", entity_id=RADIATOR))["twins"][RADIATOR]
    assert (answer["available"], answer["now"]) == (False, None)
    assert "forecast_state_unknown" in {note["id"] for note in answer["notes"]}


@pytest.mark.parametrize(
    ("data", "key", "words"),
    [
        ({}, "missing_target", {}),
        ({"entity_id": "light.typo"}, "unknown_target", {"target": "light.typo"}),
        ({"entity_id": "person.anna"}, "unknown_twin", {"target": "person.anna"}),
        ({"device_id": "nothing"}, "unknown_twin", {"target": "nothing"}),
        ({"area_id": "attic"}, "unknown_target", {"target": "attic"}),
        ({"entity_id": RADIATOR, "channel": "brightness"}, "unknown_channel", {"field": "channel"}),
        ({"entity_id": RADIATOR, "channel": ["a", {}]}, "invalid_name", {"field": "channel"}),
        ({"entity_id": RADIATOR, "horizon": "7 days"}, "invalid_horizon", {"field": "horizon", "value": "7 days"}),
        ({"entity_id": RADIATOR, "horizon": {"days": 8}}, "invalid_horizon", {"field": "horizon"}),
        ({"entity_id": RADIATOR, "horizon": 0}, "invalid_horizon", {"field": "horizon"}),
        ({"entity_id": RADIATOR, "horizon": True}, "invalid_horizon", {"field": "horizon", "value": "True"}),
        ({"entity_id": RADIATOR, "horizon": -60}, "invalid_horizon", {"field": "horizon"}),
        ({"entity_id": RADIATOR, "horizon": {"milliseconds": 500}}, "invalid_horizon", {"field": "horizon"}),
        ({"entity_id": RADIATOR, "step": True}, "invalid_step", {"field": "step"}),
        ({"entity_id": RADIATOR, "step": 0.5}, "invalid_step", {"field": "step"}),
        ({"entity_id": RADIATOR, "step": 7200}, "step_over_horizon", {"field": "step"}),
        ({"entity_id": RADIATOR, "step": 1}, "too_many_points", {"allowed": "2016", "step": "2"}),
        ({"entity_id": RADIATOR, "color": "red"}, "unknown_field", {"field": "color"}),
        ({"entity_id": "no entity"}, "invalid_target", {"field": "entity_id"}),
    ],
)
async def test_bad_input_is_refused_by_a_sentence(
    small_home: SmallHome, data: dict[str, object], key: str, words: dict[str, str]
) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("predict", **data)
    assert raised.value.translation_key == key
    given = raised.value.translation_placeholders or {}
    assert words.items() <= given.items()
    assert "{field}" not in str(raised.value)
    assert len(str(raised.value)) > 20


async def test_without_a_home_there_is_nobody_to_ask(hass: HomeAssistant, small_home: SmallHome) -> None:
    await hass.config_entries.async_unload(small_home.home.entry.entry_id)
    with pytest.raises(ServiceValidationError, match="home of the digital twins"):
        await small_home.call("predict", entity_id=RADIATOR)


async def test_a_stopped_worker_is_told(small_home: SmallHome) -> None:
    await small_home.home.worker.stop()
    with pytest.raises(HomeAssistantError) as raised:
        await small_home.call("predict", entity_id=RADIATOR)
    assert raised.value.translation_key == "calculation_failed"


async def test_how_likely_a_limit_is_crossed_and_when(small_home: SmallHome) -> None:
    answer = (await small_home.call("predict", entity_id=RADIATOR, limit=15, horizon={"hours": 6}))["twins"][RADIATOR]
    (crossing,) = [item for item in answer["crossings"] if item["limit"] == 15.0]
    assert crossing["direction"] == "below"
    assert 0 <= crossing["probability"] <= 1
    near = (await small_home.call("predict", entity_id=RADIATOR, limit=19.01))["twins"][RADIATOR]["crossings"]
    sure = next(item for item in near if item["limit"] == 19.01)
    assert sure["probability"] > crossing["probability"]
    assert datetime.fromisoformat(sure["at"]) > datetime.fromisoformat(answer["start"])
    assert {line["id"] for line in answer["trend"]} <= {"forecast_rising", "forecast_falling", "forecast_steady"}


@pytest.mark.parametrize("units", [US_CUSTOMARY_SYSTEM])
async def test_a_limit_is_in_the_unit_of_the_answer(small_home: SmallHome) -> None:
    answer = (await small_home.call("predict", entity_id=RADIATOR, limit=60))["twins"][RADIATOR]
    assert 60.0 in {crossing["limit"] for crossing in answer["crossings"]}


@pytest.mark.parametrize(
    ("target", "limit", "key"),
    [(RADIATOR, "nan", "invalid_limit"), (RADIATOR, True, "invalid_limit"), (LOCK, 3, "limit_of_no_number")],
)
async def test_what_is_no_limit_is_refused(small_home: SmallHome, target: str, limit: object, key: str) -> None:
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call("predict", entity_id=target, limit=limit)
    assert refused.value.translation_key == key


async def test_the_score_is_that_of_past_forecasts_or_of_held_out_history(small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    assert (await small_home.call("predict", entity_id=RADIATOR))["twins"][RADIATOR]["score"] is None
    learned = Learned(kind="thermostat", structure="prior", days=9.0, error={3600: 0.4, 300: 0.1}, skill={3600: 0.2})
    twin.async_learned(learned)
    answer = (await small_home.call("predict", entity_id=RADIATOR))["twins"][RADIATOR]
    assert answer["score"] == {"source": "history", "minutes": 60, "error": 0.4, "skill": 0.2}


async def test_what_came_due_soon_is_no_score_of_what_is_hours_ahead(
    small_home: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    twin.async_learned(
        Learned(kind="thermostat", structure="prior", days=9.0, error={300: 0.1, 21600: 0.6}, skill={21600: 0.2})
    )
    soon = Score(n=20, skill=0.3, coverage=0.9, error=0.2)
    monkeypatch.setattr(twin.scoring, "of", lambda _channel: {300: soon})

    async def scored(horizon: str) -> tuple[str, int]:
        score = (await small_home.call("predict", entity_id=RADIATOR, horizon=horizon))["twins"][RADIATOR]["score"]
        return score["source"], score["minutes"]

    assert await scored("00:05:00") == ("live", 5)
    assert await scored("06:00:00") == ("history", 360)
    monkeypatch.setattr(twin.scoring, "of", lambda _channel: {300: soon, 21600: soon})
    assert await scored("06:00:00") == ("live", 360)


@pytest.mark.parametrize(
    ("fidelity", "told"),
    [(Fidelity.ADVANCED, "nobody can tell yet"), (Fidelity.BASIC, "a twin of basic fidelity cannot tell")],
)
async def test_what_cannot_be_told_yet_is_not_put_down_to_a_basic_twin(
    small_home: SmallHome, fidelity: Fidelity, told: str
) -> None:
    """A number of which nothing was learned has no band; that will change, and a basic twin's will not."""
    sensor = add_entity(small_home.hass, "sensor.new", state="21.5", attributes={"unit_of_measurement": "°C"})
    await async_add_entry(small_home.hass, twin_entry("sensor", sensor.id, fidelity=fidelity))
    answer = (await small_home.call("predict", entity_id="sensor.new"))["twins"]["sensor.new"]
    assert told in answer["summary"]


@pytest.mark.parametrize(
    ("language", "ends", "said"),
    [
        ("en", (86.02, 85.99), "Cell: battery level stays at 86 % for 60 min."),
        ("de", (86.02, 85.99), "Cell: Batterie bleibt 60 min lang bei 86 %."),
        ("en", (84.02, 83.98), "Cell: battery level in 60 min 84 %, almost certainly."),
        ("de", (84.02, 83.98), "Cell: Batterie in 60 min 84 %, so gut wie sicher."),
        ("en", (90.0, 84.0), "Cell: battery level in 60 min about 87 %, with 90 % probability between 84 % and 90 %."),
    ],
)
async def test_a_sensor_is_named_by_what_it_measures_and_no_band_has_two_equal_ends(
    small_home: SmallHome, monkeypatch: pytest.MonkeyPatch, language: str, ends: tuple[float, float], said: str
) -> None:
    small_home.hass.config.language = language
    shows = {"device_class": "battery", "unit_of_measurement": "%"}
    sensor = add_entity(small_home.hass, "sensor.cell", state="86", attributes=shows)
    twin = (await async_add_entry(small_home.hass, twin_entry("sensor", sensor.id, name="Cell"))).runtime_data
    high, low = np.array([86.0, ends[0]]), np.array([86.0, ends[1]])
    course = np.round((high + low) / 2.0)
    forecast = ChannelForecast(
        channel="value", times=np.array([1800.0, 3600.0]), value=course, bands=Bands(low, high, low, high, low, high)
    )
    expect(monkeypatch, twin, forecast)
    assert (await small_home.call("predict", entity_id="sensor.cell"))["twins"]["sensor.cell"]["summary"] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Car: charging cable in 60 min most likely still plugged in (98 %)."),
        ("de", "Car: Ladekabel in 60 min am wahrscheinlichsten immer noch eingesteckt (98 %)."),
    ],
)
async def test_what_is_plugged_in_and_stays_so(
    small_home: SmallHome, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    hass = small_home.hass
    hass.config.language = language
    shows = {"device_class": "battery", "unit_of_measurement": "%"}
    charge = add_entity(hass, "sensor.car", state="70", attributes=shows)
    plug = add_entity(hass, "binary_sensor.cable", state="on", attributes={"device_class": "plug"})
    roles = {Role.CHARGE: [charge.id], Role.PLUGGED: [plug.id]}
    twin = (await async_add_entry(hass, twin_entry("battery", charge.id, name="Car", roles=roles))).runtime_data
    on = np.array([0.99, 0.98])
    forecast = ChannelForecast(
        channel="plugged", times=np.array([1800.0, 3600.0]), value=np.ones(2), probability={"on": on, "off": 1.0 - on}
    )
    expect(monkeypatch, twin, forecast)
    answer = await small_home.call("predict", entity_id="sensor.car", channel="plugged")
    assert answer["twins"]["sensor.car"]["summary"] == said


@pytest.mark.parametrize(
    ("language", "channel", "state", "said"),
    [
        ("en", "hvac_mode", "heat", "mode in 60 min most likely still heat (98 %)."),
        ("de", "hvac_mode", "heat", "Betriebsart in 60 min am wahrscheinlichsten immer noch „Heizbetrieb“ (98 %)."),
        ("de", "window", "off", "Fenster in 60 min am wahrscheinlichsten immer noch OK (98 %)."),
    ],
)
async def test_nouns_and_abbreviations_keep_their_capitals(
    small_home: SmallHome, monkeypatch: pytest.MonkeyPatch, language: str, channel: str, state: str, said: str
) -> None:
    hass = small_home.hass
    hass.config.language = language
    shows = {"current_temperature": 20.0, "temperature": 21.0, "hvac_modes": ["off", "heat"]}
    climate = add_entity(hass, "climate.study", state="heat", attributes=shows)
    window = add_entity(hass, "binary_sensor.study", state="off", attributes={"device_class": "problem"})
    entry = twin_entry("thermostat", climate.id, name="Study", roles={Role.WINDOWS: [window.id]})
    twin = (await async_add_entry(hass, entry)).runtime_data
    here = twin.channels[channel].encode(twin.state.get(channel))
    forecast = ChannelForecast(
        channel=channel,
        times=np.array([1800.0, 3600.0]),
        value=np.full(2, here),
        probability={state: np.full(2, 0.98)},
    )
    expect(monkeypatch, twin, forecast)
    answer = await small_home.call("predict", entity_id="climate.study", channel=channel)
    assert answer["twins"]["climate.study"]["summary"].removeprefix("Study: ") == said


async def test_what_no_entity_has_a_word_for_is_on_or_off_in_ours(
    small_home: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    hass = small_home.hass
    hass.config.language = "de"
    player = add_entity(hass, "media_player.den", state="on", attributes={"is_volume_muted": False})
    twin = (await async_add_entry(hass, twin_entry("media_player", player.id, name="Den"))).runtime_data
    times, likely = np.array([3600.0]), np.array([0.98])
    forecast = ChannelForecast(channel="muted", times=times, value=np.zeros(1), probability={"off": likely})
    expect(monkeypatch, twin, forecast)
    answer = await small_home.call("predict", entity_id="media_player.den", channel="muted")
    said = "Den: Stummschaltung in 60 min am wahrscheinlichsten immer noch aus (98 %)."
    assert answer["twins"]["media_player.den"]["summary"] == said


def expect(monkeypatch: pytest.MonkeyPatch, twin: TwinCoordinator, forecast: ChannelForecast) -> None:
    """Have a twin expect that."""

    async def predicted(*_asked: object) -> Prediction:
        return Prediction(
            twin_id=twin.entry.entry_id, start=time.time(), method="model", channels=(forecast,), confidence=None,
            trust=Trust.OBSERVING, notes=(),
        )  # fmt: skip

    monkeypatch.setattr(twin.forecaster, "async_predict", predicted)
