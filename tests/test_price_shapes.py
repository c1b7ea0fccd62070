"""Prices as providers really write them: quarters of hours, changed clocks, nothing of tomorrow yet, below zero."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.environment.providers import beside
from custom_components.digital_twin.environment.tariff import Slot, fitted, slots

from .common import add_device, add_entity

BERLIN = "Europe/Berlin"
AMSTERDAM = "Europe/Amsterdam"


async def midnight(hass: HomeAssistant, zone: str, day: date) -> datetime:
    await hass.config.async_set_time_zone(zone)
    return dt_util.start_of_local_day(day)


def at(listed: list[Slot], moment: datetime) -> float:
    """Return the price at a moment."""
    return next(slot.value for slot in listed if slot.start <= moment.timestamp() < slot.end)


def rows(begin: datetime, minutes: int, prices: list[float], write: Callable[[datetime, datetime, float], Any]) -> Any:
    """Return prices of one length from begin on, each as a provider writes it."""
    length = timedelta(minutes=minutes)
    moments = [begin.astimezone(UTC) + index * length for index in range(len(prices))]
    return [
        write(dt_util.as_local(moment), dt_util.as_local(moment + length), price)
        for moment, price in zip(moments, prices, strict=True)
    ]


async def test_nordpool_of_the_store_in_quarters_and_cents_before_tomorrow_is_known(hass: HomeAssistant) -> None:
    day = await midnight(hass, "Europe/Stockholm", date(2025, 10, 6))
    prices = [round(30 + 40 * ((index * 7) % 13) / 13 - 35 * (index == 52), 3) for index in range(96)]
    attributes = {
        "average": 48.2, "off_peak_1": 33.0, "min": min(prices), "max": max(prices), "unit": "kWh", "currency": "SEK",
        "country": "Sweden", "region": "SE3", "low_price": False, "price_percent_to_average": 0.98,
        "today": prices, "tomorrow": [None] * 96, "tomorrow_valid": False,
        "raw_today": rows(day, 15, prices, lambda start, end, price: {"start": start, "end": end, "value": price}),
        "raw_tomorrow": rows(
            day + timedelta(days=1), 15, [float("nan")] * 96,
            lambda start, end, _: {"start": start, "end": end, "value": None},
        ),
        "current_price": prices[0], "additional_costs_current_hour": 0.0, "price_in_cents": True,
    }  # fmt: skip
    found = slots(attributes, day, 0.01)
    assert [slot.value for slot in found] == pytest.approx([price / 100 for price in prices])
    assert {slot.end - slot.start for slot in found} == {900.0}
    assert found[-1].end == (day + timedelta(days=1)).timestamp()
    assert min(slot.value for slot in found) < 0.3 / 100 + 0.3


async def test_energi_data_service_on_the_day_of_25_hours(hass: HomeAssistant) -> None:
    day = await midnight(hass, "Europe/Copenhagen", date(2025, 10, 26))
    prices = [0.3 + index / 100 for index in range(25)]
    attributes = {
        "state_class": "total", "current_price": 0.76, "unit": "kWh", "currency": "DKK", "region_code": "DK1",
        "tomorrow_valid": False, "today": prices, "tomorrow": None, "raw_tomorrow": None, "forecast": None,
        "raw_today": rows(day, 60, prices, lambda start, _end, price: {"hour": start, "price": price}),
        "attribution": "Data sourced from Energi Data Service",
    }  # fmt: skip
    found = slots(attributes, day)
    assert len(found) == 25
    assert [slot.value for slot in found] == pytest.approx(prices)
    assert found[-1].end == dt_util.start_of_local_day(date(2025, 10, 27)).timestamp()


async def test_epex_spot_in_quarters_below_zero_and_over_two_days(hass: HomeAssistant) -> None:
    day = await midnight(hass, BERLIN, date(2026, 6, 24))
    prices = [round(0.31 - 0.45 * (40 <= index % 96 < 64), 4) for index in range(192)]
    written = rows(
        day, 15, prices,
        lambda start, end, price: {
            "start_time": start.isoformat(), "end_time": end.isoformat(), "price_per_kwh": price,
        },
    )  # fmt: skip
    found = slots({"data": written, "state_class": "measurement", "icon": "mdi:currency-eur"}, day, 1.0)
    assert [slot.value for slot in found] == pytest.approx(prices)
    assert min(slot.value for slot in found) == pytest.approx(-0.14)
    assert found[-1].end == (day + timedelta(days=2)).timestamp()


async def test_the_older_epex_spot_per_megawatt_hour_is_not_counted_down_twice(hass: HomeAssistant) -> None:
    day = await midnight(hass, BERLIN, date(2023, 1, 2))
    prices = [51.67, 52.93, 44.09, 50.08, 69.72, 105.08, 0.0, -5.2]
    written = rows(
        day, 60, prices,
        lambda start, end, price: {
            "start_time": start.isoformat(), "end_time": end.isoformat(), "price_eur_per_mwh": price,
        },
    )  # fmt: skip
    # The state's unit is EUR/MWh, too; at an hour that costs nothing there is nothing to fit a unit to.
    found = fitted(slots({"data": written}, day, 0.001), day.timestamp() + 6 * 3600.0, 0.0)
    assert [slot.value for slot in found] == pytest.approx([price / 1000 for price in prices])


async def test_awattar_in_cents_of_the_state(hass: HomeAssistant) -> None:
    day = await midnight(hass, BERLIN, date(2026, 3, 29))
    written = rows(
        day, 60, [120.0 + index for index in range(23)],
        lambda start, end, price: {
            "start_timestamp": start.timestamp() * 1000, "end_timestamp": end.timestamp() * 1000, "marketprice": price,
            "unit": "Eur/MWh",
        },
    )  # fmt: skip
    found = slots({"prices": written}, day, 0.01)
    assert len(found) == 23
    assert found[0].value == pytest.approx(0.12)
    assert found[-1].end == dt_util.start_of_local_day(date(2026, 3, 30)).timestamp()


async def test_zonneplan_in_euro_and_in_ten_millionths(hass: HomeAssistant) -> None:
    day = await midnight(hass, AMSTERDAM, date(2026, 7, 18))

    def written(factor: float, minutes: int) -> Any:
        return rows(
            day, minutes, [round(price * factor, 4) for price in (0.2, 0.0, -0.05, 0.1299859)],
            lambda start, _end, price: {
                "datetime": start.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
                "electricity_price": price, "electricity_price_excl_tax": price / 2, "tariff_group": "low",
                "solar_percentage": 0, "sustainability_score": 1593,
            },
        )  # fmt: skip

    hourly = slots({"forecast": written(1.0, 60)}, day)
    quarters = slots({"prices": written(1e7, 15)}, day)
    expected = [0.2, 0.0, -0.05, 0.13]
    assert [slot.value for slot in hourly] == pytest.approx(expected, abs=1e-4)
    assert [slot.value for slot in quarters] == pytest.approx(expected, abs=1e-4)
    assert {slot.end - slot.start for slot in quarters} == {900.0}


async def test_octopus_in_half_hours_and_in_pence(hass: HomeAssistant) -> None:
    day = await midnight(hass, "Europe/London", date(2023, 9, 18))
    pence = [30.295125, 42.413175, -1.05, 0.0]
    written = rows(
        day, 30, pence,
        lambda start, end, price: {
            "valid_from": start.isoformat(), "valid_to": end.isoformat(), "value_inc_vat": price, "is_capped": False,
        },
    )  # fmt: skip
    found = fitted(slots({"rates": written}, day), day.timestamp() + 60.0, 0.30295125)
    assert [slot.value for slot in found] == pytest.approx([price / 100 for price in pence])
    assert {slot.end - slot.start for slot in found} == {1800.0}


async def test_tibbers_action_in_quarters(hass: HomeAssistant) -> None:
    day = await midnight(hass, "Europe/Oslo", date(2026, 2, 1))
    prices = [0.46914 + index / 1000 for index in range(96)]
    written = rows(day, 15, prices, lambda start, _end, price: {"start_time": start.isoformat(), "price": price})
    found = slots({"prices": {"Vestby": written}}, day)
    assert [slot.value for slot in found] == pytest.approx(prices)
    assert found[-1].end == (day + timedelta(days=1)).timestamp()


async def test_energyzeros_action_writes_times_with_a_space(hass: HomeAssistant) -> None:
    day = await midnight(hass, AMSTERDAM, date(2026, 2, 1))
    prices = [0.21, 0.2, 0.19]
    written = rows(
        day, 60, prices,
        lambda start, end, price: {
            "price": price, "timestamp": str(start.astimezone(UTC)), "start": str(start.astimezone(UTC)),
            "end": str(end.astimezone(UTC)),
        },
    )  # fmt: skip
    found = slots({"prices": written}, day)
    assert [(slot.start, slot.value) for slot in found] == [
        (day.timestamp() + index * 3600.0, price) for index, price in enumerate(prices)
    ]


async def test_ambers_action_in_five_minutes(hass: HomeAssistant) -> None:
    day = await midnight(hass, "Australia/Sydney", date(2026, 2, 1))
    written = rows(
        day, 5, [0.28, -0.03, 0.31],
        lambda start, end, price: {
            "type": "ForecastInterval", "duration": 5, "date": start.date().isoformat(), "nem_date": end.isoformat(),
            "per_kwh": price, "spot_per_kwh": price / 2, "start_time": start.isoformat(), "end_time": end.isoformat(),
            "renewables": 45.0, "spike_status": "none", "descriptor": "low",
        },
    )  # fmt: skip
    found = slots({"forecasts": written}, day)
    assert [slot.value for slot in found] == [0.28, -0.03, 0.31]
    assert {slot.end - slot.start for slot in found} == {300.0}


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 5, 5), 24)])
async def test_pvpc_names_local_hours(hass: HomeAssistant, day: date, hours: int) -> None:
    begin = await midnight(hass, "Europe/Madrid", day)
    attributes: dict[str, float] = {}
    for index in range(hours):
        local = dt_util.as_local(begin.astimezone(UTC) + timedelta(hours=index))
        attributes[f"price_{local.hour:02d}h{'_d' if local.fold else ''}"] = index / 100
    found = slots(attributes, begin)
    assert [slot.start for slot in found] == [begin.timestamp() + index * 3600.0 for index in range(hours)]
    assert [slot.value for slot in found] == pytest.approx([index / 100 for index in range(hours)])


async def test_entsoe_lists_in_another_entity_of_its_device(
    hass: HomeAssistant, entity_registry: er.EntityRegistry
) -> None:
    day = await midnight(hass, BERLIN, date(2026, 6, 24))
    device = add_device(hass, "ENTSO-e")
    prices = [0.1 + index / 100 for index in range(24)]

    def listing(factor: float) -> dict[str, Any]:
        own = [price * factor for price in prices]
        listed = rows(day, 60, own, lambda start, _end, price: {"time": str(start), "price": price})
        return {"prices_today": listed, "prices_tomorrow": [], "prices": listed, "unit_of_measurement": "€/kWh"}

    price = add_entity(hass, "sensor.entsoe_current", device=device, state="0.2",
                       attributes={"unit_of_measurement": "€/kWh"})  # fmt: skip
    # A list without taxes says something else at this hour, and is not taken for the price.
    add_entity(hass, "sensor.entsoe_without_tax", device=device, state="0.1", attributes=listing(0.7))
    add_entity(hass, "sensor.entsoe_average", device=device, state="0.215", attributes=listing(1.0))
    now = day.timestamp() + 10.5 * 3600.0
    assert entity_registry.async_get(price.entity_id) is not None
    found = beside(hass, price.entity_id, day, now, 0.2)
    assert [slot.value for slot in found] == pytest.approx(prices)
    assert beside(hass, price.entity_id, day, now, 0.77) == []
