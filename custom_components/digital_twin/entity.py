"""What all entities of twins have in common, and the mirroring of one source entity in a shadow."""

import asyncio
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from enum import IntFlag, StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, override

from homeassistant.const import (
    ATTR_ASSUMED_STATE,
    ATTR_DEVICE_CLASS,
    ATTR_ICON,
    ATTR_SUPPORTED_FEATURES,
    ATTR_UNIT_OF_MEASUREMENT,
    MATCH_ALL,
    STATE_OFF,
    STATE_ON,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    EntityCategory,
)
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.core_config import DATA_CUSTOMIZE
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import Entity

from .calls import async_get_calls
from .const import DOMAIN, TWIN_MODEL
from .exposure import async_hide_from_assistants
from .rendering import STATE_KEY

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

CONF_DEFAULT_CODE = "default_code"
MANUFACTURER = "Digital Twin"
ON_OFF = frozenset({STATE_ON, STATE_OFF})
_COMMON_ATTRIBUTES = (ATTR_ASSUMED_STATE, ATTR_DEVICE_CLASS, ATTR_ICON, ATTR_SUPPORTED_FEATURES)


def twin_device_info(twin: TwinCoordinator) -> DeviceInfo:
    """Return the twin's own device: linked to the real one, in no area, so that no area or device target means it."""
    info = DeviceInfo(
        identifiers={twin.device_identifier},
        manufacturer=MANUFACTURER,
        model=TWIN_MODEL,
        translation_key="twin",
        translation_placeholders={"name": twin.entry.title},
    )
    real = twin.config.device_id
    if real is not None and dr.async_get(twin.hass).async_get(real) is not None:
        info["via_device_id"] = real
    return info


