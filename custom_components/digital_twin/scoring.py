"""A twin's forecasts at the standard horizons: kept until their time comes, scored, and remembered over restarts."""

import time
from collections.abc import Iterator, Mapping
from math import nan
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER
from .core.channel import Channel, Quantity
from .core.learning.earned import earned, has_fallen
from .core.learning.ledger import HORIZONS, Issued, Ledger, Score
from .core.requests import ChannelForecast, Prediction
from .core.twin import Trust
from .forecast_statistics import HOUR, ForecastStatistics
from .store.records import ForecastRecord

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

STORAGE_VERSION = 1
SAVED_AFTER: Final = 900.0
"""s within which a forecast is on the disk."""
SOONEST: Final = 60.0
SOONEST_SHARE: Final = 1 / 40
"""Of two forecasts of a channel nearer to each other than this, in s or as a share of the horizon, one is scored."""
NAMED_STATE: Final = "on"


def _store(hass: HomeAssistant, entry_id: str) -> Store[dict[str, Any]]:
    return Store(hass, STORAGE_VERSION, f"{DOMAIN}/{entry_id}.scores", atomic_writes=True)


async def async_remove_scores(hass: HomeAssistant, entry_id: str) -> None:
    """Delete what is kept of a removed twin's forecasts."""
    await _store(hass, entry_id).async_remove()


