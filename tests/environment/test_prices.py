"""What electricity will cost: lists of prices, the usual course, energy settings, prices that only an action tells."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.components.energy.data import async_get_manager
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_PRICE
from tests.common import async_add_home

from . import around
from .around import HOUR, expected, ids


@pytest.mark.parametrize("wrapped", [False, True])
async def test_the_price_follows_its_lists(hass: HomeAssistant, wrapped: bool) -> None:
    def prices(base: float) -> list[Any]:
        numbers = [base + hour / 100 for hour in range(24)]
        return [{"value": number} for number in numbers] if wrapped else numbers

    names = ("raw_today", "raw_tomorrow") if wrapped else ("today", "tomorrow")
    hass.states.async_set("sensor.price", "0.5", dict(zip(names, (prices(1), prices(2)), strict=True)))
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    midnight = dt_util.start_of_local_day()
    environment = await expected(hass, horizon=72 * HOUR, step=HOUR)
    assert "assumed_price_repeats" in ids(environment)
    price = environment.values["price"]
    low, high = environment.bands["price"]
    for index, value in enumerate(price.tolist()):
        moment = dt_util.as_local(around.NOW + timedelta(hours=index))
        day = (moment.date() - midnight.date()).days
        assert value == pytest.approx(min(1 + day, 2) + moment.hour / 100), moment
        assert bool(low[index] < value < high[index]) is (day > 1)


@pytest.mark.parametrize("state", ["unknown", "cheap"])
async def test_no_price_at_all(hass: HomeAssistant, state: str) -> None:
    hass.states.async_set("sensor.price", state, {"today": ["cheap"], "tomorrow": None})
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    assert "price" not in (await expected(hass)).values


@pytest.mark.parametrize(
    ("unit", "told"),
    [("SEK/kWh", "SEK"), ("£ / kWh", "GBP"), ("EUR/MWh", None), ("ct/kWh", None), ("kr/kWh", None), (None, None)],
)
async def test_a_price_in_another_currency_than_the_homes_is_said(
    hass: HomeAssistant, unit: str | None, told: str | None
) -> None:
    await hass.config.async_update(currency="EUR")
    hass.states.async_set("sensor.price", "0.5", {} if unit is None else {"unit_of_measurement": unit})
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    notes = [note for note in (await expected(hass)).assumed if note.id == "assumed_currency"]
    assert [note.params for note in notes] == ([] if told is None else [{"unit": told, "currency": "EUR"}])


async def test_the_price_is_usual_where_nobody_lists_it(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    for hour in range(8 * 24 + 1):
        moment = dt_util.as_local(around.NOW - timedelta(hours=8 * 24 - hour))
        price = 0.2 + moment.hour / 100 + (hour // 24) / 1000
        hass.states.async_set("sensor.price", f"{price:.4f}", {}, timestamp=moment.timestamp())
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    environment = await expected(hass, step=HOUR)
    assert "assumed_price_usual" in ids(environment)
    low, high = environment.bands["price"]
    for index, value in enumerate(environment.values["price"].tolist()):
        moment = dt_util.as_local(around.NOW + timedelta(hours=index))
        assert value == pytest.approx(0.2035 + moment.hour / 100, abs=0.003)
        assert low[index] < value < high[index]


async def test_energy_settings_stand_in_for_a_price(hass: HomeAssistant) -> None:
    hass.config.components.add("energy")
    manager = await async_get_manager(hass)
    grid: Any = {
        "type": "grid", "stat_energy_from": "sensor.in", "stat_energy_to": "sensor.out", "stat_cost": None,
        "entity_energy_price": None, "number_energy_price": 0.31, "stat_compensation": None,
        "entity_energy_price_export": None, "number_energy_price_export": 0.08, "cost_adjustment_day": 0.0,
    }  # fmt: skip
    manager.data = {"energy_sources": [grid], "device_consumption": [], "device_consumption_water": []}
    await async_add_home(hass)
    environment = await expected(hass, horizon=2 * HOUR)
    assert set(environment.values["price"].tolist()) == {0.31}
    assert set(environment.values["feed_in"].tolist()) == {0.08}


async def test_prices_that_only_an_action_tells(hass: HomeAssistant, entity_registry: er.EntityRegistry) -> None:
    asked: list[dict[str, Any]] = []

    async def prices(call: ServiceCall) -> dict[str, Any]:
        asked.append(dict(call.data))
        day = dt_util.start_of_local_day(dt_util.parse_date(call.data["date"]))
        rows = [
            {"start": (day + timedelta(hours=hour)).isoformat(), "end": (day + timedelta(hours=hour + 1)).isoformat(),
             "price": 100.0 + 10 * hour}
            for hour in range(24)
        ]  # fmt: skip
        return {"SE3": rows}

    hass.services.async_register("nordpool", "get_prices_for_date", prices, supports_response=SupportsResponse.ONLY)
    entry = MockConfigEntry(domain="nordpool")
    entry.add_to_hass(hass)
    sensor = entity_registry.async_get_or_create("sensor", "nordpool", "price", config_entry=entry)
    hass.states.async_set(sensor.entity_id, "0.15", {"unit_of_measurement": "SEK/kWh"})
    await async_add_home(hass, **{CONF_PRICE: sensor.entity_id})
    environment = await expected(hass, horizon=12 * HOUR, step=HOUR)
    for index, value in enumerate(environment.values["price"].tolist()):
        assert value == pytest.approx(0.1 + dt_util.as_local(around.NOW + timedelta(hours=index)).hour / 100)
    assert [item["config_entry"] for item in asked] == [entry.entry_id] * 2
    await expected(hass)
    assert len(asked) == 2
