"""No secret of the home crosses to the rehearsal process, wherever in the home it stands."""

import pickle
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers.template import _get_hass_loader
from homeassistant.setup import async_setup_component
from homeassistant.util.json import json_loads
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service, mock_restore_cache
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import Role
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.rehearsal import protocol
from custom_components.digital_twin.rehearsal.gather.request import Wish, async_gather
from custom_components.digital_twin.rehearsal.gather.secrets import Redactor
from custom_components.digital_twin.rehearsal.protocol import Automation
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .agendas import async_add_agendas

KNOWN: Final = "sesame opens"
"""Stands in secrets.yaml."""
UNTOLD: Final = "xyzzy17"
"""Stands in no such file, but under a telling key or in an address."""
NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
EVERYWHERE: Final[dict[str, Any]] = {
    "message": f"please say {KNOWN}",
    "template": f"{{{{ states('sensor.told') == '{KNOWN}' }}}}",
    "code": UNTOLD,
    "X-API-Key": UNTOLD,
    "accessToken": UNTOLD,
    "wifiPassword": [UNTOLD],
    "headers": {"authorization": f"Bearer {UNTOLD}{UNTOLD}"},
    "line": f"curl -H 'Authorization: Bearer {UNTOLD}{UNTOLD}' https://me:{UNTOLD}@host.example/x",
    "link": f"see http://host.example/api?user=1&token={UNTOLD}&x=2",
    "deep": [{"very": {"deep": {"pin": UNTOLD, KNOWN: "as a key"}}}],
}


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Allow the timers of helpers that go on."""
    return True


def automation(name: str) -> dict[str, Any]:
    """Return an automation that is full of secrets."""
    return {
        "id": name,
        "alias": f"{name} {KNOWN}",
        "description": KNOWN,
        "variables": {"v": KNOWN, "password": UNTOLD},
        "triggers": [
            {"trigger": "state", "entity_id": "sensor.told", "to": KNOWN, "id": KNOWN},
            {"trigger": "webhook", "webhook_id": UNTOLD, "local_only": True},
            {"trigger": "event", "event_type": "door", "event_data": {"code": UNTOLD, "who": KNOWN}},
        ],
        "conditions": [f"{{{{ trigger.id == '{KNOWN}' }}}}"],
        "actions": [
            {"action": "notify.me", "data": {"message": KNOWN, "data": EVERYWHERE}},
            {"choose": [{"conditions": [], "sequence": [{"event": "x", "event_data": EVERYWHERE}]}]},
        ],
    }


@pytest.fixture
async def home(recorder_mock: Any, hass: HomeAssistant, freezer: FrozenDateTimeFactory, tmp_path: Path) -> None:
    """Set up a home in which secrets stand wherever people could put them."""
    hass.config.config_dir = str(tmp_path)
    (tmp_path / "secrets.yaml").write_text(f"door: {KNOWN}\nshort: on\n")
    (tmp_path / "configuration.yaml").write_text(
        f"template:\n  - sensor:\n      - name: t\n        state: \"{{{{ '{KNOWN}' }}}}\"\n"
    )
    freezer.move_to(NOON - timedelta(hours=3))
    mock_restore_cache(hass, [])
    for hour in range(3):
        freezer.move_to(NOON - timedelta(hours=3 - hour))
        hass.states.async_set("sensor.told", f"{KNOWN} {hour}", {**EVERYWHERE, "hour": hour})
    freezer.move_to(NOON)
    await async_wait_recording_done(hass)
    device = add_device(hass, f"Door {KNOWN}", area="Hall", configuration_url=f"http://me:{UNTOLD}@host.example")
    ar.async_get(hass).async_create(KNOWN)
    add_entity(
        hass, "lock.door", device=device, state="locked",
        attributes={"friendly_name": KNOWN, "entity_picture": f"/api/x?token={UNTOLD}", "access_token": UNTOLD},
    )  # fmt: skip
    for domain, service in (("notify", "me"), ("lock", "unlock"), ("lock", "lock")):
        async_mock_service(hass, domain, service)
    helpers: dict[str, Any] = {
        "input_text": {
            "told": {"name": KNOWN, "initial": KNOWN},
            "hidden": {"mode": "password", "initial": UNTOLD, "name": "Word"},
        },
        "input_select": {"one": {"options": [KNOWN, "b"]}},
        "scene": [{"name": KNOWN, "entities": {"input_text.told": KNOWN}}],
        "script": {"go": {"alias": KNOWN, "sequence": automation("go")["actions"], "variables": {"token": UNTOLD}}},
        "automation": [automation("first")],
    }  # fmt: skip
    for domain, config in helpers.items():
        assert await async_setup_component(hass, domain, {domain: config})
    options = {"name": KNOWN, "template_type": "sensor", "state": f"{{{{ '{KNOWN}' }}}}"}
    past = {"name": "Past", "entity_id": "sensor.told", "state": [KNOWN], "type": "time", "end": "{{ now() }}",
            "duration": {"hours": 2}}  # fmt: skip
    for domain, own in (("template", options), ("history_stats", past)):
        entry = MockConfigEntry(domain=domain, title=KNOWN, options=own)
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
    _get_hass_loader(hass).sources = {"tools.jinja": f"{{% macro m() %}}{KNOWN}{{% endmacro %}}"}
    await async_add_agendas(
        hass, {"calendar.c": ({"start": 60, "end": 90, "summary": KNOWN},), "todo.t": ({"summary": KNOWN},)}
    )
    await async_add_home(hass)
    await async_add_entry(hass, twin_entry("lock", "lock.door", name=KNOWN, device_id=device.id, roles={Role.DOOR: []}))
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("back", [0.0, 3 * 3600.0 - 1.0])
async def test_no_secret_crosses(hass: HomeAssistant, back: float) -> None:
    wish = Wish(
        start=NOON.timestamp() - back,
        duration=86_400.0,
        extra=(Automation(entity_id="automation.new", name=f"New {KNOWN}", config=automation("new")),),
        actions=({"action": "notify.me", "data": EVERYWHERE},),
        disturbances=(
            (NOON.timestamp(), "actions", {"actions": [{"event": "x", "event_data": EVERYWHERE}]}),
            (NOON.timestamp(), "state", {"entity_id": "sensor.told", "state": KNOWN, "attributes": EVERYWHERE}),
        ),
    )
    gathered = await async_gather(hass, hass.data[DATA].home, wish)
    for piece in protocol.in_pieces(gathered.request):
        crossed = pickle.dumps(piece, protocol=0).decode("latin-1")
        for secret in (KNOWN, UNTOLD):
            place = crossed.find(secret)
            assert place < 0, crossed[max(place - 200, 0) : place + 100]
    assert gathered.hidden > 40
    kept = {item.entity_id: item.config for item in gathered.request.automations}
    assert kept["automation.new"]["triggers"][0]["entity_id"] == "sensor.told"
    assert json_loads(gathered.request.storage["core.area_registry"])["areas"][0]["name"] == "Hall"  # type: ignore[index,call-overload]  # as stored


def test_what_makes_an_automation_stays() -> None:
    harmless = {
        "entity_id": ["light.pin_board"], "alias": "Open = shut @ 5", "at": "07:30:00", "code_format": "number",
        "message": "Basic heat & Bearer of news", "when": "{{ now() >= today_at('10:00') and a == b }}", "pinned": 3,
    }  # fmt: skip
    assert Redactor(["on", "07:30:00", "light.hall", "12"]).plain(harmless) == harmless
