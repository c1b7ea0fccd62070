"""How often each hazard's warnings were right, and how much of what came it had warned of."""

from typing import Any, override

from homeassistant.components.sensor import SensorEntity
from homeassistant.components.sensor.const import SensorStateClass
from homeassistant.const import MATCH_ALL, PERCENTAGE, EntityCategory
from homeassistant.core import callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DOMAIN
from .manager import Home
from .texts import async_cached_speaker

FIGURES = ("precision", "recall")


@callback
def async_follow_scores(home: Home, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the sensors of each hazard once it has been scored."""
    known: set[str] = set()

    @callback
    def update() -> None:
        new = [hazard for hazard in home.scores.tally.scores if hazard not in known]
        known.update(new)
        async_add_entities(ScoreSensor(home, hazard, figure) for hazard in new for figure in FIGURES)

    update()
    home.entry.async_on_unload(home.scores.async_subscribe(update))


class ScoreSensor(SensorEntity):
    """One figure of one hazard, in percent."""

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_entity_registry_enabled_default = False
    _attr_has_entity_name = True
    _attr_native_unit_of_measurement = PERCENTAGE
    _attr_should_poll = False
    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_suggested_display_precision = 0
    _unrecorded_attributes = frozenset({MATCH_ALL})

    def __init__(self, home: Home, hazard: str, figure: str) -> None:
        """Take the hazard and which figure is shown."""
        self._home = home
        self._hazard = hazard
        self._figure = figure
        own = {rule.hazard_id: rule.name for rule in home.rules.own}
        named = own.get(hazard) or async_cached_speaker(home.hass).word("hazard", hazard)
        self._attr_translation_key = f"hazard_{figure}"
        self._attr_translation_placeholders = {"hazard": named}
        self._attr_unique_id = f"{home.entry.entry_id}_{hazard}_{figure}"
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, home.entry.entry_id)})

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the scores."""
        await super().async_added_to_hass()
        self.async_on_remove(self._home.scores.async_subscribe(self.async_write_ha_state))

    @property
    @override
    def native_value(self) -> int | None:
        """Return the figure."""
        figures = self._home.scores.tally.figures(self._hazard)
        share = figures.precision if self._figure == "precision" else figures.recall
        return None if share is None else round(100.0 * share)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return what it is worked out from."""
        figures = self._home.scores.tally.figures(self._hazard)
        return {
            "hazard": self._hazard,
            "hits": figures.hits,
            "false_alarms": figures.false_alarms,
            "misses": figures.misses,
        }