class TwinEntity(Entity):
    """An entity on a twin's device."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, twin: TwinCoordinator, key: str) -> None:
        """Take the twin, and the part of the unique id that tells its entities apart."""
        self.twin = twin
        self._attr_unique_id = f"{twin.entry.entry_id}_{key}"
        self._attr_device_info = twin_device_info(twin)


def shadowed_refs(twin: TwinCoordinator, domain: str) -> Iterator[str]:
    """Return the references of the sources of a domain that get a shadow."""
    return (ref for ref in twin.shadowed if split_entity_id(twin.sources[ref])[0] == domain)


class ShadowEntity(TwinEntity):
    """Shows what one source entity shows, with what the sandbox simulates on top; never commands the source itself.

    Nothing but its state is recorded: the source's attributes are in the database already.
    """

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _unrecorded_attributes = frozenset({MATCH_ALL})
    mirrored: ClassVar[tuple[str, ...]] = ()
    """The attributes that this domain shows, beside those that all entities have; others do not concern it."""
    passed_on: ClassVar[frozenset[str]] = frozenset()
    """The states that this domain shows as they are, where nothing that it shows beside them depends on the state."""

    def __init__(self, twin: TwinCoordinator, ref: str) -> None:
        """Take the twin and the reference of the source."""
        super().__init__(twin, ref)
        self.ref = ref
        self._attr_available = False
        self._attr_name = None if ref == twin.config.main else _source_name(twin, ref)
        self._shown: tuple[object, ...] | None = None
        self._attributes: Mapping[str, Any] | None = None
        self._written: tuple[Mapping[str, Any], object, object] | None = None
        self._mirror_capabilities()
        self._async_read()

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the source, and keep away from voice assistants."""
        await super().async_added_to_hass()
        async_hide_from_assistants(self.hass, self.entity_id)
        self.async_on_remove(async_get_calls(self.hass).async_use())
        self._async_read()
        self.async_on_remove(self.twin.async_subscribe_source(self.ref, self._async_source_changed))

    @callback
    def async_entity_id_changed(self, old_entity_id: str) -> None:
        """Take a new entity id on in place, from Home Assistant 2026.11 on: nothing here depends on it."""

    def _mirror_capabilities(self) -> None:
        """Start with what the registry knows of the source, as long as it is not there itself."""
        entry = er.async_get(self.twin.hass).async_get(self.twin.sources[self.ref])
        known: dict[str, Any] = {}
        if entry is not None:
            known = dict(entry.capabilities or {})
            known[ATTR_SUPPORTED_FEATURES] = entry.supported_features
            known[ATTR_DEVICE_CLASS] = entry.device_class or entry.original_device_class
            known[ATTR_UNIT_OF_MEASUREMENT] = entry.unit_of_measurement
        self.mirror(None, known)

    @callback
    def _async_source_changed(self) -> None:
        if not self._pass_state_on() and self._async_read():
            self.async_write_ha_state()

    @override
    @callback
    def _async_write_ha_state(self) -> None:
        """Write the state, and remember what was written beside it."""
        super()._async_write_ha_state()
        self._written = None
        own = self.hass.states.get(self.entity_id) if self.passed_on else None
        if own is not None and self._attr_available:
            self._written = (own.attributes, self.registry_entry, self.hass.data.get(DATA_CUSTOMIZE))

    def _pass_state_on(self) -> bool:
        """Write the source's state if nothing else has to be gathered for it; return whether that was so.

        Most of what a home reports are states beside which nothing changed. What Home Assistant shows beside them was
        put together when it was last written, and is the same until the source's attributes, the registry's entry of
        this entity or the user's customisation change.
        """
        written, shown = self._written, self._shown
        states = self.hass.states
        source = states.get(self.twin.sources[self.ref])
        if written is None or shown is None or source is None or source.attributes is not self._attributes:
            return False
        own = states.get(self.entity_id)
        attributes, entry, custom = written
        if (
            own is None
            or own.attributes is not attributes
            or self.registry_entry is not entry
            or self.hass.data.get(DATA_CUSTOMIZE) is not custom
            or self._context is not None
            or self.twin.stage is not None
            or (state := source.state) not in self.passed_on
        ):
            return False
        if state != shown[0]:
            self._shown = (state, *shown[1:])
            states.async_set(self.entity_id, state, attributes, state_info=own.state_info)
        return True

    @property
    def shown_state(self) -> str | None:
        """Return what is shown; None while that is nothing."""
        state = None if self._shown is None else self._shown[0]
        return state if isinstance(state, str) and state not in (STATE_UNAVAILABLE, STATE_UNKNOWN) else None

    @property
    def source_state(self) -> State | None:
        """Return what the source shows now."""
        return self.twin.hass.states.get(self.twin.sources[self.ref])

    def _async_read(self) -> bool:
        """Take over what the source and the sandbox show; return whether that changed anything here."""
        source = self.source_state
        stage = self.twin.stage
        self._attributes = None
        if source is None or source.state == STATE_UNAVAILABLE:
            shown: tuple[object, ...] = (STATE_UNAVAILABLE,)
            if shown == self._shown:
                return False
            self._attr_available = False
        else:
            state: str = source.state
            attributes: Mapping[str, Any] = source.attributes
            if stage is None:
                self._attributes = attributes
            elif overlay := stage.overlay(self.ref):
                attributes = {**attributes, **overlay}
                state = attributes.get(STATE_KEY, state)
            get = attributes.get
            shown = (state, *map(get, _COMMON_ATTRIBUTES), *map(get, self.mirrored))
            if shown == self._shown:
                return False
            self._attr_available = True
            self._mirror_common(attributes)
            self.mirror(None if state == STATE_UNKNOWN else state, attributes)
        self._shown = shown
        return True

    def _mirror_common(self, attributes: Mapping[str, Any]) -> None:
        self._attr_assumed_state = bool(attributes.get(ATTR_ASSUMED_STATE))
        self._attr_icon = attributes.get(ATTR_ICON)

    @abstractmethod
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Set what this domain shows from the source's state (None: unknown) and attributes."""

    async def async_command(self, service: str, **data: Any) -> None:
        """Take a command that reached this shadow.

        One that covers the source as well is passed by, silently, so that the user's script goes on and nothing is done
        twice. One for the shadow alone is refused by a mirror, simulated by a sandbox and checked by a guard.
        """
        context = self._context
        # Inside an event's listener Home Assistant announces calls only after they have begun; let it catch up.
        await asyncio.sleep(0)
        source = self.twin.sources[self.ref]
        calls = async_get_calls(self.hass)
        if context is not None and calls.covers(context, self.entity_id, source):
            calls.passed_by[self.twin.entry.entry_id] += 1
            return
        if self.twin.guarded is not None:
            await self.twin.guarded.async_command(self.ref, service, data, context, self.entity_id)
            return
        if self.twin.sandbox is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="mirror_refuses",
                translation_placeholders={"entity": self.entity_id, "source": source},
            )
        await self.twin.sandbox.async_command(self.ref, service, data, context)


def _source_name(twin: TwinCoordinator, ref: str) -> str:
    """Return the name of a source beside its device, or its full name where it has none of its own."""
    entity_id = twin.sources[ref]
    entry = er.async_get(twin.hass).async_get(entity_id)
    if entry is not None and (name := entry.name or entry.original_name):
        return name
    state = twin.hass.states.get(entity_id)
    return state.name if state is not None else split_entity_id(entity_id)[1]


def has_default_code(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether Home Assistant itself adds an entity's code to its commands."""
    entry = er.async_get(hass).async_get(entity_id)
    options: Mapping[str, Any] = {} if entry is None else entry.options.get(entry.domain, {})
    return bool(options.get(CONF_DEFAULT_CODE))


def features[FlagT: IntFlag](flags: type[FlagT], attributes: Mapping[str, Any]) -> FlagT:
    """Return the source's supported features, as the flags of its domain."""
    return flags(attributes.get(ATTR_SUPPORTED_FEATURES) or 0)


def member[ClassT: StrEnum](classes: type[ClassT], value: object) -> ClassT | None:
    """Return a state or attribute as the enum member it names, or None when it names none."""
    return classes(value) if isinstance(value, str) and value in classes else None


def device_class[ClassT: StrEnum](classes: type[ClassT], attributes: Mapping[str, Any]) -> ClassT | None:
    """Return the source's device class, or None when this version of Home Assistant does not know it."""
    try:
        return classes(attributes[ATTR_DEVICE_CLASS])
    except KeyError, ValueError:
        return None
