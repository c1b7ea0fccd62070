"""What else a home measures that tells of a room's temperature: its other sensors and radiator, light, other rooms."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from homeassistant.components.climate.const import ATTR_CURRENT_TEMPERATURE
from homeassistant.components.climate.const import DOMAIN as CLIMATE
from homeassistant.components.sensor.const import DOMAIN as SENSOR
from homeassistant.components.sensor.const import SensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_UNIT_OF_MEASUREMENT, UnitOfTemperature
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_conversion import TemperatureConverter

from .const import DOMAIN
from .core.channel import CELSIUS, Channel, Quantity
from .core.forecast.frame import BESIDE_LIGHT, BESIDE_TEMPERATURE
from .environment import resolved
from .guard.facts import area_of_entity
from .recorder_history import Wanted
from .sources import Reader

if TYPE_CHECKING:
    from .manager import Home

ROOM: Final = "thermostat"
KINDS: Final = frozenset({ROOM, "sensor"})
MOST_HERE: Final = 6
MOST_LIGHTS: Final = 1
MOST_ROOMS: Final = 4
TEMPERATURE: Final = "temperature"
_COLDEST, _HOTTEST, _BRIGHTEST = -60.0, 120.0, 200_000.0
_CLASSES: Final = frozenset({SensorDeviceClass.TEMPERATURE, SensorDeviceClass.ILLUMINANCE})


@callback
def beside(
    hass: HomeAssistant, home: Home, kind: str, main: str, own: Collection[str], channel: Channel | None
) -> tuple[Wanted, ...]:
    """Return what to read beside a twin of this kind whose main entity is this; nothing unless it is a temperature.

    own: the entities that the twin reads already; channel: the one it foretells. A few of each at most, those of the
    same device first: what is far away tells little and costs as much.
    """
    if kind not in KINDS or channel is None or channel.unit != CELSIUS:
        return ()
    area = area_of_entity(hass, main)
    taken = {*own, main, resolved(hass, home.config.outdoor_temperature)}
    here = [state for state in _here(hass, main, area) if state.entity_id not in taken]
    lights = [state.entity_id for state in here if _is(state, SensorDeviceClass.ILLUMINANCE)][:MOST_LIGHTS]
    temperatures = [state.entity_id for state in here if not _is(state, SensorDeviceClass.ILLUMINANCE)][:MOST_HERE]
    taken |= {state.entity_id for state in here}
    rooms = sorted({entity_id for entity_id in _rooms(hass, home, area) if entity_id not in taken})[:MOST_ROOMS]
    return (
        *(_wanted(hass, entity_id, light=False) for entity_id in (*temperatures, *rooms)),
        *(_wanted(hass, entity_id, light=True) for entity_id in lights),
    )


def _here(hass: HomeAssistant, main: str, area: str | None) -> list[State]:
    """Return what measures on the same device, then in the same room; what a device tells of itself does not count."""
    registry = er.async_get(hass)
    entry = registry.async_get(main)
    device = None if entry is None else entry.device_id
    found = []
    for state in hass.states.async_all((SENSOR, CLIMATE)):
        if state.domain == SENSOR and state.attributes.get(ATTR_DEVICE_CLASS) not in _CLASSES:
            continue
        other = registry.async_get(state.entity_id)
        if other is None or other.platform == DOMAIN or other.entity_category is not None:
            continue
        same = device is not None and other.device_id == device
        if same or (area is not None and area_of_entity(hass, state.entity_id) == area):
            found.append((not same, state.entity_id, state))
    return [state for _, _, state in sorted(found, key=lambda item: item[:2])]


def _rooms(hass: HomeAssistant, home: Home, area: str | None) -> Iterator[str]:
    """Yield what measures the temperature of other rooms: as their areas say, and as their twins read it."""
    for other in ar.async_get(hass).async_list_areas():
        if other.id != area and other.temperature_entity_id is not None:
            yield other.temperature_entity_id
    for twin in home.twins.values():
        if twin.config.kind != ROOM:
            continue
        for binding in twin.bindings:
            if binding.channel == TEMPERATURE and (area is None or area_of_entity(hass, binding.entity_id) != area):
                yield binding.entity_id


def _is(state: State, device_class: SensorDeviceClass) -> bool:
    return state.domain == SENSOR and state.attributes.get(ATTR_DEVICE_CLASS) == device_class


def _wanted(hass: HomeAssistant, entity_id: str, *, light: bool) -> Wanted:
    """Return an entity as a series to read, named by what stays when it is renamed."""
    entry = er.async_get(hass).async_get(entity_id)
    ref = entity_id if entry is None else entry.id
    if light:
        channel = Channel(key=f"{BESIDE_LIGHT}{ref}", quantity=Quantity.NUMBER, lower=0.0, upper=_BRIGHTEST)
        return Wanted(channel, (entity_id,), _as_told)
    channel = Channel(
        key=f"{BESIDE_TEMPERATURE}{ref}", quantity=Quantity.NUMBER, unit=CELSIUS, lower=_COLDEST, upper=_HOTTEST
    )
    return Wanted(channel, (entity_id,), _celsius(hass.config.units.temperature_unit))


def _as_told(state: State) -> object:
    return state.state


def _celsius(unit: str) -> Reader:
    """Return a reader of a sensor's state, or of what a climate entity measures, in °C; unit: the home's."""

    def read(state: State) -> object:
        climate = split_entity_id(state.entity_id)[0] == CLIMATE
        told = state.attributes.get(ATTR_CURRENT_TEMPERATURE) if climate else state.state
        own = unit if climate else state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        try:
            return TemperatureConverter.convert(float(told), own, UnitOfTemperature.CELSIUS)  # type: ignore[arg-type]  # any attribute
        except (TypeError, ValueError, HomeAssistantError):  # fmt: skip
            return None

    return read
