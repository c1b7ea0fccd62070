"""A rehearsal's times in sentences: as its reader writes them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.rehearsal.backtest import Agreement
from custom_components.digital_twin.rehearsal.telling import Account, Teller
from custom_components.digital_twin.spoken import Manner
from custom_components.digital_twin.texts import async_speaker

from .small import small_home

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("manner", "told"),
    [
        (Manner("en", comma=False), "from 2026-11-09 16:00 to 2026-11-10 16:00"),
        (Manner("en", comma=False, twelve=True, zone=TOKYO), "from 2026-11-10 9:00 AM to 2026-11-11 9:00 AM"),
        (Manner("de", comma=True), "von 09.11.2026 16:00 bis 10.11.2026 16:00"),
    ],
)
async def test_how_far_it_could_be_compared(hass: HomeAssistant, manner: Manner, told: str) -> None:
    """The home lies on the Pacific coast."""
    begin = datetime(2026, 11, 10, tzinfo=UTC).timestamp()
    part = Agreement(
        recorded=1, reproduced=1, beyond=0, by_automation={}, begin=begin, end=begin + 86_400.0, whole=False
    )
    teller = Teller(speaker=await async_speaker(hass, manner.language), manner=manner, zone=UTC)
    request = small_home("2026-11-10T00:00:00", states={})
    answer = teller.tell(Account(request=request, report={}, ways={}, names={}, agreement=part))
    assert told in next(note["text"] for note in answer["notes"] if note["id"] == "rehearsal_note_span")


@pytest.mark.parametrize(
    ("severities", "hazards", "told"),
    [
        ((), 0, "No problems were found."),
        ((), 1, None),
        (("low", "low"), 0, "Hints: 2."),
        (("high", "low"), 0, "Problems found: 1."),
    ],
)
async def test_nothing_is_called_clean_in_which_something_was_found(
    hass: HomeAssistant, severities: tuple[str, ...], hazards: int, told: str | None
) -> None:
    manner = Manner("en", comma=False)
    teller = Teller(speaker=await async_speaker(hass, "en"), manner=manner, zone=UTC)
    report = {"findings": [{"id": "one", "severity": severity} for severity in severities], "hazards": [{}] * hazards}
    request = small_home("2026-11-10T00:00:00", states={})
    summary = teller.summary(Account(request=request, report=report, ways={}, names={}))
    verdicts = ("No problems were found.", "Hints: 2.", "Problems found: 1.")
    assert [verdict for verdict in verdicts if verdict in summary] == ([] if told is None else [told])
