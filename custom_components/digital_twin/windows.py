"""Which room a window belongs to, as history shows it: the room that cools while its contact says that it is open."""

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from homeassistant.components.binary_sensor.const import DOMAIN as BINARY_SENSOR_DOMAIN
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS, STATE_OFF, STATE_ON
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, State, callback
from homeassistant.helpers.storage import Store

from .const import DOMAIN
from .core.channel import Channel, Quantity
from .core.home.which_window import room_of
from .environment.states import resolved
from .guard.expansion import is_own
from .guard.facts import area_of
from .recorder_history import Wanted, async_read
from .weather_forecast import OUTDOOR, outdoor_wanted

if TYPE_CHECKING:
    from .core.series import Series
    from .manager import Home

LOOKS: Final = timedelta(hours=12)
DAYS: Final = 10
FEWEST_ROOMS: Final = 2
OPEN: Final = Channel(key="open", quantity=Quantity.BINARY)
VERSION: Final = 1


class Windows:
    """The rooms of windows, by their contacts' entity ids; only what history shows clearly."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is known yet."""
        self._hass = hass
        self._home = home
        self._store: Store[dict[str, str]] = Store(hass, VERSION, f"{DOMAIN}.window_rooms", atomic_writes=True)
        self.rooms: Mapping[str, str] = {}

    async def async_start(self) -> CALLBACK_TYPE:
        """Take up what was learned before, and look twice a day; call what is returned to end it."""
        self.rooms = await self._store.async_load() or {}
        return self._home.agenda.async_add("rooms of windows", LOOKS, self._look)

    @callback
    def _look(self) -> None:
        self._home.entry.async_create_background_task(
            self._hass, self.async_learn(time.time()), "digital_twin rooms of windows"
        )

    async def async_learn(self, now: float) -> None:
        """Hold each window's openings of the last days against the temperatures of all rooms."""
        hass, config = self._hass, self._home.config
        outdoor = resolved(hass, config.outdoor_temperature) or resolved(hass, config.weather)
        areas = {area: twin for twin in self._home.twins.values() if (area := area_of(hass, twin)) is not None
                 and twin.kind.id == "thermostat"}  # fmt: skip
        contacts = [state.entity_id for state in hass.states.async_all(BINARY_SENSOR_DOMAIN) if _is_window(hass, state)]
        if outdoor is None or len(areas) < FEWEST_ROOMS or not contacts:
            return
        start = now - DAYS * 86_400.0
        outside = (await async_read(hass, [outdoor_wanted(outdoor)], start, now)).series.get(OUTDOOR.key)
        if outside is None:
            return
        rooms: dict[str, Series] = {}
        for area, twin in areas.items():
            binding = next((one for one in twin.bindings if one.channel == "temperature"), None)
            if binding is None:
                continue
            wanted = Wanted(twin.channels["temperature"], (binding.entity_id,), binding.read)
            if (series := (await async_read(hass, [wanted], start, now)).series.get("temperature")) is not None:
                rooms[area] = series
        if len(rooms) < FEWEST_ROOMS:
            return
        found: dict[str, str] = {}
        for entity_id in contacts:
            opened = (await async_read(hass, [Wanted(OPEN, (entity_id,), _is_open)], start, now)).series.get(OPEN.key)
            link = None if opened is None else await hass.async_add_executor_job(room_of, opened, rooms, outside)
            if link is not None and link.sure:
                found[entity_id] = link.room
        # A summer without openings on cold days does not unlearn what the winter showed.
        kept = {entity_id: area for entity_id, area in self.rooms.items() if entity_id in contacts}
        if (rooms_now := kept | found) != self.rooms:
            self.rooms = rooms_now
            await self._store.async_save(rooms_now)


def _is_window(hass: HomeAssistant, state: State) -> bool:
    return state.attributes.get(ATTR_DEVICE_CLASS) == BinarySensorDeviceClass.WINDOW and not is_own(
        hass, state.entity_id
    )


def _is_open(state: State) -> object:
    return {STATE_ON: True, STATE_OFF: False}.get(state.state)
