"""The sensors of what a twin learned and how well it predicts, all disabled until somebody wants to see them."""

from abc import abstractmethod
from datetime import datetime
from typing import Any, Final, override

from homeassistant.components.sensor import SensorEntity
from homeassistant.components.sensor.const import SensorDeviceClass, SensorStateClass
from homeassistant.const import MATCH_ALL, PERCENTAGE, EntityCategory, UnitOfTime
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .const import STANDARD_HORIZON
from .coordinator import TwinCoordinator
from .core.channel import Quantity
from .core.learning.ledger import Score
from .core.models.cells import BATTERY, BATTERY_DRAIN
from .core.models.protocol import Parameter
from .core.models.registry import model_for
from .entity import TwinEntity
from .outlook import outlook_of
from .texts import async_speaker
from .units import parameter_scale

PARAMETER = "parameter"
LEAST: Final = "learned_battery_least"
"""What the core says of cells of which only a bound was seen."""


async def async_learning_sensors(hass: HomeAssistant, twin: TwinCoordinator) -> list[SensorEntity]:
    """Return the sensors of a twin's learning: one for each parameter of its model, its scores, and when it learned."""
    speaker = await async_speaker(hass, hass.config.language)
    sensors: list[SensorEntity] = [LearnedAtSensor(twin)]
    if (main := twin.main_channel) is not None:
        sensors.append(SkillSensor(twin))
        if twin.channels[main].quantity is Quantity.NUMBER:
            sensors.append(ErrorSensor(twin))
    if BATTERY in twin.channels:
        sensors.append(BatteryDaysSensor(twin))
    for parameter in model_for(twin.spec).priors():
        named = speaker.word(PARAMETER, parameter.name)
        name = parameter.name.replace("_", " ") if named == parameter.name else named
        sensors.append(ParameterSensor(twin, parameter, name))
    return sensors


class _LearningSensor(TwinEntity, SensorEntity):
    """One figure of a twin's learning, written when it changes."""

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_entity_registry_enabled_default = False
    _unrecorded_attributes = frozenset({MATCH_ALL})

    @override
    async def async_added_to_hass(self) -> None:
        """Show it, and follow the twin."""
        await super().async_added_to_hass()
        self._async_read()
        self.async_on_remove(self.twin.async_subscribe(self._async_update))

    @callback
    def _async_update(self) -> None:
        if self._async_read():
            self.async_write_ha_state()

    def _async_read(self) -> bool:
        shown = self._read()
        if shown == (self._attr_native_value, self._attr_extra_state_attributes):
            return False
        self._attr_native_value, self._attr_extra_state_attributes = shown
        return True

    @abstractmethod
    def _read(self) -> tuple[float | datetime | None, dict[str, Any]]:
        """Return value and attributes."""


class ParameterSensor(_LearningSensor):
    """A parameter of the model, as far as the history determined it; else unknown, with the typical figure beside."""

    _attr_translation_key = "learned_parameter"
    _attr_extra_state_attributes: dict[str, Any]

    def __init__(self, twin: TwinCoordinator, parameter: Parameter, name: str) -> None:
        """Take the parameter, and its name in the home's language."""
        super().__init__(twin, f"{PARAMETER}_{parameter.name}")
        self._parameter = parameter
        self._attr_extra_state_attributes = {}
        self._attr_translation_placeholders = {PARAMETER: name}
        main = twin.main_channel
        own = None if main is None else twin.channels[main].unit
        self._attr_native_unit_of_measurement, self._factor = parameter_scale(
            parameter, own, twin.hass.config.units.temperature_unit
        )

    @override
    def _read(self) -> tuple[float | None, dict[str, Any]]:
        learned = self.twin.learned
        estimate = None if learned is None else learned.parameters.get(self._parameter.name)
        if estimate is None or not estimate.identified:
            return None, {"identified": False, "typical": self._figure(self._parameter.prior, 4)}
        deviation = self._figure(estimate.deviation, 2)
        return self._figure(estimate.value, 4), {"identified": True, "deviation": deviation}

    def _figure(self, value: float, count: int) -> float:
        return _figures(value * self._factor, count)


