"""Prices and carbon intensities in the shapes that the usual providers write them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.environment.energy_settings import EnergySettings, Tariff, read
from custom_components.digital_twin.environment.tariff import Slot, fitted, per_kwh, slots

MIDNIGHT = datetime(2026, 3, 10, tzinfo=dt_util.UTC)
HOURS = [MIDNIGHT + timedelta(hours=hour) for hour in range(24)]
PRICES = [round(0.2 + hour / 100, 2) for hour in range(24)]


def pairs(key: str, value: str, *, end: str | None = None, text: bool = True, times: float = 1.0) -> list[Any]:
    """Return a day as entries of a provider."""
    entries = []
    for hour, price in zip(HOURS, PRICES, strict=True):
        entry: dict[str, Any] = {key: hour.isoformat() if text else hour, value: price * times}
        if end is not None:
            entry[end] = (hour + timedelta(hours=1)).isoformat()
        entries.append(entry)
    return entries


SHAPES: dict[str, Any] = {
    "nordpool": {"today": PRICES, "raw_today": pairs("start", "value", end="end", text=False), "unit": "kWh"},
    "nordpool_action": {"SE3": pairs("start", "price", end="end")},
    "energi_data_service": {"raw_today": pairs("hour", "price", text=False), "forecast": None},
    "entsoe": {"prices_today": pairs("time", "price"), "prices": pairs("time", "price"), "max_price": 1.0},
    "epex_spot": {"data": pairs("start_time", "price_per_kwh", end="end_time")},
    "epex_spot_in_cents": {"data": pairs("start_time", "price_ct_per_kwh", end="end_time", times=100.0)},
    "awattar": {
        "prices": [
            {"start_timestamp": hour.timestamp() * 1000, "end_timestamp": hour.timestamp() * 1000 + 3.6e6,
             "marketprice": price * 1000}
            for hour, price in zip(HOURS, PRICES, strict=True)
        ]
    },
    "tibber_action": {"prices": {"Home": pairs("start_time", "price")}},
    "tibber_lists": {"today": pairs("startsAt", "total")},
    "octopus": {"rates": pairs("start", "value_inc_vat", end="end")},
    "amber": {"forecasts": pairs("start_time", "per_kwh", end="end_time")},
    "frank_energie": {"prices": pairs("from", "price", end="till")},
    "zonneplan": {"forecast": pairs("datetime", "electricity_price", times=1e7)},
    "pvpc": {f"price_{hour:02d}h": price for hour, price in enumerate(PRICES)},
    "omie": {"today_hours": dict(zip(HOURS, PRICES, strict=True))},
    "plain_day": {"today": PRICES},
    "electricity_maps": {"forecast": pairs("datetime", "carbonIntensity")},
    "carbon_intensity_uk": {
        "forecast": [
            {"from": hour.isoformat(), "to": (hour + timedelta(hours=1)).isoformat(), "intensity": {"forecast": price}}
            for hour, price in zip(HOURS, PRICES, strict=True)
        ]
    },
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
async def test_every_shape_says_the_same(hass: HomeAssistant, shape: str) -> None:
    await hass.config.async_set_time_zone("UTC")
    found = slots(SHAPES[shape], MIDNIGHT)
    assert [slot.start for slot in found] == [hour.timestamp() for hour in HOURS]
    assert [slot.value for slot in found] == pytest.approx(PRICES)
    assert [slot.end - slot.start for slot in found] == [3600.0] * 24


async def test_quarters_of_an_hour_and_a_day_of_23_hours(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    midnight = dt_util.start_of_local_day(date(2026, 3, 29))
    found = slots({"today": [float(index) for index in range(92)]}, midnight)
    assert len(found) == 92
    assert {slot.end - slot.start for slot in found} == {900.0}
    assert found[-1].end == dt_util.start_of_local_day(date(2026, 3, 30)).timestamp()


@pytest.mark.parametrize(
    "nothing",
    [
        {}, {"today": []}, {"today": ["cheap"] * 24}, {"history": [1.0] * 24}, {"today": [0.1, 0.2]},
        {"raw_today": [{"start": "never", "value": 1}]}, {"raw_today": [{"start": HOURS[0], "value": "nan"}]}, [1, 2],
    ],
)  # fmt: skip
async def test_what_is_no_list_of_prices(hass: HomeAssistant, nothing: Any) -> None:
    assert slots(nothing, MIDNIGHT) == []


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("EUR/kWh", 1.0), ("€/MWh", 0.001), ("ct/kWh", 0.01), ("öre/kWh", 0.01), ("p/kWh", 0.01), ("SEK/MWh", 0.001),
        ("GBP/kWh", 1.0), ("¢/kWh", 0.01), ("USD/Wh", 1000.0), ("gCO2eq/kWh", 1.0), ("kgCO₂/MWh", 1.0), ("g/kWh", 1.0),
        ("kgCO2/kWh", 1000.0), ("kWh", None), ("EUR/m³", None), (None, None), ("", None),
    ],
)  # fmt: skip
def test_units_become_per_kwh(unit: str | None, factor: float | None) -> None:
    assert per_kwh(unit) == (None if factor is None else pytest.approx(factor))


def test_lists_in_another_unit_than_the_state_are_fitted_to_it() -> None:
    listed = [Slot(0.0, 10.0, 25.0), Slot(10.0, 20.0, 30.0)]
    assert [slot.value for slot in fitted(listed, 5.0, 0.25)] == pytest.approx([0.25, 0.30])
    assert [slot.value for slot in fitted(listed, 5.0, 0.26)] == [25.0, 30.0]
    assert fitted(listed, 99.0, 0.25) == listed
    assert fitted(listed, 5.0, None) == listed


def test_the_energy_settings_in_their_old_and_new_form() -> None:
    old = {
        "type": "grid",
        "flow_from": [{"stat_energy_from": "sensor.in", "entity_energy_price": "sensor.price"}],
        "flow_to": [{"stat_energy_to": "sensor.out", "number_energy_price": 0.08}],
    }
    new = {
        "type": "grid", "stat_energy_from": "sensor.in", "stat_energy_to": "sensor.out", "number_energy_price": 0.3,
        "entity_energy_price_export": "sensor.paid",
    }  # fmt: skip
    assert read([{"type": "solar"}, old]) == EnergySettings(
        price=Tariff(entity_id="sensor.price"),
        feed_in=Tariff(number=0.08),
        grid_from=("sensor.in",),
        grid_to=("sensor.out",),
    )
    assert read([new]) == EnergySettings(
        price=Tariff(number=0.3),
        feed_in=Tariff(entity_id="sensor.paid"),
        grid_from=("sensor.in",),
        grid_to=("sensor.out",),
    )
    assert read([]) == EnergySettings()
