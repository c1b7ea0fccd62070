"""Actions that answer: the weather's forecast is what the rehearsal plays; what nobody answers here is told as such."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.digital_twin.core.home.happenings import Surroundings
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.rehearsal.gather.outdoors import Surrounding
from custom_components.digital_twin.rehearsal.gather.request import Wish, async_gather
from custom_components.digital_twin.rehearsal.protocol import Automation
from tests.common import add_device, async_add_home

from .engine import async_rehearse
from .small import found
from .warm import WarmProcess

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
HOUR, DAY = 3600.0, 86_400.0
SKY = "weather.home"
FAHRENHEIT = {"temperature": 68.0, "temperature_unit": "°F", "supported_features": 3}


def ask(kind: str, words: str) -> list[dict[str, Any]]:
    """Return the actions that ask for a forecast and tell something of it."""
    return [
        {"action": "weather.get_forecasts", "target": {"entity_id": SKY}, "data": {"type": kind},
         "response_variable": "told"},
        {"action": "notify.me", "data": {"message": f"{{% set f = told['{SKY}'].forecast %}}{words}"}},
    ]  # fmt: skip


def at(time: str, actions: list[dict[str, Any]], name: str = "a") -> Automation:
    """Return an automation at a time of day."""
    config = {"alias": name, "triggers": {"trigger": "time", "at": time}, "actions": actions}
    return Automation(entity_id=f"automation.{name}", name=name, config=config)


@pytest.fixture
async def home(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Let the weather be foretold for two days: it gets colder by a degree an hour, with rain after eight."""
    freezer.move_to(NOON)
    await hass.config.async_set_time_zone("UTC")
    registry = er.async_get(hass)
    registry.async_get_or_create("weather", "demo", "home", suggested_object_id="home")
    registry.async_update_entity_options(SKY, "weather", {"temperature_unit": "°F"})
    hass.states.async_set(SKY, "sunny", FAHRENHEIT)

    def foretold(call: ServiceCall) -> dict[str, Any]:
        step = {"hourly": 1, "daily": 24}[call.data["type"]]
        moments = [NOON.replace(hour=0) + timedelta(hours=n * step) for n in range(12 // step, 60 // step)]
        hours = [(moment - NOON).total_seconds() / HOUR for moment in moments]
        return {
            SKY: {
                "forecast": [
                    {
                        "datetime": moment.isoformat(), "temperature": 68.0 - hour, "templow": 40.0,
                        "condition": "rainy" if hour >= 8 else "sunny", "precipitation": 1.5,
                    }
                    for moment, hour in zip(moments, hours, strict=True)
                ]
            }
        }  # fmt: skip

    hass.services.async_register("weather", "get_forecasts", foretold, supports_response=SupportsResponse.ONLY)
    async_mock_service(hass, "notify", "me")
    await async_add_home(hass, weather=SKY)


async def async_said(hass: HomeAssistant, warm: WarmProcess, *automations: Automation, **wish: Any) -> list[str]:
    """Return the messages of a rehearsal."""
    wish = {"start": NOON.timestamp(), "duration": DAY, **wish}
    gathered = await async_gather(hass, hass.data[DATA].home, Wish(extra=automations, **wish))
    _, report = await async_rehearse(warm, gathered.request)
    assert report["failed"] == []
    assert not {"rehearsal_unanswered", "rehearsal_error"} & found(report).keys()
    return [action["data"]["message"] for action in report["actions"] if action["action"] == "notify.me"]


SPELL = Surrounding(
    what=Surroundings(quantity="outdoor_temperature", offset=-20),
    begin=NOON.timestamp(),
    end=NOON.timestamp() + 2 * DAY,
)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("surroundings", "offset"), [((), 0.0), ((SPELL,), -36.0)])
async def test_the_forecast_is_the_weather_that_comes(
    hass: HomeAssistant, warm: WarmProcess, surroundings: tuple[Surrounding, ...], offset: float
) -> None:
    words = "{{ f[0].datetime }} {{ f[0].condition }} {{ f[0].temperature }} {{ f[0].precipitation }}"
    present = [{"action": "notify.me", "data": {"message": f"{{{{ state_attr('{SKY}', 'temperature') }}}}"}}]
    automations = (at("20:30:00", ask("hourly", words), "asks"), at("21:00:01", present, "looks"))
    foretold, came = await async_said(hass, warm, *automations, surroundings=surroundings)
    moment, sky, temperature, rain = foretold.split()
    assert dt_util.parse_datetime(moment) == NOON + timedelta(hours=9)
    assert (sky, rain) == ("rainy", "1.5")
    assert float(temperature) == pytest.approx(68.0 - 9.0 + offset, abs=1.0)
    assert float(temperature) == pytest.approx(float(came), abs=0.2)


@pytest.mark.usefixtures("home")
async def test_days_tell_their_highest_and_lowest(hass: HomeAssistant, warm: WarmProcess) -> None:
    words = "{{ f | length }} {{ f[0].temperature }} {{ f[1].temperature }} {{ f[1].templow }} {{ f[1].datetime[:10] }}"
    automation = at("14:00:00", ask("daily", words))
    count, today, warmest, coldest, date = (await async_said(hass, warm, automation, duration=2 * DAY))[0].split()
    assert date == "2026-06-11"
    assert int(count) >= 5
    assert float(today) == 68.0 + 12.0  # of today too little is played to say more than the forecast does
    assert 20 < float(coldest) < float(warmest) < 68


@pytest.mark.usefixtures("home")
async def test_halves_of_days_are_told_apart(hass: HomeAssistant, warm: WarmProcess) -> None:
    words = "{{ f[:3] | map(attribute='is_daytime') | join(' ') }} {{ f[1].datetime[11:13] }}"
    said = await async_said(hass, warm, at("14:00:00", ask("twice_daily", words)), duration=2 * DAY)
    assert said[0].split()[-1] in ("06", "18")
    assert set(said[0].split()[:3]) == {"True", "False"}


@pytest.mark.usefixtures("home")
async def test_what_nobody_answers_is_told_and_is_no_fault(hass: HomeAssistant, warm: WarmProcess) -> None:
    hass.services.async_register("prices", "get", lambda _call: {"now": 1}, supports_response=SupportsResponse.ONLY)
    actions = [
        {"action": "prices.get", "response_variable": "prices"},
        {"action": "notify.me", "data": {"message": "{{ prices.today[0].value + 1 }}"}},
    ]
    wrong = [{"action": "notify.me", "data": {"message": "{{ nothing.there + 1 }}"}}]
    extra = (at("14:00:00", actions, "asks"), at("15:00:00", wrong, "wrong"))
    wish = Wish(start=NOON.timestamp(), duration=DAY, extra=extra)
    _, report = await async_rehearse(warm, (await async_gather(hass, None, wish)).request)
    assert found(report)["rehearsal_unanswered"]["automations"] == ["automation.asks"]
    assert found(report)["rehearsal_unanswered"]["params"]["action"] == "prices.get"
    assert [item["automations"] for item in report["findings"] if item["id"] == "rehearsal_error"] == [
        ["automation.wrong"]
    ]


async def test_conditions_of_what_is_not_here_count_as_met(hass: HomeAssistant, warm: WarmProcess) -> None:
    entry = MockConfigEntry(domain="hub")
    entry.add_to_hass(hass)
    device = add_device(hass, "hub", entry=entry)
    async_mock_service(hass, "notify", "me")
    mode = {"condition": "device", "device_id": device.id, "domain": "hub", "type": "is_in_mode", "mode": "night"}
    say = {"action": "notify.me", "data": {"message": "{{ this.entity_id }}"}}
    config = {
        "triggers": {"trigger": "time", "at": "14:00:00"},
        "conditions": [{"condition": "or", "conditions": [mode]}, {"condition": "hub.is_well"}],
        "actions": [{"if": [mode], "then": [say]}],
    }
    no = {"condition": "template", "value_template": "{{ false }}"}
    extra = tuple(
        Automation(entity_id=f"automation.{name}", name=name, config={"alias": name, **config, **more})
        for name, more in (("night", {}), ("never", {"conditions": [mode, no]}))
    )
    start = datetime(2026, 6, 10, 12, tzinfo=UTC).timestamp()
    request = (await async_gather(hass, None, Wish(start=start, duration=DAY, extra=extra))).request
    _, report = await async_rehearse(warm, request)
    assert report["unavailable"] == {}
    assert [action["data"]["message"] for action in report["actions"]] == ["automation.night"]
    taken = [item["params"] for item in report["findings"] if item["id"] == "rehearsal_taken_as_met"]
    assert {(item["automation"], item["condition"]) for item in taken} == {
        ("night", "hub is_in_mode"), ("night", "hub.is_well"), ("never", "hub is_in_mode")
    }  # fmt: skip
