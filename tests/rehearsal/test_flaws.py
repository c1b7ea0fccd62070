"""Everyday automations that are as they should be, and flawed ones: each flaw is found, and nothing else."""

from typing import Any

import pytest

from custom_components.digital_twin.rehearsal.protocol import Automation, EntryPlan

from .everyday import HOUR, LAMP, MORNING, MOTION, clock, motion
from .flawed_homes import FLAWED
from .good_homes import GOOD
from .small import automation, found, small_home, turn
from .warm import WarmProcess


@pytest.mark.parametrize("name", GOOD)
async def test_everyday_automations_do_their_work_and_nothing_is_found(warm: WarmProcess, name: str) -> None:
    request = GOOD[name]
    report = await warm.async_rehearse(request)
    ran = {run["what"] for run in report["runs"] if run["outcome"] == "finished"}
    assert ran == {item.entity_id for item in request.automations}
    assert [finding["id"] for finding in report["findings"]] == []


async def test_what_the_everyday_automations_do(warm: WarmProcess) -> None:
    report = await warm.async_rehearse(GOOD["motion light"])
    times, states = report["words"][LAMP]
    start = GOOD["motion light"].start
    assert [(round(time - start), state) for time, state in zip(times, states, strict=True)] == [
        (0, "off"),
        (25200, "on"),
        (25530, "off"),
        (28800, "on"),
        (29190, "off"),
    ]
    report = await warm.async_rehearse(GOOD["sunset shutters"])
    assert report["words"]["cover.front"][1] == ["open", "closed"]


@pytest.mark.parametrize("name", FLAWED)
async def test_each_flaw_is_found_and_named(warm: WarmProcess, name: str) -> None:
    id_, request = FLAWED[name]
    report = await warm.async_rehearse(request)
    findings = found(report)
    assert id_ in findings, findings
    finding = findings[id_]
    assert set(finding["automations"]) <= {item.entity_id for item in request.automations}
    assert finding["params"]["automation"] in {item.name for item in request.automations} | {"Heat", "Thermostat"}
    weighty = {key for key, item in findings.items() if item["severity"] in ("high", "critical")}
    assert weighty <= {id_, "rehearsal_flapping"}


def test_there_are_enough_flaws() -> None:
    assert len({id_ for id_, _ in FLAWED.values()}) >= 10


async def test_an_invalid_automation_is_explained_and_the_others_run(warm: WarmProcess) -> None:
    broken = Automation(
        entity_id="automation.broken",
        name="Broken",
        config={"alias": "Broken", "triggers": [{"trigger": "nonsense"}], "actions": []},
    )
    fine = automation("Fine", clock("01:00:00"), turn(LAMP, on=True))
    report = await warm.async_rehearse(small_home("2026-11-10T00:00:00", broken, fine, states=MORNING))
    assert found(report)["rehearsal_invalid"]["params"]["automation"] == "Broken"
    assert [run["what"] for run in report["runs"]] == ["automation.fine"]


async def test_triggers_from_outside_are_named_and_the_others_of_the_automation_play(warm: WarmProcess) -> None:
    outside = [
        {"trigger": "webhook", "webhook_id": "hidden"},
        {"trigger": "mqtt", "topic": "house/bell"},
        {"trigger": "device", "device_id": "gone", "domain": "zha", "type": "remote_button_short_press"},
        {"trigger": "acme.pressed"},
    ]
    both = automation("Bell", [*outside, clock("01:00:00")], turn(LAMP, on=True))
    only = automation("Hook", outside[0], turn(LAMP, on=False))
    entries = (EntryPlan(entry_id="acme", domain="acme", title="Acme"),)
    report = await warm.async_rehearse(small_home("2026-11-10T00:00:00", both, only, states=MORNING, entries=entries))
    assert report["unavailable"] == {}
    assert [(run["what"], run["trigger_index"]) for run in report["runs"]] == [("automation.bell", 4)]
    told = [
        (finding["params"]["automation"], finding["params"]["trigger"])
        for finding in report["findings"]
        if finding["id"] in ("rehearsal_not_played", "rehearsal_only_outside")
    ]
    assert sorted(told) == [
        ("Bell", "acme.pressed"), ("Bell", "mqtt"), ("Bell", "webhook"), ("Bell", "zha remote_button_short_press"),
        ("Hook", "webhook"),
    ]  # fmt: skip
    assert "rehearsal_never_triggered" not in found(report)


async def test_what_a_script_does_is_done_by_the_automation_that_called_it(warm: WarmProcess) -> None:
    caller = automation("Evening", clock("01:00:00"), {"action": "script.light_up"})
    against = automation("Darken", {"trigger": "state", "entity_id": LAMP, "to": "on"}, turn(LAMP, on=False))
    scripts = {"light_up": {"alias": "Light up", "sequence": [turn(LAMP, on=True)]}}
    report = await warm.async_rehearse(
        small_home("2026-11-10T00:00:00", caller, against, states=MORNING, scripts=scripts, duration=2 * HOUR)
    )
    doers = [
        report["runs"][action["run"]]["what"] for action in report["actions"] if action["action"].startswith("light.")
    ]
    assert doers == ["automation.evening", "automation.darken"]


SUNROOM, BRIGHT = "binary_sensor.sunroom_sunday", "sensor.outside"


@pytest.mark.parametrize(
    ("conditions", "asks"),
    [
        ([], False),
        ([{"condition": "state", "entity_id": SUNROOM, "state": "off"}], False),
        ([{"condition": "numeric_state", "entity_id": BRIGHT, "below": 90_000}], True),
        ([{"condition": "state", "entity_id": "sun.sun", "state": "above_horizon"}], True),
        (["{{ states('sensor.hall_lux') | float(0) < 90000 }}"], True),
        ([{"condition": "sun", "after": "sunrise"}], True),
    ],
)
async def test_a_lamp_lit_by_day_is_told_unless_the_automation_looks_how_light_it_is(
    warm: WarmProcess, conditions: list[Any], asks: bool
) -> None:
    """Neither its own name, nor the lamp's, nor a room or day that has the sun in its name is a look at the light."""
    lamp = "light.dark_sun_lux"
    request = small_home(
        "2026-06-10T08:00:00",
        automation("Sun lux at dusk", motion("on"), turn(lamp, on=True), conditions),
        automation("Off", motion("off", **{"for": "00:02:00"}), turn(lamp, on=False)),
        states={
            **MORNING, lamp: "off", SUNROOM: "off", "sensor.hall_lux": "300", "sun.sun": "above_horizon",
            BRIGHT: ("500", {"device_class": "illuminance"}),
        },
        courses={MOTION: [(HOUR, "on"), (HOUR + 60, "off"), (2 * HOUR, "on"), (2 * HOUR + 60, "off")]},
    )  # fmt: skip
    report = await warm.async_rehearse(request)
    assert sum(run["outcome"] == "finished" for run in report["runs"]) == 4
    assert ("rehearsal_light_in_daylight" in found(report)) is not asks
