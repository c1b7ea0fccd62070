"""What a user can download: enough to help, without names and places."""

import json
from typing import Any

from homeassistant.components.diagnostics import REDACTED
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
    get_diagnostics_for_device,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.digital_twin.const import DOMAIN, Role
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.twin import Estimate, Learned
from custom_components.digital_twin.data import DATA
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

LIGHT = {"supported_color_modes": ["onoff"], "color_mode": "onoff", "friendly_name": "Annas Leselampe"}
LEARNED = Learned(
    kind="light",
    structure="curve",
    days=9.5,
    parameters={"rated_power": Estimate(8.1, 0.2, True)},
    tables={"power_curve_levels": (0.0, 50.0, 100.0)},
    report=(Message("learning_source_missing", {"entity": "Annas Leselampe"}),),
)


async def lamp(hass: HomeAssistant, client: ClientSessionGenerator, **more: Any) -> tuple[ConfigEntry[Any], Any]:
    device = add_device(hass, "Annas Leselampe", area="Schlafzimmer")
    entity = add_entity(hass, "light.annas_leselampe", device=device, state="on", attributes=LIGHT)
    hass.states.async_set("sensor.anna_power", "bogus", {"unit_of_measurement": "W"})
    entry = twin_entry(
        "light",
        entity.id,
        name="Annas Leselampe",
        device_id=device.id,
        roles={Role.POWER: ["sensor.anna_power"]},
        settings={"rated_power": 9.0},
    )
    hass.data[DATA].learned[entry.unique_id or ""] = LEARNED
    await async_add_entry(hass, entry)
    return entry, await get_diagnostics_for_config_entry(hass, client, entry)


async def test_a_twins_file_tells_all_but_names(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    await async_add_home(hass)
    entry, found = await lamp(hass, hass_client)
    assert "anna" not in json.dumps(found).casefold()
    assert "schlafzimmer" not in json.dumps(found).casefold()
    assert found["state"] == "loaded"
    assert found["entry"]["title"] == REDACTED
    assert found["entry"]["data"]["name"] == REDACTED
    assert found["entry"]["data"]["main"] == entry.data["main"]
    assert found["entry"]["data"]["roles"] == {"power": ["sensor.entity_1"]}
    twin = found["twin"]
    assert (twin["kind"], twin["status"], twin["trust"]) == ("light", "following", "observing")
    assert twin["health"]["score"] <= 100
    assert set(twin["channels"]) == {"on", "brightness", "color_temperature", "power"}
    assert twin["channels"]["on"]["value"] is True
    assert twin["channels"]["on"]["source"] == "light.entity_2"
    assert twin["channels"]["brightness"]["attribute"] == "brightness"
    assert twin["channels"]["power"]["source"] == "sensor.entity_1"
    assert twin["quarantined"] == len(twin["quarantine"]) == 1
    assert (twin["quarantine"][0]["channel"], twin["quarantine"][0]["refusal"]) == ("power", "not_a_number")
    assert twin["learned"]["parameters"]["rated_power"] == {"value": 8.1, "deviation": 0.2, "identified": True}
    assert twin["learned"]["tables"] == {"power_curve_levels": 3}
    assert twin["learned"]["report"] == [{"id": "learning_source_missing", "params": {"entity": REDACTED}}]


async def test_a_prediction_is_told_in_figures_only(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    await async_add_home(hass)
    entry, found = await lamp(hass, hass_client)
    forecaster = entry.runtime_data.forecaster
    forecaster.prediction = None
    entry.runtime_data.learned = None
    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert (found["twin"]["prediction"], found["twin"]["learned"]) == (None, None)
    forecaster.prediction = await forecaster.async_predict()
    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert found["twin"]["prediction"]["points"] == {"on": 12}
    assert found["twin"]["prediction"]["notes"][0]["id"] == "forecast_unlearned"


async def test_what_a_device_of_no_known_kind_says_is_kept_back(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    await async_add_home(hass)
    device = add_device(hass, "Player")
    entity = add_entity(hass, "media_player.player", device=device, state="Annas Lieblingslied")
    entry = await async_add_entry(hass, twin_entry("generic", entity.id, device_id=device.id))
    found: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert found["twin"]["channels"]["state"]["value"] == REDACTED
    assert found["twin"]["learned"] is None or "Anna" not in json.dumps(found["twin"]["learned"])
    assert "Anna" not in json.dumps(found)


async def test_the_homes_file_counts_twins_and_tells_of_worker_and_discovery(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    home = await async_add_home(hass, persons=["person.anna"], max_power=9000)
    await lamp(hass, hass_client)
    found: Any = await get_diagnostics_for_config_entry(hass, hass_client, home)
    assert "anna" not in json.dumps(found).casefold()
    assert found["home"]["twins"] == 1
    assert found["home"]["entries"] == {"loaded": 1}
    assert found["home"]["kinds"] == {"light": 1}
    assert found["home"]["statuses"] == {"following": 1}
    assert found["home"]["power_limit"] == 9000
    assert found["home"]["tracked_entities"] == 2
    assert found["home"]["worker"]["mode"] == "process"
    assert set(found["home"]["worker"]["lanes"]) == {"prompt", "asked", "heavy"}
    assert {"refused", "candidates", "scans"} <= set(found["home"]["discovery"])


async def test_an_entry_that_is_not_loaded_still_has_a_file(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    await async_add_home(hass)
    entry, _ = await lamp(hass, hass_client)
    await hass.config_entries.async_unload(entry.entry_id)
    found: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert found["state"] == "not_loaded"
    assert "twin" not in found


async def test_codes_rooms_and_own_words_in_settings_are_kept_back(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    entry = await async_add_home(hass)
    await hass.config_entries.async_unload(entry.entry_id)
    private = {"approval_code": "salt$hash-of-4711", "doors": ["kueche|schlafzimmer"]}
    rules = {
        "hazards": [{"hazard": "frost", "scope": "area", "where": "schlafzimmer"}],
        "own_hazards": [{"line": "temperature > 30 in Annas Zimmer", "areas": ["schlafzimmer"]}],
    }
    hass.config_entries.async_update_entry(entry, data={**entry.data, **private}, options=rules)
    told = json.dumps(await get_diagnostics_for_config_entry(hass, hass_client, entry)).casefold()
    assert '"hazard": "frost"' in told
    for secret in ("4711", "schlafzimmer", "anna"):
        assert secret not in told


async def test_a_twins_device_gives_the_same_file(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, device_registry: dr.DeviceRegistry
) -> None:
    await async_add_home(hass)
    entry, found = await lamp(hass, hass_client)
    device = next(iter(dr.async_entries_for_config_entry(device_registry, entry.entry_id)))
    assert (DOMAIN, entry.entry_id) in device.identifiers
    of_device: Any = await get_diagnostics_for_device(hass, hass_client, entry, device)
    assert of_device["twin"]["kind"] == found["twin"]["kind"]
    assert set(of_device["twin"]) == set(found["twin"])
