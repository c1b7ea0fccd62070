"""What shadows and twin sensors add to the database."""

import logging
import math
from collections import Counter

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.db_schema import StateAttributes, States, StatesMeta
from homeassistant.components.recorder.util import session_scope
from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import Role

from ..common import async_add_home, async_predictions_end
from .physical import PhysicalClimate, PhysicalLight, PhysicalSensor, PhysicalSwitch, async_add_physical
from .shadows import async_add_twin, own_sensor, shadow_of

LOGGER = logging.getLogger(__name__)
HOURS = 4


async def async_rows(hass: HomeAssistant) -> tuple[Counter[str], dict[str, set[int]]]:
    """Return per entity how many states are recorded, and the sizes (bytes) of the attributes they refer to."""
    await async_wait_recording_done(hass)

    def read() -> tuple[Counter[str], dict[str, set[int]]]:
        with session_scope(hass=hass, read_only=True) as session:
            query = (
                session.query(StatesMeta.entity_id, StateAttributes.shared_attrs)
                .select_from(States)
                .join(StatesMeta, States.metadata_id == StatesMeta.metadata_id)
                .join(StateAttributes, States.attributes_id == StateAttributes.attributes_id)
            )
            rows = query.all()
        sizes: dict[str, set[int]] = {}
        for entity_id, attributes in rows:
            sizes.setdefault(entity_id, set()).add(len(attributes))
        return Counter(entity_id for entity_id, _ in rows), sizes

    return await get_instance(hass).async_add_executor_job(read)


@pytest.mark.slow
async def test_growth_with_and_without_twins(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Four hours of a busy room: a thermostat that reports every minute, a plug's power every ten seconds, a lamp."""
    room, lamp, plug = PhysicalClimate("Room"), PhysicalLight("Lamp"), PhysicalSwitch("Fridge")
    power = PhysicalSensor(
        "Fridge power",
        device_class=SensorDeviceClass.POWER,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement="W",
        native_value=0.0,
    )
    sources = [room, lamp, plug, power]
    await async_add_physical(hass, *sources)
    await async_add_home(hass)
    power_ref = er.async_get(hass).async_get(power.entity_id).id
    twins = [
        await async_add_twin(hass, room),
        await async_add_twin(hass, lamp),
        await async_add_twin(hass, plug, roles={Role.POWER: [power_ref]}),
    ]
    await hass.async_block_till_done()
    for tick in range(HOURS * 360):
        freezer.tick(10)
        power.show(native_value=float(60 + tick % 7))
        if tick % 6 == 0:
            room.show(current_temperature=round(20 + 0.6 * math.sin(tick / 360 * math.pi), 1))
        if tick % 180 == 0:
            lamp.show(is_on=not lamp.is_on)
        await async_predictions_end()
        await hass.async_block_till_done()

    rows, sizes = await async_rows(hass)
    registry = er.async_get(hass)
    own = {entry.entity_id for twin in twins for entry in er.async_entries_for_config_entry(registry, twin.entry_id)}
    before = sum(rows[source.entity_id] for source in sources)
    added = sum(rows[entity_id] for entity_id in own)
    LOGGER.info("%s states without twins, %s added: %s", before, added, {key: rows[key] for key in sorted(own)})
    assert before > HOURS * 360
    assert added <= 0.2 * before
    assert rows[own_sensor(hass, twins[0], "diverged", "binary_sensor")] <= 3

    # A shadow's attributes are its source's, which are in the database already: one small row for all its states.
    for twin, source in zip(twins, (room, lamp, plug), strict=True):
        shadow = shadow_of(hass, twin, source)
        assert rows[shadow] <= rows[source.entity_id] + 1
        assert len(sizes[shadow]) == 1
        assert max(sizes[shadow]) < 100
    assert max(sizes[shadow_of(hass, twins[0], room)]) < min(sizes[room.entity_id])
