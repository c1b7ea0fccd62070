"""The footprint beside sums by hand: peaks of what runs together, the home's own meters, hours that are cut."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from homeassistant.components.energy.data import async_get_manager
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.db_schema import Statistics, StatisticsShortTerm
from homeassistant.components.recorder.models import StatisticData, StatisticMeanType, StatisticMetaData
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin import energy_peak, energy_use
from custom_components.digital_twin.const import CONF_HOME_POWER, CONF_PRICE, Role
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.recorder_history import History, async_read
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .conftest import NOW, SmallHome

pytestmark = pytest.mark.usefixtures("evening")

WATTS = {"unit_of_measurement": "W", "device_class": "power", "state_class": "measurement"}
METER = "sensor.main"
DAY = {"start": (NOW - timedelta(hours=24)).isoformat(), "end": NOW.isoformat()}


def drew(
    hass: HomeAssistant, entity_id: str, course: Iterable[tuple[float, float]], attributes: dict[str, Any] = WATTS
) -> None:
    """Let an entity have shown these values since so many minutes before now."""
    for before, value in course:
        at = (NOW - timedelta(minutes=before)).timestamp()
        hass.states.async_set(entity_id, str(value), attributes, timestamp=at)


def kept(
    hass: HomeAssistant, entity_id: str, rows: Iterable[tuple[datetime, float, float]], *, fine: bool = False
) -> None:
    """Put means and greatest values of a power (W) into the recorder's statistics."""
    metadata = StatisticMetaData(
        mean_type=StatisticMeanType.ARITHMETIC, has_sum=False, name=None, source="recorder", statistic_id=entity_id,
        unit_class="power", unit_of_measurement="W",
    )  # fmt: skip
    data = [StatisticData(start=start, mean=mean, min=0.0, max=most) for start, mean, most in rows]
    get_instance(hass).async_import_statistics(metadata, data, StatisticsShortTerm if fine else Statistics)


def counted(hass: HomeAssistant, entity_id: str, changes: Iterable[float]) -> None:
    """Put what a meter counted (kWh) in the last hours into the recorder's statistics."""
    metadata = StatisticMetaData(
        mean_type=StatisticMeanType.NONE, has_sum=True, name=None, source="recorder", statistic_id=entity_id,
        unit_class="energy", unit_of_measurement="kWh",
    )  # fmt: skip
    total, data, every = 0.0, [], [0.0, *changes]
    for index, change in enumerate(every):
        total += change
        data.append(StatisticData(start=NOW - timedelta(hours=len(every) - index), state=total, sum=total))
    get_instance(hass).async_import_statistics(metadata, data, Statistics)


def plug(hass: HomeAssistant, name: str, area: str = "Kitchen") -> MockConfigEntry:
    """Register a plug with its power sensor; return its twin's entry."""
    device = add_device(hass, name, area=area)
    switch = add_entity(hass, f"switch.{name}", device=device, state="on")
    power = add_entity(hass, f"sensor.{name}", device=device)
    return twin_entry("plug", switch.id, name=name.title(), device_id=device.id, roles={Role.POWER: [power.id]})


async def asked(hass: HomeAssistant, **data: Any) -> Any:
    home = hass.data[DATA].home
    assert home is not None
    return await SmallHome(hass, home, {}).call("footprint", propose=False, **data)


