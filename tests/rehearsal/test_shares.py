"""What is told where there is too much to tell, or too little time: a share of everything, and how far it came."""

from collections import Counter
from itertools import pairwise

import pytest
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.rehearsal.child.fair import fair
from custom_components.digital_twin.rehearsal.protocol import Limits, Way, limits_of
from custom_components.digital_twin.rehearsal.telling import COURSES, Account, Teller
from custom_components.digital_twin.spoken import Manner
from custom_components.digital_twin.texts import async_speaker

from .small import DAY, automation, small_home, turn
from .warm import WarmProcess

LAMP, SIREN, DOOR = "light.hall", "switch.siren", "binary_sensor.door"
HOUR = 3600.0


async def async_told(hass: HomeAssistant, account: Account) -> dict[str, object]:
    """Return an account as its asker reads it."""
    manner = Manner("en", comma=False)
    speaker = await async_speaker(hass, "en")
    return Teller(speaker=speaker, manner=manner, zone=manner.zone).tell(account)


@pytest.mark.parametrize(
    ("counts", "most", "shares"),
    [
        ({"a": 3, "b": 2}, 10, {"a": 3, "b": 2}),
        ({"a": 1000, "b": 2}, 10, {"a": 8, "b": 2}),
        ({"a": 1000, "b": 500, "c": 1}, 11, {"a": 5, "b": 5, "c": 1}),
        ({"a": 5, "b": 5, "c": 5}, 2, {"b": 1, "c": 1}),
    ],
)
def test_everybody_gets_a_fair_share(counts: dict[str, int], most: int, shares: dict[str, int]) -> None:
    items = [kind for kind, count in counts.items() for _ in range(count)]
    chosen = fair(items, most, str, lambda _: False)
    assert chosen == sorted(set(chosen))
    assert Counter(items[index] for index in chosen) == shares


def test_a_share_reaches_over_the_whole_time_and_has_some_with_every_step() -> None:
    chosen = fair(range(1000), 20, lambda _: "", lambda index: index < 12)
    assert chosen[:10] == list(range(10))
    assert chosen[10] < 100
    assert chosen[-1] > 900
    assert max(later - earlier for earlier, later in pairwise(chosen)) < 110


async def test_a_seldom_automation_is_told_beside_a_busy_one(hass: HomeAssistant, warm: WarmProcess) -> None:
    request = small_home(
        "2026-11-10T00:00:00",
        automation("Busy", {"trigger": "time_pattern", "minutes": "/1"}, {"action": "notify.me", "data": {"m": 1}}),
        automation("Seldom", {"trigger": "time", "at": "23:00:00"}, turn(SIREN, on=True)),
        states={LAMP: "off", SIREN: "off"},
        limits=Limits(runs=40, told=400),
    )
    report = await warm.async_rehearse(request)
    account = Account(request=request, report=report, ways={LAMP: Way.FROZEN}, names={})
    told = await async_told(hass, account)
    timeline = told["timeline"]
    assert isinstance(timeline, list)
    assert len(timeline) == 40
    assert timeline == sorted(timeline, key=lambda row: row["time"])
    seldom = next(row for row in timeline if row["what"] == "automation.seldom")
    assert seldom["actions"][0]["action"] == "switch.turn_on"
    assert all(row["actions"] for row in timeline)
    assert len(report["actions"]) == 400


async def test_what_caused_a_run_is_named_by_its_place_in_the_timeline(hass: HomeAssistant, warm: WarmProcess) -> None:
    request = small_home(
        "2026-11-10T00:00:00",
        automation("Busy", {"trigger": "time_pattern", "minutes": "/1"}, {"action": "notify.me", "data": {"m": 1}}),
        automation("First", {"trigger": "time", "at": "22:00:00"}, turn(LAMP, on=True)),
        automation("Next", {"trigger": "state", "entity_id": LAMP, "to": "on"}, turn(SIREN, on=True)),
        states={LAMP: "off", SIREN: "off"},
        limits=Limits(runs=30),
    )
    report = await warm.async_rehearse(request)
    told = await async_told(hass, Account(request=request, report=report, ways={}, names={}))
    timeline = told["timeline"]
    assert isinstance(timeline, list)
    after = next(row for row in timeline if row["what"] == "automation.next")
    assert timeline[after["caused_by"]]["what"] == "automation.first"