class BatteryDaysSensor(_LearningSensor):
    """How many days the cells last, by what they lost a day since they were new; unknown until that was seen.

    Of cells that lost no more than a step it is told how long they last at least.
    """

    _attr_translation_key = "battery_days_left"
    _attr_device_class = SensorDeviceClass.DURATION
    _attr_native_unit_of_measurement = UnitOfTime.DAYS
    _attr_suggested_display_precision = 0
    _attr_extra_state_attributes: dict[str, Any]

    def __init__(self, twin: TwinCoordinator) -> None:
        """Take the twin."""
        super().__init__(twin, "battery_days_left")
        self._attr_extra_state_attributes = {}

    @override
    def _read(self) -> tuple[float | None, dict[str, Any]]:
        learned, level = self.twin.learned, self.twin.state.get(BATTERY)
        drain = None if learned is None else learned.parameters.get(BATTERY_DRAIN.name)
        if learned is None or drain is None or drain.value <= 0 or not isinstance(level, float):
            return None, {}
        if not drain.identified:
            if all(message.id != LEAST for message in learned.report):
                return None, {}
            return float(int(level / (drain.value + drain.deviation))), {"at_least": True}
        days = level / drain.value
        # To the whole day: a figure that changes with every report would fill the recorder.
        return float(round(days)), {
            "at_least": False,
            "drain": _figures(drain.value, 2),
            "deviation": round(days * drain.deviation / drain.value),
        }


class LearnedAtSensor(_LearningSensor):
    """When the twin last learned."""

    _attr_translation_key = "learned_at"
    _attr_device_class = SensorDeviceClass.TIMESTAMP
    _attr_extra_state_attributes: dict[str, Any]

    def __init__(self, twin: TwinCoordinator) -> None:
        """Take the twin."""
        super().__init__(twin, "learned_at")
        self._attr_extra_state_attributes = {}

    @override
    def _read(self) -> tuple[datetime | None, dict[str, Any]]:
        learned = self.twin.learned
        if learned is None or learned.days <= 0:
            return None, {"frozen": self.twin.frozen}
        at = dt_util.utc_from_timestamp(round(learned.learned_at))
        return at, {"frozen": self.twin.frozen, "days": round(learned.days, 1), "structure": learned.structure}


class _ScoreSensor(_LearningSensor):
    """A score of past forecasts at the standard horizon, with those of all horizons beside."""

    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_extra_state_attributes: dict[str, Any]

    def __init__(self, twin: TwinCoordinator, key: str) -> None:
        """Take the twin, and which score is shown."""
        super().__init__(twin, key)
        self._attr_translation_key = key
        self._attr_extra_state_attributes = {}

    @override
    def _read(self) -> tuple[float | None, dict[str, Any]]:
        scores = self.twin.scores
        shown = scores.get(STANDARD_HORIZON)
        values = {f"{horizon // 60}_min": self._value(score) for horizon, score in scores.items()}
        return (None if shown is None else self._value(shown)), {**values, "forecasts": shown.n if shown else 0}

    @abstractmethod
    def _value(self, score: Score) -> float | None:
        """Return the figure of one horizon that is shown."""


class SkillSensor(_ScoreSensor):
    """By how much past forecasts were better than "stays as it is", in percent of its error."""

    _attr_native_unit_of_measurement = PERCENTAGE
    _attr_suggested_display_precision = 0

    def __init__(self, twin: TwinCoordinator) -> None:
        """Take the twin."""
        super().__init__(twin, "prediction_skill")

    @override
    def _value(self, score: Score) -> float | None:
        return None if score.skill is None else round(100.0 * score.skill)


class ErrorSensor(_ScoreSensor):
    """The mean absolute error of past forecasts of a number, in its unit."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Take the twin; a difference of temperatures is in kelvin, whatever the home's unit."""
        super().__init__(twin, "prediction_error")
        main = twin.main_channel
        assert main is not None  # noqa: S101 -- made for twins that have one only
        like = outlook_of(twin, twin.channels[main])
        self._digits = like.digits + 1
        self._attr_native_unit_of_measurement = like.unit
        self._attr_suggested_display_precision = self._digits
        if like.device_class is SensorDeviceClass.TEMPERATURE:
            self._attr_device_class = SensorDeviceClass.TEMPERATURE_DELTA
            self._attr_suggested_unit_of_measurement = twin.hass.config.units.temperature_unit

    @override
    def _value(self, score: Score) -> float | None:
        return None if score.error is None else round(score.error, self._digits)


def _figures(value: float, count: int) -> float:
    return float(f"{value:.{count}g}")
