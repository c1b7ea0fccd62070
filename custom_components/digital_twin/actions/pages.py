"""Fields of actions that look back: moments and ranges in the past, and answers a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import voluptuous as vol
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .fields import accepts, refuse
from .response import iso

ATTR_PAGE: Final = "page"
ATTR_PER_PAGE: Final = "per_page"
ATTR_START: Final = "start"
ATTR_END: Final = "end"
PER_PAGE: Final = 50
MOST_PER_PAGE: Final = 500
MOST_PAGES: Final = 200
EARLIEST: Final = datetime(1970, 1, 2, tzinfo=UTC)


def _past(value: Any) -> datetime:
    """Return a moment in the past: a date and time, or how long ago it was."""
    now = dt_util.utcnow()
    if isinstance(value, datetime):
        moment = dt_util.as_utc(value)
    elif isinstance(value, str) and (parsed := dt_util.parse_datetime(value)) is not None:
        moment = dt_util.as_utc(parsed)
    elif isinstance(value, bool):
        raise TypeError
    else:
        ago: timedelta = cv.positive_time_period(value)
        moment = now - ago
    if not EARLIEST <= moment <= now + timedelta(seconds=1):
        raise ValueError
    return moment


def _count(most: int) -> Any:
    def count(value: Any) -> int:
        number = int(value)
        if isinstance(value, bool) or number != float(value) or not 1 <= number <= most:
            raise ValueError
        return number

    return count


past_field = accepts("invalid_past", _past)
PAGE_FIELDS: Final = {
    vol.Optional(ATTR_PAGE, default=1): accepts("invalid_page", _count(MOST_PAGES)),
    vol.Optional(ATTR_PER_PAGE, default=PER_PAGE): accepts("invalid_per_page", _count(MOST_PER_PAGE)),
}
RANGE_FIELDS: Final = {vol.Optional(ATTR_START): past_field, vol.Optional(ATTR_END): past_field}


@dataclass(frozen=True, slots=True)
class Range:
    """From start up to, but not at, end (epoch s); None: open."""

    start: float | None
    end: float | None

    def as_answer(self) -> dict[str, str | None]:
        """Return the range as an answer repeats it."""
        return {
            ATTR_START: None if self.start is None else iso(self.start),
            ATTR_END: None if self.end is None else iso(self.end),
        }


def range_of(data: Mapping[str, Any]) -> Range:
    """Return the range that a call names. Raises ServiceValidationError where it ends before it starts."""
    start, end = (None if (moment := data.get(key)) is None else moment for key in (ATTR_START, ATTR_END))
    if start is not None and end is not None and end <= start:
        raise refuse("end_before_start", field=ATTR_END, start=iso(start.timestamp()), end=iso(end.timestamp()))
    return Range(None if start is None else start.timestamp(), None if end is None else end.timestamp())


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is asked for."""

    number: int
    size: int

    @property
    def needed(self) -> int:
        """Return how many items must be read to fill the page, and to know whether there is another one."""
        return self.number * self.size + 1

    def cut[T](self, items: Sequence[T]) -> Sequence[T]:
        """Return the page's items."""
        return items[(self.number - 1) * self.size : self.number * self.size]

    def as_answer(self, count: int) -> dict[str, Any]:
        """Return what an answer says of a list of count items, of which no more than needed were read."""
        return {ATTR_PAGE: self.number, ATTR_PER_PAGE: self.size, "more": count > self.number * self.size}


def page_of(data: Mapping[str, Any]) -> Page:
    """Return the page that a call names."""
    return Page(data[ATTR_PAGE], data[ATTR_PER_PAGE])
