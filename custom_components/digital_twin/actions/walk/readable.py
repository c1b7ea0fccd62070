"""What steps read of the home: no more than whoever has them run may read by themselves.

Home Assistant lets administrators alone run steps and render templates; here everybody may, so what such steps tell
by what they do must be theirs to know. Of scripts only the call is looked at: they were written by administrators.
"""

from collections.abc import Iterator, Mapping
from inspect import isroutine
from typing import Any, Final

from homeassistant.auth.models import User
from homeassistant.const import CONF_CONDITION, CONF_ENTITY_ID
from homeassistant.core import Context, HomeAssistant, callback, valid_entity_id
from homeassistant.exceptions import TemplateError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.template import TemplateEnvironment, is_template_string
from jinja2 import TemplateSyntaxError, nodes

from ...access import POLICY_READ, require
from ..fields import refuse, shown

CONDITIONS: Final = frozenset({"and", "condition", "conditions", "if", "not", "or", "until", "while"})
"""Keys under which conditions stand."""
PLAIN_CONDITIONS: Final = frozenset(
    {"and", "not", "numeric_state", "or", "state", "sun", "template", "time", "trigger", "zone"}
)
"""Conditions that read nothing but the entities they name."""
BY_NAME: Final[Mapping[str, int]] = {"map": 0, "reject": 0, "rejectattr": 1, "select": 0, "selectattr": 1}
"""Filters that are given the name of another filter or test, and as which of their arguments."""
FOREIGN: Final = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
TRIGGERS: Final = "wait_for_trigger"


@callback
def require_readable(hass: HomeAssistant, user: User | None, context: Context, given: Mapping[str, Any]) -> None:
    """Refuse what a user (None: no user) gave, by its fields, where it reads what they may not.

    Raises Unauthorized for an entity, ServiceValidationError, naming the field, for a template or a kind of step.
    """
    if user is None or user.is_admin:
        return
    reader = _Reader(hass, user, context)
    for field, value in given.items():
        reader.steps(value, field)


class _Reader:
    def __init__(self, hass: HomeAssistant, user: User, context: Context) -> None:
        self._hass = hass
        self._user = user
        self._context = context
        self._all = user.permissions.access_all_entities(POLICY_READ)
        self._full: TemplateEnvironment | None = None
        self._beyond: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    def steps(self, value: Any, field: str) -> None:
        if isinstance(value, Mapping):
            for key, item in value.items():
                place = f"{field}.{key}"
                if key == TRIGGERS:
                    raise refuse("step_limited", field=place, step=TRIGGERS)
                if key in CONDITIONS and not self._all:
                    self._conditions(value if key == CONF_CONDITION else item, place)
                self.steps(item, place)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                self.steps(item, f"{field}[{index}]")
        elif isinstance(value, str) and is_template_string(value) and self._reads(value):
            raise refuse("template_limited", field=field)

    def _conditions(self, value: Any, field: str) -> None:
        """Hold conditions against what may be read: every entity they name, and nothing that names none."""
        for condition in value if isinstance(value, list) else [value]:
            if not isinstance(condition, Mapping):
                continue
            kind = condition.get(CONF_CONDITION, "and")
            if isinstance(kind, str) and not is_template_string(kind) and kind not in PLAIN_CONDITIONS:
                device = kind == "device" and isinstance(condition.get(CONF_ENTITY_ID), str)
                if not device:
                    raise refuse("step_limited", field=field, step=shown(kind))
            require(self._user, self._context, self._entities(condition), POLICY_READ)
            for key in CONDITIONS & condition.keys() - {CONF_CONDITION}:
                self._conditions(condition[key], f"{field}.{key}")

    def _entities(self, value: Any) -> Iterator[str]:
        if isinstance(value, Mapping | list):
            for item in value.values() if isinstance(value, Mapping) else value:
                yield from self._entities(item)
        elif isinstance(value, str):
            registry = er.async_get(self._hass)
            for name in (part.strip().lower() for part in value.split(",")):
                entity_id = er.async_resolve_entity_id(registry, name) or name
                # A number such as 20.5 has the form of an entity's id.
                if valid_entity_id(entity_id) and not entity_id.partition(".")[0].isdecimal():
                    yield entity_id

    def _reads(self, template: str) -> bool:
        """Return whether a template could read anything of the home, whether or not it does so now."""
        if self._full is None:
            self._full = TemplateEnvironment(self._hass)
            limited = TemplateEnvironment(self._hass, limited=True)
            callables = frozenset(_differing(self._full.filters, limited.filters))
            callables |= frozenset(_differing(self._full.tests, limited.tests))
            self._beyond = frozenset(_differing(self._full.globals, limited.globals)), callables
        names, callables = self._beyond
        try:
            parsed = self._full.parse(template)
        except (TemplateError, TemplateSyntaxError):  # fmt: skip
            return True
        return (
            next(parsed.find_all(FOREIGN), None) is not None
            or any(node.name in names for node in parsed.find_all(nodes.Name))
            or any(node.name in callables for node in parsed.find_all((nodes.Filter, nodes.Test)))
            or any(_named_otherwise(node, callables) for node in parsed.find_all(nodes.Filter))
        )


def _differing(full: Mapping[str, Any], limited: Mapping[str, Any]) -> Iterator[str]:
    """Return the names under which a limited environment has something else than the full one."""
    return (name for name in full if name not in limited or _kind(full[name]) != _kind(limited[name]))


def _kind(value: Any) -> str:
    named = value if isroutine(value) or isinstance(value, type) else type(value)
    return str(named.__qualname__)


def _named_otherwise(node: nodes.Filter, callables: frozenset[str]) -> bool:
    """Return whether a filter is given another's name that reads the home, or one that only shows when it runs."""
    place = BY_NAME.get(node.name)
    if place is None:
        return False
    if node.dyn_args or node.dyn_kwargs:
        return True
    return any(not isinstance(item, nodes.Const) or item.value in callables for item in node.args[place : place + 1])
