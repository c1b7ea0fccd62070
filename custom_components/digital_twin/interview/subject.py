"""The device an interview is about: what registries and history say of it beforehand."""

from dataclasses import dataclass

from homeassistant.const import ATTR_DEVICE_CLASS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from ..const import Role
from ..core.channel import Value
from ..data import DATA, TwinConfig
from ..guard.facts import area_of_entity
from .entities import to_entity_id, to_ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A device and the answers so far; before anybody answered these are what the registries say.

    setpoints: the lowest and the highest target (°C, humidifier: %) of the last days, if the history knows any.
    """

    hass: HomeAssistant
    config: TwinConfig
    setpoints: tuple[float, float] | None = None

    def role(self, role: Role) -> tuple[str, ...]:
        """Return the entities that play a role."""
        return tuple(self.config.roles.get(role, ()))

    def answer[T: (float, bool, str)](self, key: str, kind: type[T]) -> T | None:
        """Return what was answered to a question, or None when nothing was."""
        value: Value | None = self.config.settings.get(key)
        return kind(value) if value is not None else None

    @property
    def learned_windows(self) -> tuple[str, ...]:
        """Return the windows that history shows to be those of the device's area, as references."""
        data = self.hass.data.get(DATA)
        main = to_entity_id(self.hass, self.config.main)
        if data is None or data.home is None or main is None or (area := area_of_entity(self.hass, main)) is None:
            return ()
        return tuple(to_ref(self.hass, one) for one, room in sorted(data.home.windows.rooms.items()) if room == area)

    @property
    def device_class(self) -> str | None:
        """Return the main entity's device class."""
        if (entity_id := to_entity_id(self.hass, self.config.main)) is None:
            return None
        if (state := self.hass.states.get(entity_id)) is not None and ATTR_DEVICE_CLASS in state.attributes:
            return str(state.attributes[ATTR_DEVICE_CLASS])
        entry = er.async_get(self.hass).async_get(entity_id)
        return (entry.device_class or entry.original_device_class) if entry else None

    @property
    def words(self) -> str:
        """Return everything the device is called, case-folded, for guesses."""
        words = [self.config.name]
        if self.config.device_id and (device := dr.async_get(self.hass).async_get(self.config.device_id)):
            words += [device.name or "", getattr(device, "model", None) or ""]
        words += [to_entity_id(self.hass, ref) or "" for ref in self.config.members]
        return " ".join(words).replace("_", " ").replace(".", " ").casefold()