async def test_the_courses_that_automations_look_at_come_before_all_others(
    hass: HomeAssistant, warm: WarmProcess
) -> None:
    many = {f"binary_sensor.a_{index}": "off" for index in range(COURSES + 30)}
    states = {**many, "sensor.power": "1", SIREN: "off", DOOR: "off"}
    request = small_home(
        "2026-11-10T00:00:00",
        automation(
            "Power", {"trigger": "numeric_state", "entity_id": "sensor.power", "above": 5}, turn(SIREN, on=True)
        ),
        states=states,
        courses={"sensor.power": [(HOUR, "10")], DOOR: [(HOUR, "on")], **{name: [(9.0, "on")] for name in many}},
    )
    report = await warm.async_rehearse(request)
    account = Account(request=request, report=report, ways=dict.fromkeys(states, Way.FROZEN), names={})
    told = await async_told(hass, account)
    courses, notes = told["states"], told["notes"]
    assert isinstance(courses, dict)
    assert isinstance(notes, list)
    assert len(courses) == COURSES
    assert {"sensor.power", SIREN} <= courses.keys()
    assert next(note["text"] for note in notes if note["id"] == "rehearsal_note_courses").startswith("The courses of 3")


async def test_out_of_time_it_tells_what_it_has_and_how_far_it_came(hass: HomeAssistant, warm: WarmProcess) -> None:
    busy = automation("Busy", {"trigger": "time_pattern", "seconds": "/1"}, turn(LAMP, on=True))
    short = await warm.async_rehearse(small_home("2026-11-10T00:00:00", busy, states={LAMP: "off"}, duration=60.0))
    # However slow the machine, getting ready is a small part of the time, which is far too short for a month.
    limits = Limits(wall=2.0 + 10.0 * short["prepared"])
    request = small_home("2026-11-10T00:00:00", busy, states={LAMP: "off"}, duration=31 * DAY, limits=limits)
    report = await warm.async_rehearse(request)
    assert report["aborted"] == "wall"
    assert 1 < report["tally"]["automation.busy"]["finished"][0] < 31 * DAY
    told = await async_told(hass, Account(request=request, report=report, ways={}, names={}))
    assert told["timeline"]
    assert "everything told here counts only up to then" in str(told["summary"])


@pytest.mark.parametrize("days", [0.1, 1.0, 31.0])
def test_the_kernel_ends_nothing_that_may_still_tell_what_it_has(days: float) -> None:
    limits = limits_of(days * DAY)
    assert limits.cpu >= limits.wall + 60.0
    assert limits.wall >= 15.0 * days + 120.0
    assert Limits().cpu > Limits().wall


async def test_a_condition_that_kept_all_from_happening_is_told_in_words(
    hass: HomeAssistant, warm: WarmProcess
) -> None:
    dark = {"or": [{"condition": "state", "entity_id": DOOR, "state": "on"}]}
    request = small_home(
        "2026-11-10T00:00:00",
        automation("Lit", {"trigger": "time_pattern", "hours": "/6"}, turn(LAMP, on=True), [dark]),
        automation("Sound", {"trigger": "time", "at": "06:00:00"}, [{"if": [dark], "then": [turn(SIREN, on=True)]}]),
        states={LAMP: "off", SIREN: "off", DOOR: "off"},
    )
    report = await warm.async_rehearse(request)
    told = await async_told(hass, Account(request=request, report=report, ways={}, names={DOOR: "Front door"}))
    findings = told["findings"]
    assert isinstance(findings, list)
    reason = "Front door was off, wanted was on."
    assert {item["text"] for item in findings} == {
        f"Lit was triggered 4 times, but each time a condition kept it from doing anything. {reason}",
        f"Sound was triggered once, and a condition kept it from doing anything. {reason}",
    }
    rows = told["timeline"]
    assert isinstance(rows, list)
    assert {row["why"] for row in rows} == {reason}


async def test_what_waits_only_for_the_outside_is_named_as_such(hass: HomeAssistant, warm: WarmProcess) -> None:
    hook = {"trigger": "webhook", "webhook_id": "x"}
    request = small_home(
        "2026-11-10T00:00:00",
        automation("Hook", hook, turn(LAMP, on=True)),
        automation("Say", [{"trigger": "conversation", "command": "hello"}], turn(LAMP, on=True)),
        automation("Both", [hook, {"trigger": "time", "at": "06:00:00"}], turn(LAMP, on=True)),
        states={LAMP: "off"},
    )
    report = await warm.async_rehearse(request)
    told = await async_told(hass, Account(request=request, report=report, ways={}, names={}))
    findings = told["findings"]
    assert isinstance(findings, list)
    assert [(item["id"], item["automations"]) for item in findings] == [
        ("rehearsal_not_played", ["automation.both"]),
        ("rehearsal_only_outside", ["automation.hook"]),
        ("rehearsal_only_outside", ["automation.say"]),
    ]
    assert str(told["summary"]).endswith("since they wait only for something outside: 2.")