async def test_the_peak_of_what_runs_together_is_not_the_sum_of_peaks(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    """The kettle and the oven within one hour, but one after the other; in another hour both, weaker."""
    entries = [plug(hass, name) for name in ("kettle", "oven")]
    drew(hass, "sensor.kettle", [(1440, 0), (590, 2000), (587, 0), (200, 1500), (190, 0)])
    drew(hass, "sensor.oven", [(1440, 0), (580, 2500), (560, 0), (195, 1200), (185, 0)])
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    for entry in entries:
        await async_add_entry(hass, entry)
    answer = await asked(hass, **DAY)
    assert (answer["total"]["peak"], answer["total"]["peak_by"]) == (2700, "states")
    assert (answer["areas"]["Kitchen"]["peak"], answer["areas"]["Kitchen"]["peak_by"]) == (2700, "states")
    assert answer["twins"]["switch.oven"]["peak"] == 2500
    parts = sum(twin["energy"] for twin in answer["twins"].values())
    by_hand = (2.0 * 3 + 1.5 * 10 + 2.5 * 20 + 1.2 * 10) / 60
    assert parts == pytest.approx(by_hand, abs=0.02)
    assert answer["total"]["energy"] == pytest.approx(parts, abs=0.002)


@pytest.mark.parametrize(("fine", "peak", "by"), [(True, 1500, "five_minutes"), (False, 400, "hours")])
async def test_a_peak_says_how_finely_it_is_known(
    recorder_mock: Recorder, hass: HomeAssistant, *, fine: bool, peak: float, by: str
) -> None:
    entries = [plug(hass, name) for name in ("kettle", "oven")]
    hours = [NOW - timedelta(hours=24 - index) for index in range(24)]
    kept(
        hass,
        "sensor.kettle",
        [(at, 100.0 if at == hours[5] else 0.0, 2000.0 if at == hours[5] else 0.0) for at in hours],
    )
    kept(hass, "sensor.oven", [(at, 300.0, 400.0) for at in hours])
    if fine:
        steps = [hours[5] + timedelta(minutes=5 * step) for step in range(12)]
        kept(hass, "sensor.kettle", [(at, 1200.0 if at == steps[3] else 0.0, 2000.0) for at in steps], fine=True)
        kept(hass, "sensor.oven", [(at, 300.0, 400.0) for at in steps], fine=True)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    for entry in entries:
        await async_add_entry(hass, entry)
    answer = await asked(hass, **DAY)
    assert (answer["total"]["peak"], answer["total"]["peak_by"]) == (peak, by)
    assert (answer["twins"]["switch.kettle"]["peak"], answer["twins"]["switch.kettle"]["peak_by"]) == (2000, "states")
    assert answer["total"]["energy"] == pytest.approx(24 * 0.3 + 0.1, abs=0.001)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_main_meter_tells_the_whole_home(recorder_mock: Recorder, hass: HomeAssistant, language: str) -> None:
    """It draws 500 W all day, of which the lamp's 200 W are known, and from ten to twelve gives 1 kW."""
    hass.config.language = language
    kilowatts = {**WATTS, "unit_of_measurement": "kW"}
    meter = add_entity(hass, METER, device=add_device(hass, "Main", area="Hall"))
    drew(hass, METER, [(1440, 0.5), (840, -1.0), (720, 0.5)], kilowatts)
    lamp = plug(hass, "lamp")
    drew(hass, "sensor.lamp", [(1440, 200), (1, 201)])
    drew(hass, "sensor.price", [(1440, 0.3)], {"unit_of_measurement": "EUR/kWh"})
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_HOME_POWER: METER, CONF_PRICE: "sensor.price"})
    await async_add_entry(hass, lamp)
    await async_add_entry(hass, twin_entry("sensor", meter.id, name="Main"))
    answer = await asked(hass, **DAY)
    total = answer["total"]
    assert (total["energy"], total["produced"]) == (pytest.approx(22 * 0.5, abs=0.01), pytest.approx(2.0, abs=0.01))
    assert total["cost"] == pytest.approx(11 * 0.3, abs=0.01)
    assert (total["used"], total["by_meter"]) == (pytest.approx(4.8, abs=0.01), True)
    assert total["rest"] == pytest.approx(11.0 - 2.0 - 4.8, abs=0.02), "the sum of parts and rest is the whole"
    assert (total["peak"], total["peak_by"]) == (500, "states")
    assert answer["twins"][METER]["energy"] == total["energy"]
    assert answer["areas"].keys() == {"Kitchen"}, "what counts the others is no part beside them"
    told = {
        "en": ("From the grid your home took 11 kWh. That cost 3.30 EUR.", "devices used 4.8 kWh", "Another 4.2 kWh"),
        "de": ("dein Zuhause 11 kWh bezogen. Das hat 3,30 EUR gekostet.", "haben 4,8 kWh", "Weitere 4,2 kWh"),
    }
    assert all(part in answer["summary"] for part in told[language]), answer["summary"]
    alone = await asked(hass, entity_id=METER, **DAY)
    assert alone["total"]["energy"] == total["energy"]
    assert told[language][0] in alone["summary"]
    part = await asked(hass, entity_id="switch.lamp", **DAY)
    assert (part["total"]["energy"], part["total"]["by_meter"]) == (pytest.approx(4.8, abs=0.01), False)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_what_a_home_makes_itself_is_told(recorder_mock: Recorder, hass: HomeAssistant, language: str) -> None:
    """It draws 500 W all day beside 300 W of its own, of which the lamp's 200 W are known."""
    hass.config.language = language
    add_entity(hass, METER, device=add_device(hass, "Main", area="Hall"))
    roof = add_entity(hass, "sensor.roof", device=add_device(hass, "Roof", area="Garden"))
    lamp = plug(hass, "lamp")
    for entity_id, power in ((METER, 500), ("sensor.roof", 300), ("sensor.lamp", 200)):
        drew(hass, entity_id, [(1440, power), (1, power + 1)])
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_HOME_POWER: METER})
    await async_add_entry(hass, lamp)
    await async_add_entry(hass, twin_entry("pv", roof.id, name="Roof"))
    answer = await asked(hass, **DAY)
    total = answer["total"]
    assert (total["used"], total["rest"]) == (pytest.approx(4.8, abs=0.01), pytest.approx(14.4, abs=0.01))
    told = {
        "en": ("7.2 kWh of all this did not come from the grid", "took the most: 25 % of all this."),
        "de": (
            "7,2 kWh von alldem kamen nicht aus dem Netz, sondern aus eigener Erzeugung und Speichern.",
            "am meisten gebraucht: 25 % von alldem.",
        ),
    }
    assert all(part in answer["summary"] for part in told[language]), "4.8 + 14.4 - 12, and 4.8 of 19.2"


