"""Setting up the home, and changing it."""

from typing import Any

import pytest
from homeassistant.components.energy.data import async_get_manager
from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr

from custom_components.digital_twin.const import DOMAIN, HOME_UNIQUE_ID
from custom_components.digital_twin.data import HomeConfig
from custom_components.digital_twin.discovery import DEFAULT_KINDS
from custom_components.digital_twin.guard.code import verify_code
from tests.common import add_entity, async_add_home
from tests.flow.common import suggested

TEMPERATURE = {"device_class": "temperature", "unit_of_measurement": "°C"}
POWER = {"device_class": "power", "unit_of_measurement": "W"}
MEMORY = {"keep_days": 90, "max_size": 500, "encrypt": False}
ANSWERS = {"name": "My home", "energy": {}, "proposals": {"propose": ["light"], "propose_at_once": 3}}


async def begin(hass: HomeAssistant) -> Any:
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def test_the_form_suggests_what_the_registries_show(hass: HomeAssistant) -> None:
    hass.config.location_name = "Villa"
    hass.states.async_set("weather.home", "sunny")
    hass.states.async_set("sensor.kitchen", "20", TEMPERATURE)
    hass.states.async_set("sensor.outdoor_temperature", "5", TEMPERATURE)
    hass.states.async_set("person.anna", "home")
    hass.states.async_set("person.ben", "home")
    hass.states.async_set("person.owner", "unknown", {"device_trackers": []})
    add_entity(hass, "binary_sensor.working", platform="workday", state="on")
    hass.states.async_set("sensor.price", "0.3", {"unit_of_measurement": "€/kWh"})
    hass.states.async_set("sensor.co2", "120", {"unit_of_measurement": "gCO2eq/kWh"})
    result = await begin(hass)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "home")
    assert suggested(result) == {
        "name": "Villa",
        "weather": "weather.home",
        "outdoor_temperature": "sensor.outdoor_temperature",
        "persons": ["person.anna", "person.ben"],
        "workday": "binary_sensor.working",
        "energy": {"price": "sensor.price", "carbon_intensity": "sensor.co2", "phases": "1"},
        "rooms": {},
        "proposals": {"propose": list(DEFAULT_KINDS), "propose_at_once": 8},
        "memory": MEMORY,
    }


@pytest.mark.parametrize(
    ("name", "meter"),
    [
        ("sensor.main_meter_power", True),
        ("sensor.house_grid_import", True),
        ("sensor.hauptzaehler_leistung", True),
        ("sensor.domain_power", False),
        ("sensor.oven_power", False),
    ],
)
async def test_the_form_suggests_the_main_meter(hass: HomeAssistant, name: str, meter: bool) -> None:
    hass.states.async_set("sensor.dishwasher_power", "5", POWER)
    hass.states.async_set(name, "400", POWER)
    assert suggested(await begin(hass))["energy"].get("home_power") == (name if meter else None)


@pytest.mark.parametrize("rate", ["sensor.odd_name", "sensor.gone"])
async def test_the_form_suggests_the_meter_of_the_energy_settings(hass: HomeAssistant, rate: str) -> None:
    hass.config.components.add("energy")
    hass.states.async_set("sensor.main_meter", "400", POWER)
    hass.states.async_set("sensor.odd_name", "400", POWER)
    manager = await async_get_manager(hass)
    grid: Any = {"type": "grid", "stat_energy_from": "sensor.kwh", "stat_rate": rate}
    manager.data = {"energy_sources": [grid], "device_consumption": [], "device_consumption_water": []}
    known = rate if rate == "sensor.odd_name" else "sensor.main_meter"
    assert suggested(await begin(hass))["energy"]["home_power"] == known


async def test_an_empty_home_suggests_nothing_but_its_name(hass: HomeAssistant) -> None:
    add_entity(hass, "weather.own", platform=DOMAIN, state="sunny")
    add_entity(hass, "weather.hidden", state="sunny", hidden_by=er.RegistryEntryHider.USER)
    assert set(suggested(await begin(hass))) == {"name", "energy", "memory", "proposals", "rooms"}


