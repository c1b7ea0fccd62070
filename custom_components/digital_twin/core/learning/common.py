"""What every learner starts from and ends with: the gated history and its length, and Learned of an evaluation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from ..channel import CELSIUS, Channel, Quantity
from ..clock import CLOCK, ahead
from ..hourly import Hourly
from ..messages import Message
from ..models.registry import main_channel, model_for
from ..requests import MONTHS, LearnRequest
from ..series import Series
from ..twin import Estimate, Learned, Trust
from .breaks import find_break
from .evaluate import Evaluation, trust_of
from .gate import gate
from .messages import rounded, say
from .poison import without_poison

type Array = NDArray[np.float64]

HOUR = 3600
POWER = "power"
MONTHS_READ, MONTHS_SINCE = f"{MONTHS}_read", f"{MONTHS}_since"
"""Tables: when months of hours were looked at, and from when on they are of this device as it is (epoch s)."""
SURROUNDINGS = {
    name: Channel(key=name, quantity=Quantity.NUMBER, unit=unit, lower=lower, upper=upper)
    for name, unit, lower, upper in (
        ("outdoor_temperature", CELSIUS, -90.0, 70.0),
        ("sun", "W/m²", 0.0, 1500.0),
        ("window", None, 0.0, 1.0),
        ("people", None, 0.0, 100.0),
        ("workday", None, 0.0, 1.0),
        *((f"sun_{way}", None, -1.0, 1.0) for way in ("east", "north", "up")),
    )
}
"""What of the surroundings is believed."""


@dataclass(frozen=True, slots=True)
class History:
    """A request's history after gating: series by channel, the main channel's key, days and what was left out.

    months: hourly statistics by channel, as far as they are believed; earlier: what they told an earlier learning.
    """

    request: LearnRequest
    series: Mapping[str, Series]
    main: str | None
    days: float
    gated: tuple[Message, ...]
    months: Mapping[str, Hourly] = field(default_factory=dict)
    earlier: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    @property
    def main_series(self) -> Series | None:
        """Return the main channel's series, None when there is none with a value in it."""
        return None if self.main is None else self.series.get(self.main)


def read(request: LearnRequest) -> History:
    """Return the believable history. Channels of which nothing is believable are left out."""
    main = main_channel(request.spec)
    series: dict[str, Series] = {}
    report: tuple[Message, ...] = ()
    for key, raw in request.history.items():
        gated = gate(raw, request.spec.channels.get(key), request.now)
        if key == main:
            report = gated.report
        if np.isfinite(gated.series.values).any():
            series[key] = gated.series
    around = {name: gate(raw, SURROUNDINGS.get(name), request.now).series for name, raw in request.environment.items()}
    request = replace(request, environment=around)
    channels = request.spec.channels
    if main is not None and main in series:
        series[main], left_out = without_poison(request.spec.kind, main, series, channels, around)
        report += left_out
    found = [
        broken
        for key, one in series.items()
        if key in (main, POWER)
        and (broken := find_break(one, channels[key], around.get("outdoor_temperature") if key == main else None))
    ]
    months, earlier = request.months, request.earlier
    since = earlier.get(MONTHS_SINCE, ())
    if found:
        broken = max(found, key=lambda item: item.at)
        report += (say("gated_break", trait=broken.trait, date=_date(broken.at)),)
        series = {key: one for key, raw in series.items() if (one := _since(raw, broken.at)).times.size}
        # It was another device, or stood elsewhere: now, and when the break is too long ago to be found again.
        since, earlier = (broken.at,), {name: row for name, row in earlier.items() if name == MONTHS_READ}
    if since:
        months = {key: hours.where(hours.starts >= since[0]) for key, hours in months.items()}
        earlier = {**earlier, MONTHS_SINCE: since}
    known = [one for key, one in series.items() if key == main] or list(series.values())
    days = max((covered_days(one) for one in known), default=0.0)
    return History(request, series, main, days, report, months, earlier)


def _since(series: Series, at: float) -> Series:
    """Return a series from a time (epoch s) on, begun with the value held then."""
    first = int(np.searchsorted(series.times, at, side="right")) - 1
    if first < 0:
        return series
    times = series.times[first:].copy()
    times[0] = max(float(times[0]), at)
    return Series(times, series.values[first:], series.end)


def _date(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).date().isoformat()


def covered_days(series: Series) -> float:
    """Return for how many days a series has values."""
    held = np.diff(np.append(series.times, series.end))
    return float(held[np.isfinite(series.values)].sum()) / 86_400.0


