"""What the user decided already: which devices have a twin, and which are ignored."""

from homeassistant.config_entries import SOURCE_IGNORE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from ..classify import DeviceProfile
from ..const import CONF_MEMBERS, DOMAIN, EntryType
from ..data import entry_type


class Decided:
    """The decisions as they are now."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Read the entries of this integration."""
        self._devices = dr.async_get(hass)
        self._keys: dict[str, str] = {}
        self._members: set[str] = set()
        for entry in hass.config_entries.async_entries(DOMAIN):
            if entry.unique_id is None:
                continue
            if entry.source == SOURCE_IGNORE:
                self._keys[entry.unique_id] = "refused_ignored"
            elif entry_type(entry) is EntryType.TWIN:
                self._keys[entry.unique_id] = "refused_has_twin"
                self._members.update(entry.data[CONF_MEMBERS])

    def reason(self, profile: DeviceProfile) -> str | None:
        """Return why this candidate is not to be offered, or None.

        What was decided of a device holds for the same device as another integration shows it.
        """
        if (reason := self._keys.get(profile.key)) is not None:
            return reason
        if profile.main in self._members:
            return "refused_has_twin"
        if any(f"device_{device_id}" in self._keys for device_id in linked_devices(self._devices, profile.device_id)):
            return "refused_duplicate"
        return None


def linked_devices(devices: dr.DeviceRegistry, device_id: str | None) -> list[str]:
    """Return the ids of the devices by which other integrations show the same physical thing.

    They share a connection or an identifier, as Home Assistant's own list of linked devices has it.
    """
    if device_id is None:
        return []
    device = devices.async_get(device_id, include_child_devices=False, include_composite_devices=False)
    if device is None:
        return []
    same = devices.async_get_devices(identifiers=device.identifiers, connections=device.connections)
    return [other.id for other in same if other.id != device_id]
