"""What devices hang on: the hubs by which they are reached, and the UPS that carries them, as far as anybody knows."""

import re
from collections import Counter
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.loader import IntegrationNotLoaded, async_get_loaded_integration
from homeassistant.util import slugify
from homeassistant.util.unit_conversion import DurationConverter

from .core.settings import BACKUP
from .core.settings import number as number_of
from .environment import resolved
from .environment.states import number, state_of

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

UPS_MINUTES: Final = 30.0
"""min that a small UPS carries a router or a computer, where nobody says how long."""
GUESSED, MEASURED, TOLD = 0.67, 0.15, 0.1
"""Spread (of the logarithm) of a UPS's minutes: guessed (10 to 90 min), as it says itself, as somebody answered."""
ADD_ONS: Final = ip_network("172.30.32.0/23")
"""Where the programs beside Home Assistant on its own computer are."""
_ROUTER: Final = re.compile(r"router|fritz|gateway|modem|unifi|speedport", re.IGNORECASE)
_RUNTIME: Final = re.compile(r"runtime|time_left|laufzeit|restzeit|remaining", re.IGNORECASE)


class Hubs:
    """The hubs by which devices are reached: what stands between them and Home Assistant."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        self._hass = hass
        self._devices = dr.async_get(hass)
        self.used: dict[str, str | None] = {}
        """By hub its device; None: an integration that many share."""
        self.names: dict[str, str] = {}
        """By hub what people call it."""
        self._by_entry: dict[str, str] = {}
        entries = Counter(
            entry.config_entry_id
            for twin in home.twins.values()
            if (entry := er.async_get(hass).async_get(twin.sources[twin.config.main])) is not None
        )
        self._shared = {entry_id for entry_id, count in entries.items() if entry_id is not None and count > 1}

    def of(self, entry: er.RegistryEntry | None) -> str | None:
        """Return the hub of an entity: the device it is connected through, else the integration that many share."""
        if entry is None:
            return None
        through = self._through(entry)
        name = (None if through is None else through.name_by_user or through.name) or self._integration(entry)
        if name is None:
            return None
        hub = slugify(name)
        if through is not None or hub not in self.used:
            self.used[hub], self.names[hub] = None if through is None else through.id, name
            if through is None and entry.config_entry_id is not None:
                self._by_entry[hub] = entry.config_entry_id
        return hub

    def on_mains(self, backups: Mapping[str, float]) -> dict[str, float]:
        """Return the hubs that are devices of their own on the mains, with the minutes that a UPS carries them.

        backups: these minutes by device. A stick at Home Assistant's own computer, and what is a program, is none. An
        integration without a device for its hub has one where it names an address of its own in the home's network.
        """
        found: dict[str, float] = {}
        for hub, device_id in self.used.items():
            device = None if device_id is None else self._devices.async_get(device_id)
            if isinstance(device, dr.DeviceEntry) and not self._beside(device):
                found[hub] = backups.get(device.id, 0.0)
            elif device_id is None and self._has_address(self._by_entry.get(hub, "")):
                found[hub] = 0.0
        return found

    def _has_address(self, entry_id: str) -> bool:
        """Return whether an integration reaches a box of its own in the home's network."""
        entry = self._hass.config_entries.async_get_entry(entry_id)
        own = None if self._hass.config.api is None else self._hass.config.api.local_ip
        return entry is not None and not _serial(entry.data) and _addressed(entry.data, own)

    def _beside(self, device: dr.DeviceEntry) -> bool:
        """Return whether a hub is part of the computer that Home Assistant runs on."""
        if device.entry_type is dr.DeviceEntryType.SERVICE:
            return True
        entry = self._hass.config_entries.async_get_entry(device.config_entry_id or "")
        return entry is not None and (entry.domain == "mqtt" or _serial(entry.data))

    def _through(self, entry: er.RegistryEntry) -> dr.DeviceEntry | None:
        device = self._devices.async_get(entry.device_id) if entry.device_id else None
        via = getattr(device, "via_device_id", None)
        through = None if via is None else self._devices.async_get(via)
        return through if isinstance(through, dr.DeviceEntry) else None

    def _integration(self, entry: er.RegistryEntry) -> str | None:
        if entry.config_entry_id not in self._shared:
            return None
        found = self._hass.config_entries.async_get_entry(entry.config_entry_id or "")
        try:
            kind = async_get_loaded_integration(self._hass, entry.platform).integration_type
        except IntegrationNotLoaded:
            return None
        return found.title if found is not None and kind == "hub" else None


def _serial(data: Any) -> bool:
    """Return whether an entry's data name a serial port of this computer."""
    if isinstance(data, Mapping):
        return any(_serial(value) for value in data.values())
    return isinstance(data, str) and data.startswith(("/dev/", "COM"))


def _addressed(data: Any, own: str | None) -> bool:
    """Return whether an entry's data name an address in the home's network that is not this computer's own."""
    if isinstance(data, Mapping):
        return any(_addressed(value, own) for value in data.values())
    if not isinstance(data, str) or (host := _host(data)) is None or host == own:
        return False
    try:
        address = ip_address(host)
    except ValueError:
        return host.endswith(".local") and host != "homeassistant.local"
    return address.is_private and not address.is_loopback and not (address.version == 4 and address in ADD_ONS)


def _host(text: str) -> str | None:
    """Return the host of an address or a URL."""
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname
    except ValueError:
        return None


class Supplies:
    """For how long a UPS carries what hangs on one."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        self._hass = hass
        self._entities = er.async_get(hass)
        named = {entity_id for ref in home.config.ups if (entity_id := resolved(hass, ref)) is not None}
        self._named = named
        self._said = next((minutes for one in sorted(named) if (minutes := self._runtime(one)) is not None), None)
        self._default = (UPS_MINUTES, GUESSED) if self._said is None else (self._said, MEASURED)
        self.by_device = {
            entry.device_id: self._default[0]
            for entity_id in named
            if (entry := self._entities.async_get(entity_id)) is not None and entry.device_id is not None
        }

    def of(self, twin: TwinCoordinator, main: str) -> tuple[float, float]:
        """Return the minutes that a UPS carries a twin's device, and their spread; 0: it hangs on none."""
        if (told := number_of(twin.config.settings, BACKUP)) is not None and told > 0.0:
            return told, TOLD
        return self._default if main in self._named or twin.config.device_id in self.by_device else (0.0, 0.0)

    def router(self) -> float:
        """Return the minutes that a UPS carries the router, where one of the devices on it is one."""
        devices = dr.async_get(self._hass)
        for device_id in self.by_device:
            device = devices.async_get(device_id)
            name = "" if device is None else f"{device.name_by_user or device.name} {getattr(device, 'model', '')}"
            if _ROUTER.search(name):
                return self._default[0]
        return 0.0

    def _runtime(self, entity_id: str) -> float | None:
        """Return the minutes that the UPS itself says it can go on, where it is among the devices named."""
        entry = self._entities.async_get(entity_id)
        if entry is None or entry.device_id is None:
            return None
        for other in er.async_entries_for_device(self._entities, entry.device_id):
            state = state_of(self._hass, other.entity_id)
            value = number(state)
            if state is None or value is None or not _RUNTIME.search(f"{other.entity_id} {other.original_name or ''}"):
                continue
            unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
            if unit in DurationConverter.VALID_UNITS and value > 0.0:
                return DurationConverter.convert(value, unit, UnitOfTime.MINUTES)
        return None