class Scoring:
    """The forecasts of one twin and how they did, by channel."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Start with none; async_load brings back what was kept."""
        self._twin = twin
        self._store = _store(twin.hass, twin.entry.entry_id)
        self._statistics = ForecastStatistics(twin)
        self._ledgers: dict[str, Ledger] = {}
        self._issued_at: dict[tuple[str, int], float] = {}
        self._to_be_saved = False
        self.scores: Mapping[int, Score] = {}
        """The main channel's, by horizon in s."""

    async def async_load(self) -> None:
        """Bring back what was kept; forecasts that came due while nobody watched are dropped when they are settled."""
        data = await self._store.async_load()
        if data is None:
            return
        try:
            self._ledgers = {key: Ledger.from_dict(item) for key, item in data.items() if key in self._twin.channels}
        except (AttributeError, KeyError, TypeError, ValueError) as err:  # fmt: skip
            LOGGER.warning("%s: the scores of past forecasts cannot be read: %s", self._twin.config.name, err)
        for key, ledger in self._ledgers.items():
            for issued in ledger.waiting(HOUR):
                self._statistics.async_take(key, issued)
        self._refresh()

    async def async_save(self) -> None:
        """Write everything now, as when the twin is unloaded."""
        if self._ledgers:
            self._to_be_saved = False
            await self._store.async_save(self._as_dict())

    @callback
    def async_forget(self) -> None:
        """Drop from memory what was saved, as when the twin falls asleep; the main channel's scores stay."""
        self._ledgers = {}
        self._issued_at.clear()

    def of(self, channel: str) -> Mapping[int, Score]:
        """Return a channel's scores by horizon in s."""
        ledger = self._ledgers.get(channel)
        return {} if ledger is None else ledger.scores()

    @property
    def trust(self) -> Trust:
        """Return the trust that held-out history and live scores together earned."""
        return earned(self._twin.learned, self.scores)

    @property
    def has_fallen(self) -> bool:
        """Return whether the latest forecasts were so much worse than promised that a new fit is due."""
        ledger = self._ledgers.get(self._twin.main_channel or "")
        return ledger is not None and has_fallen(self._twin.learned, ledger.latest_rmse)

    @callback
    def async_learned(self) -> None:
        """Judge anew after a fit: the latest errors were those of the old one."""
        for ledger in self._ledgers.values():
            ledger.forget_latest()

    @callback
    def async_issue(self, prediction: Prediction) -> None:
        """Keep a prediction's forecasts at the standard horizons it reaches until their time comes."""
        for forecast in prediction.channels:
            for issued in self._issued(prediction.start, forecast):
                self._issued_at[forecast.channel, issued.horizon] = prediction.start
                self._ledgers.setdefault(forecast.channel, Ledger()).issue(issued)
                self._write(forecast.channel, issued)
                self._statistics.async_take(forecast.channel, issued)
        # Each wish puts a delayed write off anew: with a forecast every five minutes it would never come.
        if not self._to_be_saved:
            self._to_be_saved = True
            self._store.async_delay_save(self._to_save, SAVED_AFTER)

    @callback
    def async_settle(self) -> None:
        """Score what is due. What a channel said before it last fell silent tells nothing of it."""
        self._statistics.async_write()
        now = time.time()
        settled = False
        for key, ledger in self._ledgers.items():
            ring = self._twin.state.recent[key].series(now)
            told = np.inf if self._twin.state.get(key) is None else self._twin.state.told_since(key)

            def truth(at: float) -> float | None:
                return None if at < told else float(ring.at(np.array([at]))[0])  # noqa: B023 -- called before the next turn

            for done in ledger.settle(now, truth):
                settled = True
                self._write(key, done.issued, done.outcome, done.score)
        if settled:
            self._refresh()

    def _issued(self, start: float, forecast: ChannelForecast) -> Iterator[Issued]:
        channel = self._twin.channels[forecast.channel]
        now = self._twin.state.get(channel.key)
        if now is None or not forecast.times.size or (channel.quantity is Quantity.OPTION and not channel.options):
            return
        present = channel.encode(now)
        for horizon in HORIZONS:
            last = self._issued_at.get((channel.key, horizon), 0.0)
            if horizon > forecast.times[-1] + 0.5 or abs(start - last) < max(SOONEST, SOONEST_SHARE * horizon):
                continue
            index = int(np.argmin(np.abs(forecast.times - horizon)))
            if abs(forecast.times[index] - horizon) > 0.01 * horizon:
                continue
            yield _issue(channel, present, start, horizon, forecast, index)

    def _write(self, channel: str, issued: Issued, outcome: float | None = None, score: float | None = None) -> None:
        """Keep a forecast in the database, or what came of it."""
        self._twin.home.database.write(
            ForecastRecord(
                twin_id=self._twin.entry.entry_id,
                channel=channel,
                made_at=issued.made_at,
                due_at=issued.due_at,
                horizon=float(issued.horizon),
                value=issued.value,
                low90=nan if issued.low90 is None else issued.low90,
                high90=nan if issued.high90 is None else issued.high90,
                persistence=issued.persistence,
                probability=issued.probability,
                outcome=outcome,
                score=score,
            )
        )

    def _refresh(self) -> None:
        main = self._twin.main_channel
        self.scores = {} if main is None else self.of(main)

    def _to_save(self) -> dict[str, Any]:
        self._to_be_saved = False
        return self._as_dict()

    def _as_dict(self) -> dict[str, Any]:
        return {key: ledger.as_dict() for key, ledger in self._ledgers.items()}


def _issue(
    channel: Channel, present: float, start: float, horizon: int, forecast: ChannelForecast, index: int
) -> Issued:
    due = start + horizon
    if channel.quantity is Quantity.NUMBER:
        bands = forecast.bands
        return Issued(
            made_at=start,
            due_at=due,
            horizon=horizon,
            value=float(forecast.value[index]),
            persistence=present,
            low90=None if bands is None else float(bands.low90[index]),
            high90=None if bands is None else float(bands.high90[index]),
        )
    event, name = (1.0, NAMED_STATE) if channel.quantity is Quantity.BINARY else (present, channel.decode(present))
    shares = forecast.probability.get(str(name))
    if shares is not None:
        probability = float(shares[index])
    else:
        # States of no probability are left out of a forecast; one without any is certain of its value.
        probability = float(not forecast.probability and forecast.value[index] == event)
    return Issued(
        made_at=start,
        due_at=due,
        horizon=horizon,
        value=float(probability >= 0.5),
        persistence=float(present == event),
        probability=probability,
        event=event,
    )