@pytest.mark.parametrize(
    ("watts", "told"),
    [
        (0.0, {"en": None, "de": None}),
        (8.0, {"en": None, "de": None}),
        (
            20.0,
            {
                "en": "Of the devices, Lamp took the most, but less than 1 % of all this.",
                "de": "Von den Geräten hat Lamp am meisten gebraucht, aber weniger als 1 % von alldem.",
            },
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
async def test_of_nothing_nobody_has_a_share(
    recorder_mock: Recorder, hass: HomeAssistant, language: str, watts: float, told: dict[str, str | None]
) -> None:
    """In a quiet half hour a device takes next to nothing of what the home takes, or nothing at all."""
    hass.config.language = language
    add_entity(hass, METER, device=add_device(hass, "Main", area="Hall"))
    lamp = plug(hass, "lamp")
    for entity_id, power in ((METER, 5000.0), ("sensor.lamp", watts)):
        drew(hass, entity_id, [(30, power), (1, power + 0.1)])
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_HOME_POWER: METER})
    await async_add_entry(hass, lamp)
    answer = await asked(hass, start=(NOW - timedelta(minutes=30)).isoformat(), end=NOW.isoformat())
    assert answer["total"]["energy"] == pytest.approx(2.5, abs=0.01)
    share = told[language]
    assert ("%" not in answer["summary"]) if share is None else answer["summary"].endswith(share), answer["summary"]


async def test_counters_of_both_directions_do_not_cancel(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    """Within one hour of sun and clouds 1 kWh is taken and 2 kWh are given: paid for and earned, not 1 kWh given."""
    hass.config.components.add("energy")
    manager = await async_get_manager(hass)
    grid: Any = {
        "type": "grid", "stat_energy_from": "sensor.in", "stat_energy_to": "sensor.out", "stat_cost": None,
        "entity_energy_price": None, "number_energy_price": 0.3, "stat_compensation": None,
        "entity_energy_price_export": None, "number_energy_price_export": 0.1, "cost_adjustment_day": 0.0,
    }  # fmt: skip
    manager.data = {"energy_sources": [grid], "device_consumption": [], "device_consumption_water": []}
    counted(hass, "sensor.in", [0.5] * 12 + [1.0] + [0.5] * 11)
    counted(hass, "sensor.out", [0.0] * 12 + [2.0] + [0.0] * 11)
    lamp = plug(hass, "lamp")
    drew(hass, "sensor.lamp", [(1440, 100), (1, 101)])
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    await async_add_entry(hass, lamp)
    total = (await asked(hass))["total"]
    assert (total["energy"], total["produced"]) == (pytest.approx(12.5), pytest.approx(2.0))
    assert (total["cost"], total["earned"]) == (pytest.approx(12.5 * 0.3 - 0.2), pytest.approx(0.2))
    assert total["rest"] == pytest.approx(12.5 - 2.0 - 2.4, abs=0.01)


def connected(hass: HomeAssistant, *sources: dict[str, Any]) -> Any:
    """Return the energy settings' grid sources, each a connection or a tariff of one."""
    empty = {
        "type": "grid", "stat_energy_from": None, "stat_energy_to": None, "stat_cost": None,
        "entity_energy_price": None, "number_energy_price": 0.3, "stat_compensation": None,
        "entity_energy_price_export": None, "number_energy_price_export": 0.1, "cost_adjustment_day": 0.0,
    }  # fmt: skip
    hass.config.components.add("energy")
    grid: Any = [{**empty, **source} for source in sources]
    return {"energy_sources": grid, "device_consumption": [], "device_consumption_water": []}


@pytest.mark.parametrize(
    ("entity_ids", "energy", "produced", "peak"),
    [
        (["sensor.one"], 6.0, 0.0, 500),
        (["sensor.one", "sensor.two"], 6.0 + 9.0, 0.0, 750),
        # The power counts all of what the counters of both tariffs count: once, and with one of them no other part.
        ([METER, "sensor.one"], 24 * 0.7, 0.0, 700),
        ([METER, "sensor.one", "sensor.two"], 6.0 + 9.0, 0.0, 700),
        # In the hours of the second tariff, 0.75 kWh are taken and 2 kWh given.
        (["sensor.one", "sensor.two", "sensor.back"], 6.0 + 9.0, 24.0, 750),
        (["sensor.back"], 0.0, 24.0, None),
    ],
)
async def test_the_meters_of_one_connection_count_once(
    recorder_mock: Recorder, hass: HomeAssistant, entity_ids: list[str], energy: float, produced: float,
    peak: int | None,
) -> None:  # fmt: skip
    """Twelve hours at 0.5 kW are counted by one tariff, twelve at 0.75 kW by the other; a power shows 700 W."""
    manager = await async_get_manager(hass)
    manager.data = connected(
        hass, {"stat_energy_from": "sensor.one", "stat_energy_to": "sensor.back"}, {"stat_energy_from": "sensor.two"}
    )
    counted(hass, "sensor.one", [0.5] * 12 + [0.0] * 12)
    counted(hass, "sensor.two", [0.0] * 12 + [0.75] * 12)
    counted(hass, "sensor.back", [0.0] * 12 + [2.0] * 12)
    counts = {"unit_of_measurement": "kWh", "device_class": "energy", "state_class": "total_increasing"}
    entries = []
    for entity_id in ("sensor.one", "sensor.two", "sensor.back", METER):
        entry = add_entity(hass, entity_id, device=add_device(hass, entity_id, area="Hall"))
        entries.append(twin_entry("sensor", entry.id, name=entity_id))
        if entity_id != METER:
            hass.states.async_set(entity_id, "100", counts)
    drew(hass, METER, [(1440, 700)])
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_HOME_POWER: METER})
    for one in entries:
        await async_add_entry(hass, one)
    total = (await asked(hass, entity_id=entity_ids))["total"]
    assert (total["energy"], total["produced"]) == (pytest.approx(energy, abs=0.01), pytest.approx(produced, abs=0.01))
    assert (total["by_meter"], total["peak"]) == (True, peak)