async def test_the_code_for_approvals_is_kept_hashed_changed_and_given_up(hass: HomeAssistant) -> None:
    result = await begin(hass)
    result = await hass.config_entries.flow.async_configure(result["flow_id"], {**ANSWERS, "approval_code": "1234"})
    entry = result["result"]
    kept = entry.data["approval_code"]
    assert "1234" not in kept
    assert verify_code(kept, "1234")
    for given, known in (("••••••••", "1234"), ("5678", "5678"), (None, None)):
        context = {"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
        result = await hass.config_entries.flow.async_init(DOMAIN, context=context)
        assert "1234" not in str(suggested(result))
        more = {} if given is None else {"approval_code": given}
        await hass.config_entries.flow.async_configure(result["flow_id"], {**ANSWERS, **more})
        await hass.async_block_till_done()
        kept = entry.data.get("approval_code")
        assert (kept is None) if known is None else verify_code(kept, known)


async def test_the_home_keeps_entities_by_what_survives_renaming(hass: HomeAssistant) -> None:
    weather = add_entity(hass, "weather.home", state="sunny")
    hass.states.async_set("person.anna", "home")
    result = await begin(hass)
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"],
        {
            "name": " My home ",
            "weather": "weather.home",
            "persons": ["person.anna"],
            "energy": {"main_fuse": 35, "phases": "3"},
            "proposals": {"propose": ["light"], "propose_at_once": 3},
        },
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "My home"
    entry = result["result"]
    assert entry.unique_id == HOME_UNIQUE_ID
    config = HomeConfig.from_entry(entry)
    assert config == HomeConfig(
        name="My home",
        weather=weather.id,
        persons=("person.anna",),
        main_fuse=35,
        phases=3,
        propose=("light",),
        propose_at_once=3,
    )
    assert config.power_limit == 35 * 3 * 230


@pytest.mark.parametrize(
    ("answers", "field", "error"),
    [
        ({"name": "  "}, "name", "name_missing"),
        ({"weather": "weather.gone"}, "weather", "entity_not_found"),
        ({"outdoor_temperature": "sensor.humidity"}, "outdoor_temperature", "no_temperature"),
        ({"persons": ["person.nobody"]}, "persons", "entity_not_found"),
        ({"workday": "calendar.gone"}, "workday", "entity_not_found"),
        ({"energy": {"price": "sensor.gone"}}, "base", "entity_not_found"),
        ({"energy": {"price": "sensor.humidity"}}, "base", "no_price"),
        ({"energy": {"price": "sensor.co2"}}, "base", "no_price"),
        ({"energy": {"carbon_intensity": "sensor.own"}}, "base", "own_entity"),
        ({"energy": {"carbon_intensity": "sensor.price"}}, "base", "no_carbon_intensity"),
    ],
)
async def test_what_cannot_be_is_said_at_its_field_and_can_be_put_right(
    hass: HomeAssistant, answers: dict[str, Any], field: str, error: str
) -> None:
    for name, unit in (("humidity", "%"), ("co2", "g CO₂/kWh"), ("price", "øre/kWh")):
        hass.states.async_set(f"sensor.{name}", "40", {"unit_of_measurement": unit})
    add_entity(hass, "sensor.own", platform=DOMAIN, state="1")
    result = await begin(hass)
    result = await hass.config_entries.flow.async_configure(result["flow_id"], ANSWERS | answers)
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {field: error}
    shown = suggested(result)
    assert shown["proposals"] == {"propose": ["light"], "propose_at_once": 3}
    assert shown.get(field, answers.get(field)) == answers.get(field)
    result = await hass.config_entries.flow.async_configure(result["flow_id"], ANSWERS)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_price_without_a_unit_is_taken_at_the_users_word(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.tariff", "0.3")
    hass.states.async_set("sensor.price", "30", {"unit_of_measurement": "cents/kWh"})
    hass.states.async_set("sensor.co2", "400", {"unit_of_measurement": "g CO₂/kWh"})
    assert suggested(await begin(hass))["energy"] == {
        "price": "sensor.price",
        "carbon_intensity": "sensor.co2",
        "phases": "1",
    }
    result = await begin(hass)
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"], ANSWERS | {"energy": {"price": "sensor.tariff"}}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"]["price"] == "sensor.tariff"


async def test_numbers_out_of_range_are_refused(hass: HomeAssistant) -> None:
    result = await begin(hass)
    with pytest.raises(InvalidData):
        await hass.config_entries.flow.async_configure(result["flow_id"], ANSWERS | {"energy": {"main_fuse": 0}})


async def test_a_second_flow_cannot_make_a_second_home(hass: HomeAssistant) -> None:
    first, second = await begin(hass), await begin(hass)
    result = await hass.config_entries.flow.async_configure(first["flow_id"], ANSWERS)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert second["flow_id"] not in {flow["flow_id"] for flow in hass.config_entries.flow.async_progress()}
    result = await begin(hass)
    assert (result["type"], result["step_id"]) == (FlowResultType.MENU, "user")
    late = await hass.config_entries.flow.async_configure(result["flow_id"], {"next_step_id": "device"})
    assert late["type"] is FlowResultType.FORM


async def test_a_home_that_came_by_another_way_is_not_made_twice(hass: HomeAssistant) -> None:
    result = await begin(hass)
    await async_add_home(hass)
    result = await hass.config_entries.flow.async_configure(result["flow_id"], ANSWERS)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "home_exists")


