"""Shadows of lights."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.light import LightEntity
from homeassistant.components.light.const import (
    ATTR_BRIGHTNESS,
    ATTR_COLOR_MODE,
    ATTR_COLOR_TEMP_KELVIN,
    ATTR_EFFECT,
    ATTR_EFFECT_LIST,
    ATTR_HS_COLOR,
    ATTR_MAX_COLOR_TEMP_KELVIN,
    ATTR_MIN_COLOR_TEMP_KELVIN,
    ATTR_RGB_COLOR,
    ATTR_RGBW_COLOR,
    ATTR_RGBWW_COLOR,
    ATTR_SUPPORTED_COLOR_MODES,
    ATTR_XY_COLOR,
    DEFAULT_MAX_KELVIN,
    DEFAULT_MIN_KELVIN,
    EFFECT_OFF,
    ColorMode,
    LightEntityFeature,
)
from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .data import TwinConfigEntry
from .entity import ShadowEntity, features, shadowed_refs

PARALLEL_UPDATES = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: TwinConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shadows of a twin's lights."""
    twin = entry.runtime_data
    async_add_entities(ShadowLight(twin, ref) for ref in shadowed_refs(twin, Platform.LIGHT))


class ShadowLight(ShadowEntity, LightEntity):
    """The shadow of a light, in whatever colour modes the source has."""

    mirrored = (
        ATTR_BRIGHTNESS, ATTR_COLOR_MODE, ATTR_COLOR_TEMP_KELVIN, ATTR_EFFECT, ATTR_EFFECT_LIST, ATTR_HS_COLOR,
        ATTR_MAX_COLOR_TEMP_KELVIN, ATTR_MIN_COLOR_TEMP_KELVIN, ATTR_RGB_COLOR, ATTR_RGBW_COLOR, ATTR_RGBWW_COLOR,
        ATTR_SUPPORTED_COLOR_MODES, ATTR_XY_COLOR,
    )  # fmt: skip

    @override
    def mirror(self, state: str | None, attributes: Mapping[str, Any]) -> None:
        """Take over on or off, brightness, colour and effect."""
        get = attributes.get
        self._attr_is_on = None if state is None else state == STATE_ON
        self._attr_supported_features = features(LightEntityFeature, attributes)
        self._attr_brightness = get(ATTR_BRIGHTNESS)
        self._attr_effect_list = get(ATTR_EFFECT_LIST)
        self._attr_effect = get(ATTR_EFFECT)
        self._attr_supported_color_modes = _supported(attributes)
        self._attr_color_mode = _colour_mode(attributes, self._attr_supported_color_modes)
        self._attr_color_temp_kelvin = get(ATTR_COLOR_TEMP_KELVIN)
        self._attr_min_color_temp_kelvin = get(ATTR_MIN_COLOR_TEMP_KELVIN) or DEFAULT_MIN_KELVIN
        self._attr_max_color_temp_kelvin = get(ATTR_MAX_COLOR_TEMP_KELVIN) or DEFAULT_MAX_KELVIN
        self._attr_hs_color = get(ATTR_HS_COLOR)
        self._attr_rgb_color = get(ATTR_RGB_COLOR)
        self._attr_rgbw_color = get(ATTR_RGBW_COLOR)
        self._attr_rgbww_color = get(ATTR_RGBWW_COLOR)
        self._attr_xy_color = get(ATTR_XY_COLOR)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn the twin on."""
        await self.async_command("turn_on", **kwargs)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn the twin off."""
        await self.async_command("turn_off", **kwargs)


def _supported(attributes: Mapping[str, Any]) -> set[ColorMode]:
    """Return the colour modes of the source; of one that names none, what its attributes allow."""
    modes = {ColorMode(mode) for mode in attributes.get(ATTR_SUPPORTED_COLOR_MODES) or ()}
    return modes or {ColorMode.BRIGHTNESS if ATTR_BRIGHTNESS in attributes else ColorMode.ONOFF}


def _colour_mode(attributes: Mapping[str, Any], supported: set[ColorMode]) -> ColorMode:
    """Return the source's colour mode, or the one it will have, as Home Assistant demands one of a light that is on."""
    mode = attributes.get(ATTR_COLOR_MODE)
    if mode in supported or mode == ColorMode.UNKNOWN:
        return ColorMode(mode)
    if mode in (ColorMode.ONOFF, ColorMode.BRIGHTNESS) and attributes.get(ATTR_EFFECT) not in (None, EFFECT_OFF):
        return ColorMode(mode)
    if ColorMode.COLOR_TEMP in supported:
        return ColorMode.COLOR_TEMP
    return min(supported)
