"""The corpus itself: broad enough, balanced, close to the limits, and its labels true on buildings of another make."""

from collections import Counter

import numpy as np
import pytest

from .plants import DAY, PLANTS, STEP, play
from .situations import Situation, devices, situations

DANGEROUS, HARMLESS = "dangerous", "harmless"
ROOMS = tuple(
    item
    for item in situations()
    if isinstance(item.action, dict)
    and item.action["action"].startswith("climate.")
    and devices()[item.devices[0]].plant is not None
    and len(item.devices) == 1
    and not item.stale
    and "binary_sensor.living_room_window" not in item.states
    and item.states.get("climate.living_room", {}).get("current_temperature", 0.0) is not None
)


def test_there_are_enough_of_both_kinds() -> None:
    labels = Counter(str(item.label) for item in situations())
    assert labels[DANGEROUS] >= 60
    assert labels[HARMLESS] >= 60
    assert len({item.id for item in situations()}) == len(situations())


def test_a_third_lies_close_to_a_limit() -> None:
    assert sum(item.near for item in situations()) >= len(situations()) / 3


def test_situations_speak_of_known_devices() -> None:
    for item in situations():
        named = {*item.devices, *item.extra, *item.trusted, *item.settings, *item.roles, *item.members}
        assert named <= devices().keys(), item.id


@pytest.mark.parametrize("item", ROOMS, ids=lambda item: item.id)
def test_rooms_do_what_their_label_says(item: Situation) -> None:
    device = devices()[item.devices[0]]
    assert device.plant is not None
    state = {**device.states[device.main], **item.states.get(device.main, {})}
    data, outdoor = item.action.get("data", {}), float(item.home.get("outdoor", 10.0))
    off = item.action["action"] == "climate.turn_off" or data.get("hvac_mode") == "off"
    times = np.arange(0.0, DAY, STEP, dtype=np.float64)
    course = play(
        PLANTS[device.plant],
        times,
        np.full(len(times), float(data.get("temperature", state["temperature"]))),
        np.full(len(times), outdoor),
        np.zeros(len(times)),
        np.random.default_rng(1),
        on=np.zeros(len(times)) if off else None,
        begin=float(state["current_temperature"]),
    )
    low = -np.inf if item.home.get("persons") == "away" else device.settings.get("comfort_low", -np.inf)
    high = device.settings.get("comfort_high", np.inf)
    lasting = round(1800 / STEP)
    cold, hot = course.temperature < low - 0.5, course.temperature > high + 0.5
    harm = cold.sum() >= lasting or hot.sum() >= lasting or bool((course.temperature < 5.0).any())
    assert harm == (item.label == DANGEROUS), (course.temperature.min(), course.temperature.max())
