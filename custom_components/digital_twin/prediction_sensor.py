"""The sensors of what a twin predicts: one for each horizon the user chose."""

from typing import override

from homeassistant.components.sensor import SensorEntity
from homeassistant.const import MATCH_ALL
from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN, STANDARD_HORIZON
from .coordinator import TwinCoordinator
from .core.channel import Channel
from .core.learning.ledger import HORIZONS
from .entity import TwinEntity
from .exposure import async_hide_from_assistants
from .outlook import Outlook, outlook_of

KEY = "prediction"


def _key(horizon: int) -> str:
    """Return the part of the unique id; the first version had the standard horizon only."""
    return KEY if horizon == STANDARD_HORIZON else f"{KEY}_{horizon}"


def _shown(horizon: int) -> str:
    """Return a horizon as people write it, the same in all languages."""
    return f"{horizon // 60} min" if horizon < 3600 else f"{horizon // 3600} h"


def prediction_sensors(twin: TwinCoordinator) -> list[PredictionSensor]:
    """Return the prediction sensors of a twin, and forget those of horizons that are no longer wanted."""
    wanted = [horizon for horizon in HORIZONS if horizon in twin.config.horizons]
    registry = er.async_get(twin.hass)
    for horizon in HORIZONS:
        unique_id = f"{twin.entry.entry_id}_{_key(horizon)}"
        if horizon not in wanted and (entity_id := registry.async_get_entity_id("sensor", DOMAIN, unique_id)):
            registry.async_remove(entity_id)
    if (channel := twin.main_channel) is None:
        return []
    return [PredictionSensor(twin, twin.channels[channel], horizon) for horizon in wanted]


class PredictionSensor(TwinEntity, SensorEntity):
    """What the main channel will be at a horizon, or how likely a discrete one will be in its state."""

    _unrecorded_attributes = frozenset({MATCH_ALL})

    def __init__(self, twin: TwinCoordinator, channel: Channel, horizon: int) -> None:
        """Take the twin and its main channel; unit and class follow from that and the source behind it."""
        super().__init__(twin, _key(horizon))
        self._horizon = horizon
        self._outlook: Outlook | None = None
        self._like = outlook_of(twin, channel, horizon)
        self._attr_translation_key = self._like.translation_key
        if horizon != STANDARD_HORIZON:
            self._attr_translation_placeholders = {"horizon": _shown(horizon)}
        self._attr_device_class = self._like.device_class
        self._attr_native_unit_of_measurement = self._like.unit
        # Of a probability whole numbers are shown, but 99.9 % where 100 would say too much.
        self._attr_suggested_display_precision = None if self._like.discrete else self._like.digits

    @override
    async def async_added_to_hass(self) -> None:
        """Have the prediction kept current from now on."""
        await super().async_added_to_hass()
        async_hide_from_assistants(self.hass, self.entity_id)
        self._async_read()
        self.async_on_remove(self.twin.async_subscribe(self._async_update))
        self.async_on_remove(self.twin.forecaster.async_want(self._horizon))

    @callback
    def _async_update(self) -> None:
        if self._async_read():
            self.async_write_ha_state()

    def _async_read(self) -> bool:
        outlook = self._like.read(self.twin.forecaster.course(self._horizon), self._outlook)
        if outlook is self._outlook:
            return False
        self._outlook = outlook
        self._attr_native_value = None if outlook is None else outlook.value
        self._attr_extra_state_attributes = {} if outlook is None else outlook.attributes(self.unit_of_measurement)
        return True
