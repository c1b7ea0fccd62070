"""The rehearsal cannot get out, and what is hostile in it ends with a clear report."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from custom_components.digital_twin.rehearsal.gather.secrets import Redactor, secret_values
from custom_components.digital_twin.rehearsal.protocol import Limits

from .small import automation, found, small_home, turn
from .warm import WarmProcess

GO = {"trigger": "time", "at": "01:00:00"}
LAMP = {"light.hall": "off"}
TICK = {"event": "tick"}
ON_LAMP = {"trigger": "state", "entity_id": "light.hall"}
TOGGLE = {"action": "light.toggle", "target": {"entity_id": "light.hall"}}
TIGHT = Limits(wall=30.0, cpu=40.0, stuck=6.0, flood=12_000)


def _try(*arguments: str) -> dict[str, Any]:
    script = Path(__file__).with_name("jail_child.py")
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_nothing_gets_out_of_the_closed_process() -> None:
    answer = _try()
    assert set(answer["results"].values()) == {"RefusedError"}, answer["results"]
    assert len(answer["results"]) == 15
    assert answer["inside"] == "mine"


def test_the_kernel_refuses_files_and_network_on_its_own() -> None:
    answer = _try("--landlock-only")
    refused = "PermissionError" if answer["landlock"] else "DONE"
    assert answer["results"]["_read_secrets"] == answer["results"]["_list"] == refused
    assert (answer["results"]["_listen"] == "PermissionError") is (answer["landlock"] >= 4)
    assert answer["inside"] == "mine"


async def test_commands_to_the_outside_are_written_down_only(warm: WarmProcess) -> None:
    outward = automation(
        "Out", GO, [{"action": "shell_command.format_disk"}, {"action": "notify.me", "data": {"message": "x"}}]
    )
    report = await warm.async_rehearse(small_home("2026-11-10T00:00:00", outward, states=LAMP))
    assert [(action["action"], action["executed"]) for action in report["actions"]] == [
        ("shell_command.format_disk", False),
        ("notify.me", False),
    ]
    assert report["refused"] == []


HOSTILE = {
    "endless loop": (
        automation("Bad", GO, {"repeat": {"while": "{{ true }}", "sequence": [TICK]}}),
        "rehearsal_error",
    ),
    "a million events": (
        automation("Bad", GO, {"repeat": {"count": 1_000_000, "sequence": [TICK]}}),
        "rehearsal_endless",
    ),
    "sets itself off": (
        automation("Bad", [GO, {"trigger": "event", "event_type": "tick"}], TICK, mode="parallel", max=100_000),
        "rehearsal_endless",
    ),
    "toggles": (
        automation("Bad", [GO, ON_LAMP], TOGGLE, mode="parallel", max=100_000),
        "rehearsal_loop",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_automations_end_with_a_report_that_names_them(warm: WarmProcess, name: str) -> None:
    bad, id_ = HOSTILE[name]
    fine = automation("Fine", {"trigger": "time", "at": "00:30:00"}, turn("light.hall", on=True))
    report = await warm.async_rehearse(small_home("2026-11-10T00:00:00", bad, fine, states=LAMP, limits=TIGHT))
    assert "automation.fine" in {run["what"] for run in report["runs"]}
    assert found(report)[id_]["automations"] == ["automation.bad"]
    again = await warm.async_rehearse(small_home("2026-11-10T00:00:00", fine, states=LAMP))
    assert again["aborted"] is None


HUGE = "{% for a in range(99999) %}{% for b in range(99999) %}{% set x = a * b %}{% endfor %}{% endfor %}"


def test_a_template_without_end_is_ended_and_named(warm: WarmProcess) -> None:
    bad = automation("Bad", GO, {"action": "notify.me", "data": {"message": HUGE}})
    message = warm.ask(small_home("2026-11-10T00:00:00", bad, states=LAMP, limits=TIGHT))
    assert message["told"] == "aborted"
    assert message["reason"] == "stuck"
    assert message["automation"] == "automation.bad"


GREEDY = {
    "at once": "{{ 'x' * 2000000000 }}",
    "by and by": "{% set ns = namespace(x='x' * 1000) %}"
    "{% for i in range(40) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
}


@pytest.mark.parametrize("name", GREEDY)
async def test_a_template_that_wants_all_the_memory_gets_none_and_is_named(warm: WarmProcess, name: str) -> None:
    """The kernel refuses it; what was refused is let go at once, so that the rest of the home goes on."""
    bad = automation("Bad", GO, {"action": "notify.me", "data": {"message": GREEDY[name]}})
    fine = automation("Fine", {"trigger": "time", "at": "00:30:00"}, turn("light.hall", on=True))
    report = await warm.async_rehearse(small_home("2026-11-10T00:00:00", bad, fine, states=LAMP))
    assert "automation.fine" in {run["what"] for run in report["runs"]}
    assert found(report)["rehearsal_out_of_memory"]["automations"] == ["automation.bad"]
    assert "rehearsal_error" not in found(report)
    again = await warm.async_rehearse(small_home("2026-11-10T00:00:00", fine, states=LAMP))
    assert again["aborted"] is None


async def test_a_home_that_grows_beyond_its_memory_is_ended(warm: WarmProcess) -> None:
    """Events that keep what they carry: each is small, all together are too much."""
    grow = {"variables": {"text": "{{ range(20000) | list }}"}}
    bad = automation(
        "Bad", {"trigger": "time_pattern", "seconds": "*"}, [grow, {"delay": {"hours": 12}}], mode="parallel", max=9999
    )
    limits = Limits(memory=60, wall=60.0, cpu=60.0)
    message = warm.ask(small_home("2026-11-10T00:00:00", bad, states=LAMP, limits=limits))
    reason = message["reason"] if message["told"] == "aborted" else message["report"]["aborted"]
    assert reason == "memory"


def test_secrets_are_replaced_wherever_they_stand() -> None:
    redactor = Redactor(
        secret_values({"wifi": "hunter22", "wake": "06:30:00", "lamp": "light.hall", "n": 12, "none": None})
    )
    config = {
        "triggers": [{"trigger": "webhook", "webhook_id": "abc123"}, {"trigger": "time", "at": "06:30:00"}],
        "actions": [
            {"action": "lock.unlock", "target": {"entity_id": "light.hall"}, "data": {"code": "4711"}},
            {
                "action": "rest_command.send",
                "data": {"url": "https://x", "headers": {"Authorization": "Bearer t"}, "text": "pw hunter22!"},
            },
            {
                "action": "notify.me",
                "data": {"api_key": ["a", "b"], "pin": 1234, "password": {"x": "y"}, "opinion": "fine"},
            },
        ],
    }
    plain = redactor.plain(config)
    assert plain["triggers"] == [{"trigger": "webhook", "webhook_id": "hidden"}, {"trigger": "time", "at": "06:30:00"}]
    assert plain["actions"][0] == {
        "action": "lock.unlock",
        "target": {"entity_id": "light.hall"},
        "data": {"code": "0000"},
    }
    assert plain["actions"][1]["data"] == {
        "url": "hidden",
        "headers": {"Authorization": "hidden"},
        "text": "pw hidden!",
    }
    assert plain["actions"][2]["data"] == {
        "api_key": ["hidden", "hidden"],
        "pin": "0000",
        "password": {"x": "hidden"},
        "opinion": "fine",
    }
    text = json.dumps(plain)
    assert not any(secret in text for secret in ("4711", "abc123", "hunter22", "Bearer", "1234"))
    assert redactor.hidden == 9
