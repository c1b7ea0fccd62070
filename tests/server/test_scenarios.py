"""The library of scenarios, plans and the footprint on the real server: each answers in seconds, in words to act on."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from .harness.client import Client

WITHIN = 3.0
WANTED = ("climate", "water_heater", "light", "lock", "cover", "switch", "binary_sensor")
FIRST = ("wallbox", "storage", "washing", "washer", "dryer", "dishwasher")
MOST = 30
KITCHEN_LAMP = "light.living_room_ceiling"
ROOM = r"\w+( room)? thermostat"
FALLS = (
    ROOM + r" falls to \d+(\.\d)? °C after \d+(\.\d)? (h|min); without it the lowest would be \d+(\.\d)? °C|"
    r"falls below the [\d.]+ °C that are comfortable \(probability \d+ %\)"
)
"""How cold a room becomes and when, or how likely it leaves what is comfortable: which of both depends on the hour."""
MORE, LESS = r"It uses (?P<more>[\d.]+) kWh more electricity", r"It uses (?P<less>[\d.]+) kWh less electricity"
SAYS: dict[str, tuple[str, ...]] = {
    "cold_snap": (r"rooms stay as warm as they would be|thermostat falls (to|below)", r"kWh"),
    "custom": ("Behaves differently: Living room ceiling light", r"[\d.]+ kWh"),
    "device_failure": ("Does not work as it should: " + ROOM,),
    "ev_arrives_empty": (r"EV charger is full after \d+", MORE, r"The highest load rises by [\d.]+ kW to [\d.]+ kW"),
    "everybody_away": (LESS, r"It costs [\d.]+ EUR less|[\d.]+ kWh in all"),
    "guests": (r"rooms stay as warm as they would be|thermostat rises (to|above)",),
    "heat_wave": (r"thermostat rises to \d+(\.\d)? °C after \d+|rooms stay as warm as they would be",),
    "heating_failure": (
        r"Does not work as it should: .*thermostat.*thermostat.*thermostat",
        r"[\d.]+ degree hours",
    ),
    "hub_outage": (r"Cannot be reached, but keeps running as it was: .+",),
    "internet_outage": ("No device of this home depends on a cloud, so everything keeps working",),
    "laundry_day": ("Washing machine", MORE),
    "load_test": (r"Up to 25000 W nothing breaks|breaks at", r"enter the main fuse|A"),
    "power_outage": (
        r"Without power: .+ \+ \d+", "Keeps running on its battery: .+",
        "Comes on by itself when the power is back: .+",
    ),
    "sensor_failure": ("Does not work as it should: " + ROOM,),
    "tariff_change": (r"It costs [\d.]+ EUR more, [\d.]+ EUR in all|It uses as much electricity",),
    "window_left_open": (rf"{FALLS}|Behaves differently: .*thermostat",),
}  # fmt: skip
"""What each summary must say for a person to act on it, whatever else this home's tests did to it before."""


async def ask(client: Client, service: str, **data: Any) -> Any:
    """Call an action for its response."""
    answer = await client.command(
        "call_service", domain="digital_twin", service=service, service_data=data, return_response=True
    )
    return answer["response"]


@pytest_asyncio.fixture(loop_scope="session")
async def home(client: Client) -> AsyncIterator[dict[str, str]]:
    """Give twins of the home's devices by their entities, and take those away again that were made for it."""
    devices = {twin["via_device_id"] for twin in await client.command("config/device_registry/list")}
    made: dict[str, str] = {}
    entities = await client.command("config/entity_registry/list")
    entities.sort(key=lambda entity: not any(word in entity["entity_id"] for word in FIRST))
    for entity in entities:
        device_id, entity_id = entity["device_id"], entity["entity_id"]
        if (
            entity["platform"] not in ("test_home", "mqtt")
            or device_id is None
            or device_id in devices
            or len(made) >= MOST
        ):
            continue
        if entity_id.partition(".")[0] in WANTED or any(word in entity_id for word in FIRST):
            devices.add(device_id)
            made[entity_id] = (await ask(client, "create_twin", device_id=device_id))["twin_id"]
    yield made
    await asyncio.gather(
        *(client.request("DELETE", f"/api/config/config_entries/entry/{twin_id}") for twin_id in made.values())
    )


def parameters_of(name: str, hubs: list[str], climate: str) -> dict[str, Any]:
    """Return what a scenario has to be told in this home."""
    if name == "hub_outage":
        return {"parameters": {"hub": hubs[0]}}
    if name == "device_failure":
        return {"parameters": {"twin": climate}}
    if name == "custom":
        lamp = {"entity_id": KITCHEN_LAMP}
        off, on = {"action": "light.turn_off", "target": lamp}, {"action": "light.turn_on", "target": lamp, "at": "1h"}
        return {"changes": [off, on]}
    return {}


def assert_says(name: str, answer: dict[str, Any]) -> None:
    """Hold a summary against what it must say, and its figures against the answer's own."""
    summary = answer["summary"]
    for pattern in SAYS[name]:
        found = re.search(pattern, summary)
        assert found, (name, pattern, summary)
        apart = answer["totals"]["energy"]["value"] - answer["baseline"]["energy"]["value"]
        for key, sign in (("more", 1.0), ("less", -1.0)):
            if key in found.groupdict():
                assert float(found[key]) == pytest.approx(sign * apart, abs=0.011), (name, summary)
    for item in answer["recommendations"]:
        assert item["changes"], (name, item["text"])
    assert 0.0 <= answer["failure_probability"] <= answer["trouble_probability"] <= 1.0, name


async def test_each_scenario_answers_in_seconds_and_a_plan_in_five(client: Client, home: dict[str, str]) -> None:
    assert len(home) >= 15
    listed = await ask(client, "list_scenarios")
    climate = next(entity_id for entity_id in home if entity_id.startswith("climate."))
    took: dict[str, float] = {}
    told: dict[str, str] = {}
    for name in listed["library"]:
        asked = parameters_of(name, listed["home"]["hubs"], climate)
        began = time.monotonic()
        answer = await ask(client, "run_scenario", scenario=name, **asked)
        took[name] = time.monotonic() - began
        told[name] = answer["summary"]
        assert_says(name, answer)
    assert {name: seconds for name, seconds in took.items() if seconds > WITHIN} == {}
    assert {name: text for name, text in told.items() if not text.endswith(".") or "summary_" in text} == {}
    plan = await ask(client, "optimize", aim="cost")
    assert plan["run_time"] < 5.0
    assert re.search(r"The plan costs [-\d.]+ EUR instead of|Nothing is better", plan["summary"]), plan["summary"]
    assert plan["account"]["short"] <= plan["nothing"]["short"] + 1e-6
    found = await ask(client, "footprint", propose=False)
    assert found["total"]["energy"] > 0


pytestmark = pytest.mark.timeout(600)
