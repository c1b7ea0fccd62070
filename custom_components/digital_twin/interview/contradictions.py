"""Answers that cannot both be meant."""

from collections.abc import Mapping
from typing import Any

from ..core import settings


def contradictions(answers: Mapping[str, Any]) -> dict[str, str]:
    """Return an error key per answer that contradicts another one."""
    errors: dict[str, str] = {}
    low, high = answers.get(settings.COMFORT_LOW), answers.get(settings.COMFORT_HIGH)
    if low is not None and high is not None and low >= high:
        errors[settings.COMFORT_HIGH] = "low_above_high"
    start, end = answers.get(settings.QUIET_START), answers.get(settings.QUIET_END)
    if start is not None and end is None:
        errors[settings.QUIET_END] = "quiet_end_missing"
    elif end is not None and start is None:
        errors[settings.QUIET_START] = "quiet_start_missing"
    elif start is not None and start == end:
        errors[settings.QUIET_END] = "quiet_empty"
    return errors
