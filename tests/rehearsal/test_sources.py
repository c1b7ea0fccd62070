"""Where states come from that no twin plays: history, a week's pattern, the calendar, commands, the surroundings."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.components.sensor import SensorEntity
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant, State
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockEntityPlatform, async_mock_service
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_WORKDAY
from custom_components.digital_twin.core.home.happenings import Surroundings
from custom_components.digital_twin.core.home.outlook import CLEAR_SKY
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.rehearsal.gather.outdoors import Outdoors, Surrounding, changed
from custom_components.digital_twin.rehearsal.gather.request import Gathered, Wish, async_gather
from custom_components.digital_twin.rehearsal.protocol import Automation, EntityCourse, Way
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .engine import async_rehearse
from .small import turn
from .warm import WarmProcess

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
DAY, HOUR = 86_400.0, 3600.0
MOTION, LAMP, OUTSIDE, PRICE, SKY = (
    "binary_sensor.motion", "light.lamp", "sensor.outside", "sensor.price", "weather.home"
)  # fmt: skip
BELL, LUX = "event.bell", "sensor.lux"


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Allow the timers of automations that still wait."""
    return True


@pytest.fixture
async def home(recorder_mock: Any, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Home:
    """Let somebody move at six every evening of a week, ring once, and the outdoors be as in June."""
    await hass.config.async_set_time_zone("UTC")
    hass.config.latitude, hass.config.longitude = 52.5, 13.4
    moments: list[tuple[datetime, str, str, dict[str, Any]]] = []
    for back in range(7, 0, -1):
        evening = NOON + timedelta(hours=6) - timedelta(days=back)
        moments += [(evening, MOTION, "on", {}), (evening + timedelta(seconds=30), MOTION, "off", {})]
        moments += [(evening + timedelta(hours=1), LAMP, "on", {}), (evening + timedelta(hours=5), LAMP, "off", {})]
        moments.append((evening, OUTSIDE, f"{60 + back}.0", {"unit_of_measurement": "°F"}))
        moments.append((evening, PRICE, "30.00", {"unit_of_measurement": "ct/kWh"}))
        sky = {"temperature": 20.0, "temperature_unit": "°C", "humidity": 50}
        moments.append((evening, SKY, "rainy" if back == 6 else "sunny", sky))
        moments.append((evening - timedelta(hours=6), LUX, "20000", {"device_class": "illuminance"}))
        moments.append((evening + timedelta(hours=6), LUX, "2", {"device_class": "illuminance"}))
    moments.append((NOON - timedelta(hours=2), BELL, "2026-06-10T10:00:00+00:00", {"event_type": "ring"}))
    for moment, entity_id, state, attributes in sorted(moments, key=lambda item: item[0]):
        freezer.move_to(moment)
        hass.states.async_set(entity_id, state, attributes)
    freezer.move_to(NOON)
    await async_wait_recording_done(hass)
    for service in ("turn_on", "turn_off"):
        async_mock_service(hass, "light", service)
    await async_add_home(hass, outdoor_temperature=OUTSIDE, price=PRICE, weather=SKY)
    return hass.data[DATA].home


def reading(*entity_ids: str) -> tuple[Automation, ...]:
    """Return an automation that looks at entities and acts on nothing at home."""
    triggers = [{"trigger": "state", "entity_id": list(entity_ids)}]
    return (Automation(entity_id="automation.look", name="Look", config={"triggers": triggers, "actions": []}),)


async def async_course(
    hass: HomeAssistant, home: Home, entity_id: str, *, after: float = 0.0, duration: float = DAY, **wish: Any
) -> tuple[EntityCourse, Gathered]:
    """Return how an entity will be played from after (s from now) on."""
    wish.setdefault("extra", reading(entity_id))
    gathered = await async_gather(hass, home, Wish(start=NOON.timestamp() + after, duration=duration, **wish))
    return next(course for course in gathered.request.entities if course.entity_id == entity_id), gathered


def moves(course: EntityCourse) -> list[tuple[float, str]]:
    """Return when (h from noon) it becomes what."""
    return [((at - NOON.timestamp()) / HOUR, text) for at, text, _ in course.changes]


def told(report: Mapping[str, Any], entity_id: str) -> list[tuple[float, str]]:
    """Return when (h from noon) it became what in a rehearsal."""
    course = zip(*report["words"][entity_id], strict=True)
    return [(round((at - NOON.timestamp()) / HOUR, 3), state) for at, state in course]


async def test_a_week_repeats_itself(hass: HomeAssistant, home: Home) -> None:
    course, gathered = await async_course(hass, home, MOTION)
    assert (course.way, gathered.ways[MOTION]) == (Way.PATTERN, Way.PATTERN)
    assert moves(course) == [(6.0, "on"), (pytest.approx(6 + 30 / HOUR), "off")]


async def test_a_start_to_come_begins_as_things_will_stand(hass: HomeAssistant, home: Home, warm: WarmProcess) -> None:
    during, _ = await async_course(hass, home, MOTION, after=6 * HOUR + 10)
    assert (during.state, moves(during)) == ("on", [(pytest.approx(6 + 30 / HOUR), "off"), (30.0, "on")])
    later = {"extra": reading(MOTION), "after": 3 * DAY, "duration": 12 * HOUR}
    course, gathered = await async_course(hass, home, MOTION, **later)
    assert course.state == "off"
    assert course.since == pytest.approx(NOON.timestamp() + 2 * DAY + 6 * HOUR + 30)
    assert [at for at, _ in moves(course)] == [78.0, pytest.approx(78 + 30 / HOUR)]
    _, report = await async_rehearse(warm, gathered.request)
    assert [round(run["at"] - gathered.request.start) for run in report["runs"]] == [6 * 3600, 6 * 3600 + 30]


async def test_what_automations_command_is_left_to_them(hass: HomeAssistant, home: Home, warm: WarmProcess) -> None:
    seen, _ = await async_course(hass, home, LAMP)
    assert (seen.way, len(seen.changes)) == (Way.PATTERN, 2)
    late = {"triggers": {"trigger": "time", "at": "20:00:00"}, "actions": [turn(LAMP, on=True)]}
    extra = (Automation(entity_id="automation.late", name="Late", config=late),)
    course, gathered = await async_course(hass, home, LAMP, extra=extra)
    assert (course.way, course.changes) == (Way.COMMANDED, ())
    _, report = await async_rehearse(warm, gathered.request)
    # A week ago it was heard of for the first time at seven; at eleven somebody switched it off, and does so again.
    assert told(report, LAMP) == [(0.0, "off"), (8.0, "on"), (11.0, "off")]
    alone = replace(gathered.request, disturbances=())
    assert told((await async_rehearse(warm, alone))[1], LAMP) == [(0.0, "off"), (8.0, "on")]
    looking_back = {"extra": extra, "after": -DAY, "simulate": False}
    assert (await async_course(hass, home, LAMP, **looking_back))[0].way is Way.HISTORY
    assert (await async_course(hass, home, LAMP, extra=extra, after=-DAY))[0].way is Way.COMMANDED


async def test_presses_and_rings_of_the_past_come_again(hass: HomeAssistant, home: Home) -> None:
    course, _ = await async_course(hass, home, BELL, after=-4 * HOUR, duration=4 * HOUR)
    assert (course.way, moves(course)) == (Way.HISTORY, [(-2.0, "2026-06-10T10:00:00+00:00")])


SPELL = (NOON.timestamp() + HOUR, NOON.timestamp() + 5 * HOUR)
COLD = (Surrounding(what=Surroundings(quantity="outdoor_temperature", offset=-20.0), begin=SPELL[0], end=SPELL[1]),)


def at(course: EntityCourse, hour: float, attribute: str | None = None) -> float:
    """Return what is shown at an hour from noon."""
    shown: tuple[str, Any] = (course.state, course.attributes)
    for moment, text, attributes in course.changes:
        if moment <= NOON.timestamp() + hour * HOUR:
            shown = (text, shown[1] if attributes is None else attributes)
    return float(shown[0] if attribute is None else shown[1][attribute])


async def test_a_cold_spell_reaches_thermometers_and_the_weather(
    hass: HomeAssistant, home: Home, warm: WarmProcess
) -> None:
    usual, _ = await async_course(hass, home, OUTSIDE)
    cold, gathered = await async_course(hass, home, OUTSIDE, surroundings=COLD)
    assert cold.way is Way.PATTERN
    assert at(usual, 0.5) == at(cold, 0.5)
    assert at(usual, 3.0) - at(cold, 3.0) == pytest.approx(36.0, abs=0.11)
    assert at(usual, 6.0) == at(cold, 6.0)
    environment = gathered.request.environment
    assert environment is not None
    assert at(cold, 3.0) == pytest.approx(environment.values["outdoor_temperature"][12] * 1.8 + 32, abs=0.06)
    sky = next(course for course in gathered.request.entities if course.entity_id == SKY)
    assert at(sky, 3.0, "temperature") == pytest.approx(environment.values["outdoor_temperature"][12], abs=0.06)
    frost = {
        "triggers": {"trigger": "numeric_state", "entity_id": OUTSIDE, "below": 32},
        "actions": [{"event": "frost"}],
    }
    extra = (Automation(entity_id="automation.frost", name="Frost", config=frost),)
    for surroundings, runs in ((COLD, 1), ((), 0)):
        gathered = (await async_course(hass, home, OUTSIDE, extra=extra, surroundings=surroundings))[1]
        _, report = await async_rehearse(warm, gathered.request)
        assert len(report["runs"]) == runs


async def test_a_cold_spell_reaches_the_past_as_well(hass: HomeAssistant, home: Home) -> None:
    begin = NOON.timestamp() - DAY
    cold = (
        Surrounding(
            what=Surroundings(quantity="outdoor_temperature", offset=-10.0),
            begin=begin + 7 * HOUR,
            end=begin + 8 * HOUR,
        ),
    )
    course, _ = await async_course(hass, home, OUTSIDE, after=-DAY, surroundings=cold)
    assert course.way is Way.HISTORY
    assert [(at, float(text)) for at, text in moves(course)] == [(-18.0, 61.0), (-17.0, 43.0), (-16.0, 61.0)]


async def test_prices_are_shown_in_their_own_unit(hass: HomeAssistant, home: Home) -> None:
    dear = (
        Surrounding(
            what=Surroundings(quantity="price", value=0.5),
            begin=NOON.timestamp() + HOUR,
            end=NOON.timestamp() + 2 * HOUR,
        ),
    )
    course, gathered = await async_course(hass, home, PRICE, surroundings=dear)
    environment = gathered.request.environment
    assert environment is not None
    assert environment.values["price"][[0, 5, 9]].tolist() == pytest.approx([0.3, 0.5, 0.3])
    assert (course.state, moves(course)) == ("30.00", [(1.0, "50.00"), (2.0, "30.00")])


async def test_a_dark_day_dims_what_measures_daylight(hass: HomeAssistant, home: Home) -> None:
    dark = (
        Surrounding(what=Surroundings(quantity="sun", factor=0.1), begin=NOON.timestamp(), end=NOON.timestamp() + DAY),
    )
    course, _ = await async_course(hass, home, LUX, after=1.0, surroundings=dark)
    assert [(at, float(text)) for at, text in moves(course)] == [
        (12.0, 2.0),
        (24.0, 20000.0),
    ]  # at night it is as dark as ever
    assert float(course.state) == pytest.approx(2000.0)


async def test_a_clear_sky_takes_the_clouds_away_and_no_more_than_these(hass: HomeAssistant, home: Home) -> None:
    begin, end = NOON.timestamp(), NOON.timestamp() + DAY
    clear = Surrounding(what=Surroundings(quantity="sun", clear=0.9), begin=begin, end=end)
    usual = (await async_course(hass, home, LUX))[1].request.environment
    assert usual is not None
    sky = usual.values[CLEAR_SKY]
    dull = replace(usual, values={**usual.values, "sun": 0.4 * sky})
    around, assumed = changed(dull, [clear])
    assert around is not None
    assert around.values["sun"][:-1] == pytest.approx(0.94 * sky[:-1])  # the last is when it is over
    assert assumed == ()
    outdoors = Outdoors(
        shown={LUX: "sun"}, environment=dull, surroundings=(clear,), foreseen=True, begin=begin, end=end
    )
    told = outdoors.course(State(LUX, "20000", {"device_class": "illuminance"}), ())
    assert told is not None
    assert float(told[0].state) == pytest.approx(20000.0 * 0.94 / 0.4, abs=1.0)


class Workday(BinarySensorEntity):
    """As Home Assistant's workday sensor; the eleventh is a holiday."""

    _attr_should_poll = False
    _attr_is_on = True

    def date_is_workday(self, check_date: date) -> bool:
        """Return whether a day is one of work."""
        return check_date.day != 11 and check_date.isoweekday() < 6


class Season(SensorEntity):
    """As Home Assistant's season sensor."""

    _attr_should_poll = False
    _attr_native_value = "summer"
    hemisphere = "northern"
    type = "meteorological"


async def test_working_days_and_seasons_are_known_beforehand(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ephem", ModuleType("ephem"))  # only astronomical seasons need it
    for platform, domain, entity in (("workday", "binary_sensor", Workday()), ("season", "sensor", Season())):
        entity.entity_id = f"{domain}.{platform}"
        assert await async_setup_component(hass, domain, {})
        await MockEntityPlatform(hass, domain=domain, platform_name=platform).async_add_entities([entity])
        hass.config.components.add(platform)
    course, _ = await async_course(hass, home, "binary_sensor.workday", after=2 * HOUR, duration=4 * DAY)
    assert (course.state, course.way) == ("on", Way.PATTERN)
    assert moves(course) == [(12.0, "off"), (36.0, "on"), (60.0, "off"), (84.0, "off")]
    hass.config_entries.async_update_entry(home.entry, data={**home.entry.data, CONF_WORKDAY: "binary_sensor.workday"})
    assert await hass.config_entries.async_reload(home.entry.entry_id)
    await hass.async_block_till_done()
    begin = NOON.timestamp()
    free = Surrounding(what=Surroundings(quantity="workday", value=0.0), begin=begin, end=begin + 40 * HOUR)
    course, _ = await async_course(
        hass, hass.data[DATA].home, "binary_sensor.workday", after=2 * HOUR, duration=4 * DAY, surroundings=(free,)
    )
    assert (course.state, course.way) == ("off", Way.PATTERN)
    assert moves(course) == [(40.0, "on"), (60.0, "off")]
    autumn = (datetime(2026, 8, 31, 12, tzinfo=UTC) - NOON).total_seconds()
    season, _ = await async_course(hass, home, "sensor.season", after=autumn, duration=DAY)
    assert (season.state, [text for _, text in moves(season)]) == ("summer", ["autumn"])


async def test_helpers_of_the_calendar_and_of_chances_are_the_real_ones(
    hass: HomeAssistant, home: Home, warm: WarmProcess
) -> None:
    entry = MockConfigEntry(domain="moon", title="Moon")
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    observation = ConfigSubentryData(
        data={
            "platform": "state", "entity_id": MOTION, "to_state": "on", "prob_given_true": 0.95,
            "prob_given_false": 0.05, "name": "moves",
        },
        subentry_type="observation", title="moves", unique_id=None,
    )  # fmt: skip
    options = {"name": "Somebody", "prior": 0.5, "probability_threshold": 0.9}
    chance = MockConfigEntry(domain="bayesian", title="Somebody", options=options, subentries_data=[observation])
    chance.add_to_hass(hass)
    assert await hass.config_entries.async_setup(chance.entry_id)
    dates = MockConfigEntry(domain="time_date", title="Date", options={"display_options": "date"})
    dates.add_to_hass(hass)
    assert await hass.config_entries.async_setup(dates.entry_id)
    await hass.async_block_till_done()
    moon = next(iter(state.entity_id for state in hass.states.async_all("sensor") if "moon" in state.entity_id))
    said = {"message": "{{ states('sensor.date') }} {{ states('" + moon + "') }}"}
    config = {
        "triggers": {"trigger": "state", "entity_id": "sensor.date"},
        "conditions": {"condition": "state", "entity_id": "binary_sensor.somebody", "state": "off"},
        "actions": [{"event": "day", "event_data": said}, {"action": "notify.me", "data": said}],
    }
    extra = (Automation(entity_id="automation.day", name="Day", config=config),)
    async_mock_service(hass, "notify", "me")
    _, gathered = await async_course(hass, home, "sensor.date", extra=extra, duration=3 * DAY)
    assert gathered.ways["sensor.date"] is Way.REAL
    _, report = await async_rehearse(warm, gathered.request)
    assert report["failed"] == []
    assert told(report, "binary_sensor.somebody")[:3] == [(0.0, "off"), (6.0, "on"), (6.008, "off")]
    assert [action["data"]["message"] for action in report["actions"]] == [
        "2026-06-11 waning_crescent", "2026-06-12 waning_crescent", "2026-06-13 waning_crescent"
    ]  # fmt: skip


async def test_what_was_made_since_the_start_plays_as_it_is_now(hass: HomeAssistant, home: Home) -> None:
    new = {"alias": "New", "triggers": [{"trigger": "event", "event_type": "tick"}], "actions": []}
    assert await async_setup_component(hass, "automation", {"automation": [new]})
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"holiday": {"initial": True}}})
    await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    for entity_id in ("automation.new", "input_boolean.holiday"):
        course, _ = await async_course(hass, home, entity_id, after=-3 * HOUR)
        assert (course.way, course.state) == (Way.REAL, "on"), entity_id


async def test_a_device_with_a_twin_begins_as_it_was_first_heard_of(hass: HomeAssistant, home: Home) -> None:
    device = add_device(hass, "lamp")
    hass.states.async_remove(LAMP)
    add_entity(hass, LAMP, device=device, state="off", attributes={"supported_color_modes": ["onoff"]})
    await async_add_entry(hass, twin_entry("light", LAMP, name="Lamp", device_id=device.id))
    await async_wait_recording_done(hass)
    course, _ = await async_course(hass, home, LAMP, after=-9 * DAY, duration=5 * DAY)
    assert (course.way, course.state) == (Way.SIMULATED, "on")
    motion, _ = await async_course(hass, home, MOTION, after=-9 * DAY, duration=5 * DAY)
    assert (motion.way, motion.state) == (Way.HISTORY, "unavailable")