async def test_reconfigure_shows_and_changes_everything(hass: HomeAssistant) -> None:
    weather = add_entity(hass, "weather.home", state="sunny")
    outdoors = add_entity(hass, "sensor.outdoors", state="5", attributes=TEMPERATURE)
    hass.states.async_set("person.anna", "home")
    entry = await async_add_home(
        hass, weather=weather.id, persons=["person.anna", "gone"], max_power=9000, propose_at_once=5
    )
    result = await entry.start_reconfigure_flow(hass)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "reconfigure_home")
    assert suggested(result) == {
        "name": "Home",
        "weather": "weather.home",
        "persons": ["person.anna"],
        "energy": {"phases": "1", "max_power": 9000},
        "rooms": {},
        "proposals": {"propose": list(DEFAULT_KINDS), "propose_at_once": 5},
        "memory": MEMORY,
    }
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"],
        {
            "name": "Flat",
            "outdoor_temperature": "sensor.outdoors",
            "energy": {},
            "proposals": {"propose": [], "propose_at_once": 0},
        },
    )
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    await hass.async_block_till_done()
    assert entry.title == "Flat"
    assert entry.runtime_data.config == HomeConfig(
        name="Flat", outdoor_temperature=outdoors.id, propose=(), propose_at_once=0
    )


async def test_an_error_while_reconfiguring_changes_nothing(hass: HomeAssistant) -> None:
    entry = await async_add_home(hass)
    before = dict(entry.data)
    result = await entry.start_reconfigure_flow(hass)
    result = await hass.config_entries.flow.async_configure(result["flow_id"], ANSWERS | {"weather": "weather.gone"})
    assert result["errors"] == {"weather": "entity_not_found"}
    assert dict(entry.data) == before


async def test_doors_are_proposed_on_each_floor_and_can_be_changed(
    hass: HomeAssistant, area_registry: ar.AreaRegistry, floor_registry: fr.FloorRegistry
) -> None:
    ground, upper = floor_registry.async_create("Ground"), floor_registry.async_create("Upper")
    for name, floor in (("Hall", ground), ("Kitchen", ground), ("Living room", ground), ("Bedroom", upper)):
        area_registry.async_create(name, floor_id=floor.floor_id)
    hass.states.async_set("switch.router", "on")
    result = await begin(hass)
    assert suggested(result)["rooms"] == {"doors": ["hall|kitchen", "hall|living_room"]}
    chosen = {"doors": ["hall|kitchen", "kitchen|living_room"], "ups": ["switch.router"]}
    result = await hass.config_entries.flow.async_configure(result["flow_id"], ANSWERS | {"rooms": chosen})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    config = HomeConfig.from_entry(result["result"])
    assert config.doors == ("hall|kitchen", "kitchen|living_room")
    assert config.ups == ("switch.router",)
    context = {"source": SOURCE_RECONFIGURE, "entry_id": result["result"].entry_id}
    result = await hass.config_entries.flow.async_init(DOMAIN, context=context)
    assert suggested(result)["rooms"] == chosen


async def test_doors_as_proposed_are_not_kept(hass: HomeAssistant, area_registry: ar.AreaRegistry) -> None:
    for name in ("Hall", "Kitchen"):
        area_registry.async_create(name)
    result = await begin(hass)
    answers = ANSWERS | {"rooms": {"doors": ["hall|kitchen"]}}
    result = await hass.config_entries.flow.async_configure(result["flow_id"], answers)
    assert HomeConfig.from_entry(result["result"]).doors is None
