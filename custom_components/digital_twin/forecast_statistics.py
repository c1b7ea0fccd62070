"""Past forecasts as statistics, for those who ask: what was expected an hour ahead, hour by hour, beside what came."""

import time
from typing import TYPE_CHECKING, Final

from homeassistant.components.recorder.models import StatisticData, StatisticMeanType, StatisticMetaData
from homeassistant.components.recorder.statistics import (
    STATISTIC_UNIT_TO_UNIT_CONVERTER,
    async_add_external_statistics,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .core.channel import Quantity
from .core.learning.ledger import Issued

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

HOUR: Final = 3600


def statistic_id(entry_id: str) -> str:
    """Return the id of a twin's statistic."""
    return f"{DOMAIN}:{entry_id.lower()}_prediction"


@callback
def async_forget_statistics(hass: HomeAssistant, entry_id: str) -> None:
    """Delete a twin's statistic, if there is any."""
    if (recorder := hass.data.get(DATA_INSTANCE)) is not None:
        recorder.async_clear_statistics([statistic_id(entry_id)])


class ForecastStatistics:
    """Collects what was forecast an hour ahead for each hour, and writes an hour down when it is over."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Collect nothing yet."""
        self._twin = twin
        self._hours: dict[int, dict[float, float]] = {}
        """Values by when they were made, by the hour (both epoch s)."""
        self._written = 0

    @property
    def wanted(self) -> bool:
        """Return whether the user asked for them, there is a recorder, and the main channel is a number."""
        twin = self._twin
        main = twin.main_channel
        return (
            twin.config.forecast_statistics
            and main is not None
            and twin.channels[main].quantity is Quantity.NUMBER
            and DATA_INSTANCE in twin.hass.data
        )

    @callback
    def async_take(self, channel: str, issued: Issued) -> None:
        """Take a forecast of the main channel for an hour from when it was made."""
        hour = int(issued.due_at // HOUR) * HOUR
        # A twin that wakes brings back forecasts of hours that were written while it slept.
        if issued.horizon == HOUR and hour > self._written and channel == self._twin.main_channel and self.wanted:
            self._hours.setdefault(hour, {})[issued.made_at] = issued.value

    @callback
    def async_write(self) -> None:
        """Write down the hours that are over."""
        now = time.time()
        over = sorted(hour for hour in self._hours if hour + HOUR <= now)
        if not over:
            return
        self._written = over[-1]
        twin = self._twin
        main = twin.main_channel
        assert main is not None  # noqa: S101 -- nothing is collected without
        unit = twin.channels[main].unit
        converter = STATISTIC_UNIT_TO_UNIT_CONVERTER.get(unit)
        rows = []
        for hour in over:
            values = self._hours.pop(hour).values()
            rows.append(
                StatisticData(
                    start=dt_util.utc_from_timestamp(hour),
                    mean=sum(values) / len(values),
                    min=min(values),
                    max=max(values),
                )
            )
        meta = StatisticMetaData(
            source=DOMAIN,
            statistic_id=statistic_id(twin.entry.entry_id),
            name=twin.config.name,
            unit_of_measurement=unit,
            unit_class=None if converter is None else converter.UNIT_CLASS,
            mean_type=StatisticMeanType.ARITHMETIC,
            has_sum=False,
        )
        async_add_external_statistics(twin.hass, meta, rows)