def too_little(history: History, wanted: float) -> Learned:
    """Return what is "learned" of too short a history, or one of too few reports: the priors, and what says so."""
    if history.days <= 0:
        message = say("learned_nothing")
    elif history.days < wanted:
        message = say("learned_too_little", days=rounded(history.days), wanted=wanted)
    else:
        message = say("learned_few_reports")
    return Learned(
        kind=history.request.spec.kind,
        structure="prior",
        parameters=prior_estimates(history.request),
        days=history.days,
        samples=sum(len(series.times) for series in history.series.values()),
        learned_at=history.request.now,
        report=(message,),
        gated=history.gated,
    )


def prior_estimates(request: LearnRequest) -> dict[str, Estimate]:
    """Return the model's priors as estimates that no history determined."""
    return {
        parameter.name: Estimate(
            parameter.prior,
            parameter.deviation * (parameter.prior if parameter.logarithmic else 1.0),
        )
        for parameter in model_for(request.spec).priors()
    }


def finished(  # noqa: PLR0913 -- what makes up Learned, each of its own kind
    history: History,
    structure: str,
    found: Mapping[str, Estimate],
    evaluation: Evaluation,
    *,
    samples: int,
    report: tuple[Message, ...],
    tables: Mapping[str, tuple[float, ...]] | None = None,
    gated: tuple[Message, ...] = (),
    identified: bool = True,
    trust: Trust | None = None,
) -> Learned:
    """Return Learned of a number's learner: estimates over the priors, scores, trust, and the report with its error."""
    request = history.request
    channel = None if history.main is None else request.spec.channels.get(history.main)
    messages = [say("learned_history", days=rounded(history.days), samples=samples), *report]
    scores = evaluation.scores
    if scores and channel is not None and channel.quantity is Quantity.NUMBER:
        nearest = min(scores, key=lambda horizon: abs(horizon - HOUR))
        if nearest == HOUR:
            messages.append(say("learned_error_hour", error=rounded(scores[HOUR].error), unit=channel.unit or ""))
        if all(score.skill <= 0 for score in scores.values()):
            messages.append(say("learned_not_better"))
    return Learned(
        kind=request.spec.kind,
        structure=structure,
        parameters={**prior_estimates(request), **_bounded(request, found)},
        days=history.days,
        samples=samples,
        learned_at=request.now,
        error={horizon: score.error for horizon, score in scores.items()},
        skill={horizon: score.skill for horizon, score in scores.items()},
        bands=evaluation.bands,
        trust=trust_of(evaluation, history.days, identified=identified) if trust is None else trust,
        tables={**evaluation.tables, **_seen(history), **_looked_at(history), **(tables or {})},
        memory=evaluation.memory,
        report=tuple(messages),
        gated=(*history.gated, *gated),
    )


def _bounded(request: LearnRequest, found: Mapping[str, Estimate]) -> dict[str, Estimate]:
    """Return estimates within their parameters' bounds, beyond which no model goes."""
    bounds = {parameter.name: (parameter.lower, parameter.upper) for parameter in model_for(request.spec).priors()}
    return {
        name: replace(one, value=min(max(one.value, bounds[name][0]), bounds[name][1])) if name in bounds else one
        for name, one in found.items()
    }


def _seen(history: History) -> dict[str, tuple[float, ...]]:
    """Return the least and the greatest that the foretold number ever was, as a table."""
    known = np.empty(0) if history.main_series is None else history.main_series.values
    known = known[np.isfinite(known)]
    return {"seen": (float(known.min()), float(known.max()))} if known.size else {}


def _looked_at(history: History) -> dict[str, tuple[float, ...]]:
    """Return when months of hours were looked at, and since when they count, as tables."""
    kept = {name: row for name, row in history.earlier.items() if name in (MONTHS_READ, MONTHS_SINCE)}
    return kept | ({MONTHS_READ: (history.request.now,)} if history.months else {})


def trial(
    history: History, structure: str, found: Mapping[str, Estimate], tables: Mapping[str, tuple[float, ...]]
) -> Learned:
    """Return what would be learned with these estimates and tables."""
    request = history.request
    tables = {**tables, **clock_table(request)}
    return Learned(
        kind=request.spec.kind, structure=structure, parameters={**prior_estimates(request), **found}, tables=tables
    )


def clock_table(request: LearnRequest) -> dict[str, tuple[float, ...]]:
    """Return how the wall clock stands that hours of the day are learned by, where it is known."""
    return {CLOCK: (float(ahead(request.clock, np.array([request.now]))[0]),)} if request.clock else {}
