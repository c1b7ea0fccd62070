"""The home's options: hazards set otherwise in one place, and hazards of one's own."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import area_registry as ar
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.rules import Rules, Scope
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry
from tests.flow.common import fields

LINE = "temperature < 17 °C for 30 min while somebody_home"


@pytest.fixture
async def home(hass: HomeAssistant) -> Any:
    """Return the entry of a home with one lamp."""
    entry = await async_add_home(hass)
    lamp = add_entity(hass, "light.lamp", state="off")
    await async_add_entry(hass, twin_entry("light", lamp.id, name="Lamp"))
    return entry


def rules(hass: HomeAssistant) -> Rules:
    found = hass.data[DATA].home
    assert found is not None
    return found.rules


async def choose(hass: HomeAssistant, home: Any, step: str) -> Any:
    """Open the options and choose from their menu."""
    result = await hass.config_entries.options.async_init(home.entry_id)
    assert result["type"] is FlowResultType.MENU
    return await hass.config_entries.options.async_configure(result["flow_id"], {"next_step_id": step})


async def answer(hass: HomeAssistant, result: Any, **given: Any) -> Any:
    return await hass.config_entries.options.async_configure(result["flow_id"], given)


async def write(hass: HomeAssistant, home: Any, **given: Any) -> Any:
    result = await choose(hass, home, "own_add")
    return await answer(hass, result, **({"severity": "medium", "enabled": True} | given))


async def test_only_the_home_has_options(hass: HomeAssistant, home: Any) -> None:
    lamp = next(twin.entry for twin in hass.data[DATA].home.twins.values())
    assert home.supports_options
    assert not lamp.supports_options


async def test_a_hazard_is_set_for_one_area_and_the_home_stays_as_it_was(hass: HomeAssistant, home: Any) -> None:
    bath = ar.async_get(hass).async_create("Bath")
    result = await choose(hass, home, "hazard")
    result = await answer(hass, result, hazard="room_too_hot", area=bath.id)
    assert result["step_id"] == "settings"
    assert {"enabled", "snooze", "severity", "limit"} == fields(result)
    result = await answer(hass, result, enabled=True, severity="low", limit=28.0)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert rules(hass).limits() == {}
    assert rules(hass).twin_limits({"t": bath.id, "u": "hall"}, ("t", "u")) == {
        "t": {"room_too_hot.enabled": 1.0, "room_too_hot.severity": 0.0, "comfort_high": 28.0}
    }
    rule = rules(hass).rule_at("room_too_hot", Scope.AREA, bath.id)
    assert (rule.severity, rule.limit) == (Severity.LOW, 28.0)


async def test_a_device_s_setting_comes_before_its_area_s(hass: HomeAssistant, home: Any) -> None:
    area = ar.async_get(hass).async_create("Hall")
    twin_id = next(iter(hass.data[DATA].home.twins))
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="quiet_hours", area=area.id)
    await answer(hass, result, enabled=False)
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="quiet_hours", twin=twin_id)
    await answer(hass, result, enabled=True)
    found = rules(hass).twin_limits({twin_id: area.id, "other": area.id}, (twin_id, "other"))
    assert {key: limits["quiet_hours.enabled"] for key, limits in found.items()} == {twin_id: 1.0, "other": 0.0}


async def test_area_and_device_at_once_are_refused(hass: HomeAssistant, home: Any) -> None:
    area = ar.async_get(hass).async_create("Hall")
    twin_id = next(iter(hass.data[DATA].home.twins))
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="frost", area=area.id, twin=twin_id)
    assert result["errors"] == {"twin": "area_or_twin"}
    assert "hazards" not in home.options


async def test_a_rest_ends_by_itself(hass: HomeAssistant, home: Any, freezer: Any) -> None:
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="frost")
    await answer(hass, result, enabled=True, snooze=2.0)
    assert rules(hass).limits() == {"frost.enabled": 0.0}
    freezer.tick(2 * 3600 + 1)
    assert rules(hass).limits() == {}


async def test_saving_other_settings_ends_no_rest_and_makes_none_longer(
    hass: HomeAssistant, home: Any, freezer: Any
) -> None:
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="frost")
    await answer(hass, result, enabled=True, snooze=2.0)
    until = rules(hass).rule_at("frost", Scope.HOME, "").snoozed_until
    freezer.tick(1234)
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="frost")
    (shown,) = (key.description["suggested_value"] for key in result["data_schema"].schema if key == "snooze")
    assert shown == 1.7
    await answer(hass, result, enabled=True, snooze=shown, severity="low")
    rule = rules(hass).rule_at("frost", Scope.HOME, "")
    assert (rule.snoozed_until, rule.severity) == (until, Severity.LOW)
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="frost")
    await answer(hass, result, enabled=True, severity="low")
    assert rules(hass).rule_at("frost", Scope.HOME, "").snoozed_until is None


async def test_what_is_as_usual_leaves_nothing_behind(hass: HomeAssistant, home: Any) -> None:
    for enabled in (False, True):
        result = await answer(hass, await choose(hass, home, "hazard"), hazard="frost")
        await answer(hass, result, enabled=enabled)
    assert home.options["hazards"] == []


async def test_limits_are_asked_in_the_home_s_unit(hass: HomeAssistant, home: Any) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="frost")
    assert result["description_placeholders"]["default"] == "41 °F"
    await answer(hass, result, enabled=True, limit=50.0)
    assert rules(hass).limits()["frost_temperature"] == pytest.approx(10.0)


async def test_a_limit_out_of_range_is_refused_by_its_field(hass: HomeAssistant, home: Any) -> None:
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="frost")
    with pytest.raises(Exception, match="limit"):
        await answer(hass, result, enabled=True, limit=500.0)


async def test_windows_may_be_open_while_heating(hass: HomeAssistant, home: Any) -> None:
    result = await answer(hass, await choose(hass, home, "hazard"), hazard="heating_window_open")
    assert "inverted" in fields(result)
    await answer(hass, result, enabled=True, inverted=True)
    assert rules(hass).limits() == {"heating_window_open.inverted": 1.0}


async def test_an_own_hazard_is_written_changed_and_removed(hass: HomeAssistant, home: Any) -> None:
    result = await write(hass, home, name="Zu kalt!", line=LINE)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    (rule,) = rules(hass).own
    assert (rule.hazard_id, rule.line) == ("own_zu_kalt", LINE)
    result = await answer(hass, await choose(hass, home, "own_choose"), hazard="own_zu_kalt")
    result = await answer(
        hass, result, name="Zu kühl", line=LINE, severity="high", enabled=False, remove=False, areas=[], twins=[]
    )
    (rule,) = rules(hass).own
    assert (rule.hazard_id, rule.name, rule.severity, rule.enabled) == ("own_zu_kalt", "Zu kühl", Severity.HIGH, False)
    assert rules(hass).own_hazards({}, ()) == ()
    result = await answer(hass, await choose(hass, home, "own_choose"), hazard="own_zu_kalt")
    await answer(hass, result, name="Zu kühl", line=LINE, severity="high", enabled=True, remove=True)
    assert rules(hass).own == ()


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"name": " ", "line": LINE}, {"name": "name_missing"}),
        ({"name": "mine", "line": LINE}, {"name": "name_taken"}),
        ({"name": "New", "line": "warmth > 20"}, {"line": "own_hazard_unknown_channel"}),
        ({"name": "New", "line": "temperature > 20 for ever"}, {"line": "own_hazard_no_duration"}),
        ({"name": "New", "line": "any while {{ states( }}"}, {"line": "own_hazard_template"}),
    ],
)
async def test_a_mistake_is_told_at_its_field_and_changes_nothing(
    hass: HomeAssistant, home: Any, given: dict[str, str], errors: dict[str, str]
) -> None:
    await write(hass, home, name="Mine", line=LINE)
    result = await write(hass, home, **given)
    assert result["errors"] == errors
    assert [rule.name for rule in rules(hass).own] == ["Mine"]


async def test_an_own_hazard_for_one_area_reaches_its_devices_only(hass: HomeAssistant, home: Any) -> None:
    hall = ar.async_get(hass).async_create("Hall")
    await write(hass, home, name="Mine", line="on = on", areas=[hall.id])
    (hazard,) = rules(hass).own_hazards({"a": hall.id, "b": "bath"}, ("a", "b"))
    assert hazard.twins == {"a"}
    assert rules(hass).own_hazards({"b": "bath"}, ("b",)) == ()


async def test_templates_are_rendered_when_asked(hass: HomeAssistant, home: Any) -> None:
    await write(hass, home, name="Rain", line="any while {{ is_state('binary_sensor.rain', 'on') }}")
    own = rules(hass).own_hazards({}, ())
    assert rules(hass).facts(own) == {"template.own_rain": 0.0}
    hass.states.async_set("binary_sensor.rain", "on")
    assert rules(hass).facts(own) == {"template.own_rain": 1.0}
