"""What is asked about conflicts and corrections once there is a twin; a new one starts with the usual answers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import voluptuous as vol
from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig

from ..const import CONF_CORRECTIONS, CONF_STRATEGY
from ..core.sync.correction import Extent
from ..core.sync.reconcile import Strategy
from ..data import TwinConfig


def watch_fields(config: TwinConfig) -> dict[vol.Marker, Any]:
    """Return the fields, with the present answers filled in."""
    return {
        vol.Optional(CONF_STRATEGY, default=config.strategy.value): SelectSelector(
            SelectSelectorConfig(options=[item.value for item in Strategy], translation_key=CONF_STRATEGY)
        ),
        vol.Optional(CONF_CORRECTIONS, default=config.corrections.value): SelectSelector(
            SelectSelectorConfig(options=[item.value for item in Extent], translation_key=CONF_CORRECTIONS)
        ),
    }


def with_watching(config: TwinConfig, user_input: Mapping[str, Any]) -> TwinConfig:
    """Return a config with the answers; without the fields, as it was."""
    return replace(
        config,
        strategy=Strategy(user_input.get(CONF_STRATEGY, config.strategy)),
        corrections=Extent(user_input.get(CONF_CORRECTIONS, config.corrections)),
    )
