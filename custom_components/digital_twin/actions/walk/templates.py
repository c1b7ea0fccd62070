"""Templates, variables and times in an action's steps, as they come out on one course."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import TemplateError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.template import Template, is_template_string

from ...core.models.kinds import Risk
from ..fields import refuse, shown
from .course import Course, Found

ENABLED: Final = "enabled"
MESSAGES: dict[str, tuple[str, ...]] = {
    "unresolved_template": ("field", "risk"),
    "unresolved_wait": ("field", "risk"),
}


class Reading:
    """Reads what stands in steps. limited: whether templates may read nothing of the home."""

    def __init__(self, hass: HomeAssistant, found: Found, *, limited: bool) -> None:
        """Take where to note what cannot be read."""
        self._hass = hass
        self._found = found
        self.limited = limited

    def rendered(self, value: Any, field: str, course: Course) -> Any:
        """Return a value with its templates rendered. Raises TemplateError; refuses what a user may not have read."""
        if isinstance(value, Mapping):
            return {key: self.rendered(item, field, course) for key, item in value.items()}
        if isinstance(value, list):
            return [self.rendered(item, field, course) for item in value]
        if isinstance(value, str) and is_template_string(value):
            try:
                return Template(value, self._hass).async_render(dict(course.variables), limited=self.limited)
            except TemplateError:
                if self.limited:
                    raise refuse("template_limited", field=field) from None
                raise
        return value

    def remembering(self, variables: Mapping[str, Any], field: str, course: Course) -> Course:
        """Return a course that knows further variables, each rendered with those before it."""
        known = dict(course.variables)
        for name, value in variables.items():
            try:
                known[name] = self.rendered(value, field, replace(course, variables=known))
            except TemplateError:
                self._found.name("unresolved_template", Risk.COSTLY, field=f"{field}.variables.{name}")
        return replace(course, variables=known)

    def enabled(self, value: Any, field: str) -> bool | None:
        """Return whether a step would run at all; None: a template, which only the run itself can tell."""
        if isinstance(value, str) and is_template_string(value):
            return None
        try:
            return bool(cv.boolean(value))
        except vol.Invalid:
            raise refuse("invalid_boolean", field=f"{field}.{ENABLED}", value=shown(value)) from None

    def delay(self, value: Any, field: str, course: Course) -> float:
        """Return how many s a pause lasts; one whose template fails is named, and counts as no time."""
        try:
            duration: timedelta = cv.time_period(self.rendered(value, field, course))
        except TemplateError:
            self._found.name("unresolved_template", Risk.COSTLY, field=f"{field}.delay")
            return 0.0
        except vol.Invalid:
            raise refuse("invalid_time", field=f"{field}.delay", value=shown(value)) from None
        return max(duration.total_seconds(), 0.0)

    def waited(self, step: Mapping[str, Any], field: str, course: Course) -> float:
        """Return how long a wait may last: its time-out; without one nobody knows, and it counts as no time."""
        if (timeout := step.get("timeout")) is not None:
            return self.delay(timeout, field, course)
        self._found.name("unresolved_wait", Risk.HARMLESS, field=field)
        return 0.0