async def test_where_the_meter_tells_the_peak_no_device_is_read_for_it(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two lamps of 200 W beside a meter that showed 500 W and 900 W for a minute."""
    add_entity(hass, METER, device=add_device(hass, "Main", area="Hall"))
    lamps = [plug(hass, "lamp"), plug(hass, "other", area="Attic")]
    drew(hass, METER, [(1440, 500), (600, 900), (599, 500)])
    for name in ("sensor.lamp", "sensor.other"):
        drew(hass, name, [(1440, 200), (1, 201)])
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_HOME_POWER: METER})
    for lamp in lamps:
        await async_add_entry(hass, lamp)
    read: list[list[str]] = []
    states = energy_peak.get_significant_states

    def noted(*args: Any, **settings: Any) -> Any:
        read.append(args[3])
        return states(*args, **settings)

    monkeypatch.setattr(energy_peak, "get_significant_states", noted)
    total = (await asked(hass, **DAY))["total"]
    assert (total["by_meter"], total["peak"], total["peak_by"]) == (True, 900, "states")
    assert read == []
    both = (await asked(hass, entity_id=["switch.lamp", "switch.other"], **DAY))["total"]
    assert (both["by_meter"], both["peak"]) == (False, 402)
    assert all(METER not in one for one in read)


async def test_a_storages_power_counts_before_its_meter(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    """A storage's meter counts one direction and does not say which; its power tells both."""
    store, other = add_device(hass, "Store"), add_device(hass, "Other")
    charge = add_entity(hass, "sensor.store_charge", device=store)
    power, meter = (
        add_entity(hass, "sensor.store_power", device=store),
        add_entity(hass, "sensor.store_kwh", device=store),
    )
    level, count = (
        add_entity(hass, "sensor.other_charge", device=other),
        add_entity(hass, "sensor.other_kwh", device=other),
    )
    counts = {"unit_of_measurement": "kWh", "device_class": "energy", "state_class": "total_increasing"}
    drew(hass, "sensor.store_power", [(1440, 0), (600, 1000), (360, 0), (240, -1500), (120, 0)])
    for name in ("sensor.store_kwh", "sensor.other_kwh"):
        drew(hass, name, [(1440, 10), (240, 10), (120, 13)], counts)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    roles = {Role.POWER: [power.id], Role.ENERGY: [meter.id]}
    await async_add_entry(hass, twin_entry("battery", charge.id, name="Store", device_id=store.id, roles=roles))
    await async_add_entry(
        hass, twin_entry("battery", level.id, name="Other", device_id=other.id, roles={Role.ENERGY: [count.id]})
    )
    answer = await asked(hass, **DAY)
    found = answer["twins"]["sensor.store_charge"]
    assert (found["energy"], found["produced"]) == (pytest.approx(4.0, abs=0.01), pytest.approx(3.0, abs=0.01))
    assert answer["unmeasured"] == ["Other"]


async def test_hours_that_are_cut_count_as_far_as_they_are_asked(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    """It is twenty past: of this hour twenty minutes are over, and the last day is 24 whole hours."""
    lamp = plug(hass, "lamp")
    drew(hass, "sensor.lamp", [(1440, 600), (45, 599), (30, 900)])
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    await async_add_entry(hass, lamp)
    cut = await asked(hass, start=(NOW - timedelta(minutes=45)).isoformat())
    assert cut["total"]["energy"] == pytest.approx(0.599 * 15 / 60 + 0.9 * 50 / 60, abs=0.01)
    assert dt_util.parse_datetime(cut["end"]) == NOW + timedelta(minutes=20)
    day = await asked(hass)
    assert (dt_util.parse_datetime(day["start"]), dt_util.parse_datetime(day["end"])) == (
        NOW - timedelta(hours=24),
        NOW,
    )
    assert day["total"]["energy"] == pytest.approx(0.6 * 23.5 + 0.9 * 0.5, abs=0.01)


async def test_a_price_of_quarters_counts_with_its_mean(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    lamp = plug(hass, "lamp")
    drew(hass, "sensor.lamp", [(120, 1000), (1, 1001)])
    prices = [(120 - 15 * index, 0.1 * (1 + index % 4)) for index in range(8)]
    drew(hass, "sensor.price", prices, {"unit_of_measurement": "EUR/kWh"})
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    await async_add_entry(hass, lamp)
    answer = await asked(hass, start=(NOW - timedelta(hours=2)).isoformat(), end=NOW.isoformat())
    assert answer["total"]["cost"] == pytest.approx(2 * 0.25, abs=0.002)


async def test_the_day_that_has_an_hour_more(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    zone = dt_util.get_time_zone("Europe/Berlin")
    begin, end = (datetime(2026, 10, day, tzinfo=zone) for day in (25, 26))
    hours = [begin.astimezone(dt_util.UTC) + timedelta(hours=index) for index in range(-1, 26)]
    lamp = plug(hass, "lamp")
    kept(hass, "sensor.lamp", [(at, 100.0, 100.0) for at in hours])
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    await async_add_entry(hass, lamp)
    answer = await asked(hass, start=begin.isoformat(), end=end.isoformat())
    assert answer["total"]["days"] == {"2026-10-25": pytest.approx(2.5, abs=0.001)}


async def test_of_a_long_time_only_what_has_no_statistics_is_read(
    recorder_mock: Recorder, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of eight days whose first and last hour are cut, the states of these two; before what is kept, none."""
    lamp = plug(hass, "lamp")
    hours = [NOW - timedelta(hours=24 * 30 - index) for index in range(24 * 30)]
    kept(hass, "sensor.lamp", [(at, 100.0, 100.0) for at in hours])
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    await async_add_entry(hass, lamp)
    read: list[float] = []

    async def spied(hass: HomeAssistant, wanted: Any, start: float, end: float) -> History:
        read.append(end - start)
        return await async_read(hass, wanted, start, end)

    monkeypatch.setattr(energy_use, "async_read", spied)
    answer = await asked(hass, start=(NOW - timedelta(days=8, minutes=15)).isoformat())
    assert read == [900.0, 1200.0]
    assert answer["total"]["energy"] == pytest.approx(0.1 * (24 * 8 + 0.25), abs=0.001)
    read.clear()
    answer = await asked(hass, start=(NOW - timedelta(days=40)).isoformat(), end=NOW.isoformat())
    assert read == [], "thirty days have statistics, and of those before nothing else is kept"
    assert answer["total"]["energy"] == pytest.approx(72.0, abs=0.001)
