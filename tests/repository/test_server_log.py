"""The judge of a server's log: what it lets pass, and what it does not."""

import pytest

from tests.server.harness.log import PAGE_CLOSED, faults, records

GREETING = (
    "2026-11-21 10:00:00.000+00:00 WARNING (SyncWorker_0) [homeassistant.loader] We found a custom integration "
    "digital_twin which has not been tested by Home Assistant."
)


def line(level: str, logger: str, message: str) -> str:
    """Give one line of a log."""
    return f"2026-11-21 10:00:01.123 {level} (MainThread) [{logger}] {message}"


def test_records_keep_the_lines_that_follow_them() -> None:
    log = "\n".join([GREETING, line("ERROR", "a.b", "Broken"), "Traceback (most recent call last):", "  ValueError"])
    first, second = records(log)
    assert (first.level, first.logger) == ("WARNING", "homeassistant.loader")
    assert second.text == "Broken\nTraceback (most recent call last):\n  ValueError"


def test_a_clean_log_has_no_faults() -> None:
    log = "\n".join(
        [
            GREETING,
            line("INFO", "custom_components.digital_twin", "12 twins"),
            line("WARNING", "homeassistant.components.mqtt", "Somebody else's worry"),
        ]
    )
    assert faults(log) == []


@pytest.mark.parametrize(
    "fault",
    [
        line("ERROR", "homeassistant.setup", "Setup failed for mqtt"),
        line("WARNING", "custom_components.digital_twin.coordinator", "Twin stopped"),
        line("WARNING", "custom_components.test_home.mqtt", "No broker"),
        line("WARNING", "homeassistant.helpers.frame", "Bad call at custom_components.digital_twin.light"),
        line("WARNING", "homeassistant.util.loop", "Detected blocking call to open"),
        line("INFO", "homeassistant.util.package", "Attempting install of numpy"),
        line("INFO", "asyncio", "Task exception was never retrieved\nTraceback (most recent call last):"),
        "Fatal Python error: Segmentation fault",
    ],
)
def test_each_fault_is_found(fault: str) -> None:
    assert len(faults(f"{fault}\n{GREETING}")) == 1


def test_what_is_forgiven_is_not_a_fault() -> None:
    log = line("ERROR", "some.library", "Known and harmless: 17")
    assert faults(log, forgiven=[r"^Known and harmless: \d+$"]) == []
    assert len(faults(log, forgiven=["^harmless"])) == 1


@pytest.mark.parametrize(
    "record",
    [
        line(
            "ERROR",
            "homeassistant",
            "Error doing job: ClientConnectionResetError exception in shielded future (task: None)",
        ),
        line("ERROR", "aiohttp.server", "Error handling request from 127.0.0.1"),
    ],
)
def test_a_page_that_was_closed_is_forgiven_by_what_it_ends_with(record: str) -> None:
    trace = f"{record}\nTraceback (most recent call last):\n  File ..., in _write\n"
    assert (
        faults(
            f"{trace}aiohttp.client_exceptions.ClientConnectionResetError: Cannot write to closing transport",
            forgiven=[PAGE_CLOSED],
        )
        == []
    )
    other = f"{trace}aiohttp.client_exceptions.ClientConnectionResetError: Connection lost"
    assert len(faults(other, forgiven=[PAGE_CLOSED])) == 1
