"""Reading a server's log: records with their level and logger, and which of them are a fault."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_RECORD = re.compile(
    r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\S* "
    r"(?P<level>[A-Z]+) \([^)]*\) \[(?P<logger>[^\]]+)\] (?P<message>.*)$"
)
OURS = ("custom_components.digital_twin", "custom_components.test_home")
BLOCKING = "Detected blocking call"
INSTALLING = "Attempting install of"
PAGE_CLOSED: Final = r"ClientConnectionResetError: Cannot write to closing transport$"
"""Forgivable: a page was closed while a message was on its way to it; the web server writes that down, in two ways."""


@dataclass(frozen=True)
class Record:
    """One record, with the lines that follow its first."""

    level: str
    logger: str
    text: str


def records(log: str) -> list[Record]:
    """Split a log into records; what precedes the first or was printed beside the logger counts as one of level RAW."""
    found: list[tuple[str, str, list[str]]] = []
    for line in log.splitlines():
        if match := _RECORD.match(line):
            found.append((match["level"], match["logger"], [match["message"]]))
        elif found:
            found[-1][2].append(line)
        elif line.strip():
            found.append(("RAW", "", [line]))
    return [Record(level, logger, "\n".join(lines)) for level, logger, lines in found]


def faults(log: str, *, forgiven: Iterable[str] = ()) -> list[Record]:
    """Give the records that a clean run does not have.

    These are errors of anybody, warnings that come from or speak of the integration or the test home, blocking calls,
    and packages fetched at run time (the lock file of the server environment lacks them). `forgiven` are expressions
    for errors that are not this project's: they must be narrow.
    """
    patterns = [re.compile(expression) for expression in forgiven]
    return [
        record
        for record in records(log)
        if _is_fault(record) and not any(pattern.search(record.text) for pattern in patterns)
    ]


def _is_fault(record: Record) -> bool:
    if record.level in {"ERROR", "CRITICAL", "FATAL", "RAW"}:
        return True
    if BLOCKING in record.text or INSTALLING in record.text or "Traceback (most recent call last)" in record.text:
        return True
    return record.level == "WARNING" and _concerns_us(record)


def _concerns_us(record: Record) -> bool:
    if record.logger.startswith(OURS):
        return True
    # Home Assistant greets every custom integration with a warning that it was not tested.
    return record.logger != "homeassistant.loader" and any(name in record.text for name in OURS)
