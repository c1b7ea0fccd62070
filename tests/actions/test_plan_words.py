"""How a plan speaks: states as Home Assistant names them, temperatures in the home's unit, and what nobody measures."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from custom_components.digital_twin import spoken
from custom_components.digital_twin.actions.plan_answer import summary
from custom_components.digital_twin.actions.proposals import DAY, STEP, ideas
from custom_components.digital_twin.const import CONF_PRICE, Role
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.plan.request import Aim, PlanRequest, PlanResult, Wish
from custom_components.digital_twin.core.plan.thermal import Thermal
from custom_components.digital_twin.core.requests import Change
from custom_components.digital_twin.texts import async_speaker
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .conftest import NOW, RADIATOR, SmallHome
from .test_plan_answer import ACCOUNT
from .test_unusual_plans import home_of, price, storage

pytestmark = pytest.mark.usefixtures("evening")
DEAR_EVENING = dict.fromkeys(range(6), 0.9) | dict.fromkeys(range(8, 12), 0.05)


async def sets(hass: HomeAssistant, entity_id: str, **commands: Any) -> str:
    """Return how a plan says what it sets."""
    home = home_of(hass).home
    twin = home.twin_of_entity(entity_id)
    assert twin is not None
    change = Change(at=0.0, twin_id=twin.spec.twin_id, commands=commands)
    result = PlanResult(changes=(change,), account=ACCOUNT, nothing=ACCOUNT)
    speaker = await async_speaker(hass)
    wishes = (Wish(aim=Aim.COST),)
    text = summary(hass, result, {change.twin_id: twin}, frozenset(), wishes, NOW.timestamp(), speaker)
    return text.rpartition(": ")[2]


@pytest.mark.parametrize(
    ("language", "mode", "heat"),
    [
        ("en", "storage, storage mode “Hold back”.", "Kitchen radiator, mode “Heat”."),
        ("de", "storage, Speicherbetrieb „Zurückhalten“.", "Kitchen radiator, Betriebsart „Heizbetrieb“."),
    ],
)
async def test_modes_are_called_what_home_assistant_calls_them(
    hass: HomeAssistant, small_home: SmallHome, monkeypatch: pytest.MonkeyPatch, language: str, mode: str, heat: str
) -> None:
    hass.config.language = language
    await async_get_translations(hass, language, spoken.STATES)
    await storage(hass, "storage")
    assert (await sets(hass, "sensor.storage_charge", storage_mode="hold")).endswith("hold" + mode[-2:])
    known = spoken.async_get_cached_translations
    words = {"en": "Hold back", "de": "Zurückhalten"}

    def cached(hass: HomeAssistant, language: str, category: str, integration: str | None = None) -> dict[str, str]:
        found = known(hass, language, category, integration)
        key = "component.physical.entity.select.mode.state.hold"
        return {**found, key: words[language]} if (category, integration) == ("entity", "physical") else found

    monkeypatch.setattr(spoken, "async_get_cached_translations", cached)
    add_entity(hass, "select.storage_mode", translation_key="mode")
    assert await sets(hass, "sensor.storage_charge", storage_mode="hold") == mode
    assert await sets(hass, RADIATOR, hvac_mode="heat") == heat


@pytest.mark.parametrize("units", [US_CUSTOMARY_SYSTEM])
async def test_targets_are_whole_degrees_of_the_home(
    hass: HomeAssistant, small_home: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[PlanRequest] = []
    run = small_home.home.worker.run

    async def watched(job: str, argument: Any, **rest: Any) -> Any:
        if job == "optimize":
            asked.append(argument)
        return await run(job, argument, **rest)

    monkeypatch.setattr(small_home.home.worker, "run", watched)
    answer = await small_home.call("optimize", entity_id=RADIATOR)
    assert "°C" not in str(answer)
    (request,) = asked
    (snapshot,) = [twin for twin in request.twins if twin.spec.twin_id in request.controlled]
    levels = Thermal(snapshot, Grid.over(request.start, DAY, STEP), {}, units=request.units).levels[1:]
    said = [await sets(hass, RADIATOR, **level) for level in levels]
    assert said == [f"Kitchen radiator, target temperature {degrees} °F." for degrees in (61, 66, 68, 69, 70, 72)]
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    (idea,) = ideas(twin, NOW.timestamp())
    assert "2 °F" in (await async_speaker(hass)).say(idea.message)
    assert idea.changes[0].commands["target_temperature"] == pytest.approx((66.0 - 32.0) / 1.8)


async def tank(hass: HomeAssistant, operation: str = "electric") -> None:
    """Set up a tank of which nothing tells what it takes."""
    boiler = add_device(hass, "Boiler")
    heater = add_entity(
        hass, "water_heater.boiler", device=boiler, state=operation,
        attributes={
            "temperature": 60.0, "current_temperature": 52.0, "min_temp": 30.0, "max_temp": 70.0,
            "operation_list": ["off", "electric", "gas"],
        },
    )  # fmt: skip
    await async_add_entry(hass, twin_entry("water_heater", heater.id, name="Boiler", device_id=boiler.id))


@pytest.mark.parametrize(
    ("operation", "note"),
    [("electric", "Nothing measures what Boiler takes."), ("gas", "Boiler is heated with gas.")],
)
async def test_what_a_tank_takes_that_nothing_measures_is_never_free(
    hass: HomeAssistant, operation: str, note: str
) -> None:
    await async_add_home(hass, **{CONF_PRICE: price(hass, DEAR_EVENING)})
    await tank(hass, operation)
    answer = await home_of(hass).call("optimize")
    assert note in " ".join(one["text"] for one in answer["notes"])
    paid, heat = answer["account"]["cost"] > 0.01, answer["account"]["heat"] > 0.1
    assert (paid, heat) == ((True, False) if operation == "electric" else (False, True))
    assert "plan_heat_apart" not in {one["id"] for one in answer["notes"]}


async def test_a_tank_with_a_meter_is_not_said_to_have_none(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    power = add_entity(hass, "sensor.tank_power", state="0", attributes={"unit_of_measurement": "W"})
    heater = add_entity(
        hass, "water_heater.tank", state="electric",
        attributes={"temperature": 60.0, "current_temperature": 58.0, "min_temp": 30.0, "max_temp": 70.0},
    )  # fmt: skip
    await async_add_entry(hass, twin_entry("water_heater", heater.id, name="Tank", roles={Role.POWER: [power.id]}))
    answer = await home_of(hass).call("optimize")
    assert "plan_tank_unmeasured" not in {one["id"] for one in answer["notes"]}


@pytest.mark.parametrize(
    ("hours", "told"), [(2.0, "22:20"), (10.0, "06:20"), (23.5, "2026-11-21 19:50"), (26.0, "2026-11-21 22:20")]
)
def test_a_time_that_would_be_taken_for_todays_is_told_with_its_day(hours: float, told: str) -> None:
    begin = datetime(2026, 11, 20, 20, 20, tzinfo=UTC)
    manner = spoken.Manner("en", comma=False, zone=UTC)
    assert manner.ahead(begin + timedelta(hours=hours), begin) == told
