"""Numbers and times as response data."""

import math
from datetime import datetime, timedelta

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.actions.fields import Moment, grid, moment_field, shown
from custom_components.digital_twin.actions.response import (
    Shown,
    decoded,
    in_words,
    iso,
    picked,
    relevant,
    share,
    shown_as,
)
from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.texts import Numbers, Speaker
from tests.common import add_entity, async_add_entry, twin_entry

from .conftest import FRIDGE, LAMP, RADIATOR, SmallHome

PLAIN = Channel(key="value", quantity=Quantity.NUMBER)
OPTION = Channel(key="state", quantity=Quantity.OPTION)


@pytest.mark.parametrize(
    ("value", "shown_value"), [(0.0, 0.0), (1234.567, 1235.0), (1.23456, 1.235), (0.00123456, 0.001235), (-0.0, 0.0)]
)
def test_a_plain_number_keeps_four_figures(value: float, shown_value: float) -> None:
    assert Shown(PLAIN, None).number(value) == shown_value


def test_no_number_is_none() -> None:
    assert Shown(PLAIN, None).number(math.nan) is None
    assert decoded(PLAIN, math.nan) is None
    assert decoded(OPTION, 0.0) is None
    assert (share(None), share(0.126)) == (None, 0.13)


def test_times_shown_end_with_the_last() -> None:
    assert picked(5).tolist() == [0, 1, 2, 3, 4]
    assert (len(picked(2016)), picked(2016)[-1]) == (97, 2015)


def test_moments_in_every_spelling() -> None:
    start = dt_util.utcnow()
    noon = datetime(2026, 11, 21, 12, tzinfo=dt_util.get_default_time_zone())
    assert moment_field("00:10:00") == Moment(offset=timedelta(minutes=10))
    assert moment_field({"hours": 1}).after(0.0) == 3600.0
    assert moment_field(start + timedelta(seconds=90)).after(start.timestamp()) == pytest.approx(90)
    assert moment_field("2026-11-21T12:00:00").time == noon
    assert moment_field(noon).time == noon


def test_a_long_value_is_cut_in_sentences() -> None:
    assert shown("x" * 200) == "x" * 79 + "…"


def test_grids_that_do_not_fit() -> None:
    assert grid(timedelta(days=7), timedelta(minutes=5)) == (604_800.0, 300.0)
    with pytest.raises(ServiceValidationError) as raised:
        grid(timedelta(days=7), timedelta(minutes=4, seconds=59))
    assert (raised.value.translation_placeholders or {})["step"] == "300"


async def test_channels_in_the_units_of_their_entities(hass: HomeAssistant, small_home: SmallHome) -> None:
    twins = {entity: small_home.home.twin_of_entity(entity) for entity in (LAMP, RADIATOR, FRIDGE)}
    fridge, lamp, radiator = twins[FRIDGE], twins[LAMP], twins[RADIATOR]
    assert fridge is not None
    assert lamp is not None
    assert radiator is not None
    power = shown_as(hass, fridge, "power")
    assert (power.unit, power.number(123.456)) == ("kW", 0.1235)
    hass.states.async_set("sensor.kitchen_fridge_power", "unavailable")
    assert shown_as(hass, fridge, "power").unit == "W"
    assert shown_as(hass, lamp, "color_temperature").unit == "K"
    assert shown_as(hass, lamp, "brightness").number(49.96) == 50.0
    speaker = Speaker({}, Numbers("°C", comma=True))
    temperature = shown_as(hass, radiator, "temperature")
    assert in_words(hass, radiator, temperature, 20.55, speaker) == "20,6 °C"
    assert in_words(hass, radiator, temperature, None, speaker) == "–"
    assert in_words(hass, fridge, power, 90.0, speaker) == "0,09 kW" if power.unit == "kW" else "90 W"


async def test_what_is_taken_for_granted_is_told_where_a_model_looks_at_it(
    hass: HomeAssistant, small_home: SmallHome
) -> None:
    power = {"unit_of_measurement": "W", "device_class": "power"}
    await async_add_entry(hass, twin_entry("pv", add_entity(hass, "sensor.roof", state="600", attributes=power).id))
    assumed = [Message("assumed_sky_clear"), Message("assumed_outdoor_unknown"), Message("assumed_price_constant")]
    told = {}
    for entity_id in ("sensor.roof", RADIATOR, FRIDGE):
        twin = small_home.home.twin_of_entity(entity_id)
        assert twin is not None
        told[entity_id] = [message.id.removeprefix("assumed_") for message in relevant(assumed, [twin])]
    assert told == {
        "sensor.roof": ["sky_clear", "price_constant"],
        RADIATOR: ["sky_clear", "outdoor_unknown", "price_constant"],
        FRIDGE: ["price_constant"],
    }


async def test_a_time_is_told_in_the_zone_that_the_home_has_by_then(hass: HomeAssistant) -> None:
    at = 1_790_000_000.4
    for zone, told in (("Europe/Berlin", "16:13:20+02:00"), ("America/New_York", "10:13:20-04:00")):
        await hass.config.async_set_time_zone(zone)
        assert iso(at).endswith(told)
