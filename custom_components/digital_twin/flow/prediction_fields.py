"""What is asked about predictions once there is a twin; a new one starts with the usual answers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import voluptuous as vol
from homeassistant.helpers.selector import BooleanSelector, SelectSelector, SelectSelectorConfig

from ..const import CONF_FORECAST_STATISTICS, CONF_HORIZONS
from ..data import TwinConfig

HORIZONS: Final = {
    "minutes_5": 300,
    "minutes_15": 900,
    "minutes_30": 1800,
    "hour": 3600,
    "hours_6": 21_600,
    "day": 86_400,
}
"""s, by the name of the option."""


def prediction_fields(config: TwinConfig) -> dict[vol.Marker, Any]:
    """Return the fields, with the present answers filled in."""
    chosen = [name for name, horizon in HORIZONS.items() if horizon in config.horizons]
    return {
        vol.Optional(CONF_HORIZONS, default=chosen): SelectSelector(
            SelectSelectorConfig(options=list(HORIZONS), translation_key=CONF_HORIZONS, multiple=True)
        ),
        vol.Optional(CONF_FORECAST_STATISTICS, default=config.forecast_statistics): BooleanSelector(),
    }


def with_predictions(config: TwinConfig, user_input: Mapping[str, Any]) -> TwinConfig:
    """Return a config with the answers; without the fields, as it was."""
    if CONF_HORIZONS not in user_input:
        return config
    return replace(
        config,
        horizons=tuple(sorted(HORIZONS[name] for name in user_input[CONF_HORIZONS])),
        forecast_statistics=user_input[CONF_FORECAST_STATISTICS],
    )
