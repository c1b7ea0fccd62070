"""Windows find the room that cools when they open."""

from datetime import timedelta

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_OUTDOOR_TEMPERATURE, Role
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.home_links import async_home_links
from custom_components.digital_twin.interview.subject import Subject
from custom_components.digital_twin.interview.thermostat import questions
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

NOW = dt_util.parse_datetime("2026-02-10T12:00:00+00:00")
WINDOW = "binary_sensor.somewhere"
OPENINGS = 10


@pytest.fixture(autouse=True)
def _winter(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOW)


async def record(hass: HomeAssistant) -> None:
    """Record three days of two rooms in steps of five minutes; the bath cools while the window stands open."""
    rng = np.random.default_rng(3)
    begin = NOW - timedelta(days=3)
    steps = 3 * 288
    opened = np.zeros(steps, dtype=bool)
    for start in range(40, steps - 40, steps // OPENINGS):
        opened[start : start + 8] = True
    warm = {"climate.bath": 21.0, "climate.bedroom": 20.0}
    before = None
    for step in range(steps):
        at = (begin + timedelta(minutes=5 * step)).timestamp()
        for name in tuple(warm):
            leak = 1.2 if name == "climate.bath" and opened[step] else 0.0
            warm[name] += (0.5 * (21.0 - warm[name]) - leak * warm[name] / 10.0) / 12.0 + 0.02 * rng.normal()
            attributes = {
                "current_temperature": round(warm[name], 1),
                "temperature": 21.0,
                "hvac_modes": ["heat", "off"],
            }
            hass.states.async_set(name, "heat", attributes, timestamp=at)
        if step % 12 == 0:
            outdoor = {"unit_of_measurement": "°C", "device_class": "temperature"}
            hass.states.async_set("sensor.outdoor", "0.0" if step % 24 else "0.1", outdoor, timestamp=at)
        if before is not opened[step]:
            hass.states.async_set(WINDOW, "on" if opened[step] else "off", {"device_class": "window"}, timestamp=at)
            before = opened[step]
    await async_wait_recording_done(hass)


async def test_history_shows_the_room_of_a_window(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    rooms = {}
    for name in ("bath", "bedroom"):
        device = add_device(hass, name, area=name.title())
        rooms[name] = (device, add_entity(hass, f"climate.{name}", device=device, state="heat"))
    contact = add_entity(hass, WINDOW, device=add_device(hass, "Contact", area="Attic"))
    await record(hass)
    await async_add_home(hass, **{CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor"})
    for name, (device, entity) in rooms.items():
        await async_add_entry(hass, twin_entry("thermostat", entity.id, name=name, device_id=device.id))
    window = await async_add_entry(hass, twin_entry("binary_sensor", contact.id, name="Contact"))
    home = hass.data[DATA].home
    assert home is not None
    twin_id = window.runtime_data.spec.twin_id
    assert (await async_home_links(hass, home)).devices[twin_id].window_of == "attic"

    await home.windows.async_learn(NOW.timestamp())

    assert home.windows.rooms == {WINDOW: "bath"}
    assert (await async_home_links(hass, home)).devices[twin_id].window_of == "bath"
    # The interview of the room's thermostat proposes it.
    config = TwinConfig(name="bath", key="bath", device_id=rooms["bath"][0].id, kind="thermostat",
                        main=rooms["bath"][1].id, members=(rooms["bath"][1].id,))  # fmt: skip
    asked = {question.key: question.answer for question in questions(Subject(hass=hass, config=config))}
    assert asked[Role.WINDOWS] == (contact.id,)
    # It is there again after a restart.
    assert await hass.config_entries.async_reload(home.entry.entry_id)
    again = hass.data[DATA].home
    assert again is not None
    assert again.windows.rooms == {WINDOW: "bath"}


async def test_one_room_alone_tells_nothing(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    device = add_device(hass, "bath", area="Bath")
    entity = add_entity(hass, "climate.bath", device=device, state="heat")
    add_entity(hass, WINDOW)
    await record(hass)
    await async_add_home(hass, **{CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor"})
    await async_add_entry(hass, twin_entry("thermostat", entity.id, name="bath", device_id=device.id))
    home = hass.data[DATA].home
    assert home is not None
    await home.windows.async_learn(NOW.timestamp())
    assert home.windows.rooms == {}
