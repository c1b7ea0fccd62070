"""What the user says about hazards: which are looked for, where, how severe, with which limits, and own ones."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Self

from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import TemplateError
from homeassistant.helpers.template import Template, result_as_boolean
from homeassistant.util import slugify

from ..core.requests import OwnHazard, Severity
from ..core.rule import Rule
from ..core.safety.catalogue import CARDS
from ..core.safety.line import read_line
from ..core.safety.own import PREFIX, TEMPLATE_PREFIX
from ..core.safety.policy import SEVERITIES

if TYPE_CHECKING:
    from ..manager import Home

CONF_HAZARDS: Final = "hazards"
CONF_OWN_HAZARDS: Final = "own_hazards"


class Scope(StrEnum):
    """Where a rule holds; the narrower comes before the wider."""

    HOME = "home"
    AREA = "area"
    TWIN = "twin"


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardRule:
    """What differs from a hazard's usual settings in one place. where: an area's id, or a twin's; None: as usual."""

    hazard: str
    scope: Scope = Scope.HOME
    where: str = ""
    enabled: bool | None = None
    severity: Severity | None = None
    inverted: bool | None = None
    limit: float | None = None
    snoozed_until: float | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read what as_data wrote."""
        severity = data.get("severity")
        return cls(
            hazard=data["hazard"],
            scope=Scope(data.get("scope", Scope.HOME)),
            where=data.get("where", ""),
            enabled=data.get("enabled"),
            severity=None if severity is None else Severity(severity),
            inverted=data.get("inverted"),
            limit=data.get("limit"),
            snoozed_until=data.get("snoozed_until"),
        )

    def as_data(self) -> dict[str, Any]:
        """Return it as plain values; what is as usual is left out."""
        found: dict[str, Any] = {"hazard": self.hazard, "scope": self.scope.value, "where": self.where}
        found["enabled"], found["inverted"], found["limit"] = self.enabled, self.inverted, self.limit
        found["severity"] = None if self.severity is None else self.severity.value
        found["snoozed_until"] = self.snoozed_until
        return {key: value for key, value in found.items() if value is not None}

    @property
    def place(self) -> tuple[str, Scope, str]:
        """Return what there is only one rule of."""
        return self.hazard, self.scope, self.where

    @property
    def says_nothing(self) -> bool:
        """Return whether it differs in nothing from what is usual."""
        given = (self.enabled, self.severity, self.inverted, self.limit, self.snoozed_until)
        return all(value is None for value in given)

    def limits(self, now: float) -> dict[str, float]:
        """Return it as the limits of a check at now (epoch s)."""
        found: dict[str, float] = {}
        if self.enabled is not None:
            found[f"{self.hazard}.enabled"] = float(self.enabled)
        if self.snoozed_until is not None and now < self.snoozed_until:
            found[f"{self.hazard}.enabled"] = 0.0
        if self.severity is not None:
            found[f"{self.hazard}.severity"] = float(SEVERITIES.index(self.severity))
        if self.inverted is not None:
            found[f"{self.hazard}.inverted"] = float(self.inverted)
        card = CARDS.get(self.hazard)
        if self.limit is not None and card is not None and card.limit is not None:
            found[card.limit.key] = self.limit
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule:
    """A hazard as its user wrote it, and where it holds: areas' ids and twins' (neither: everywhere)."""

    hazard_id: str
    name: str
    line: str
    severity: Severity = Severity.MEDIUM
    areas: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    enabled: bool = True

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read what as_data wrote."""
        return cls(
            hazard_id=data["id"],
            name=data["name"],
            line=data["line"],
            severity=Severity(data.get("severity", Severity.MEDIUM)),
            areas=tuple(data.get("areas", ())),
            twins=tuple(data.get("twins", ())),
            enabled=bool(data.get("enabled", True)),
        )

    def as_data(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "id": self.hazard_id,
            "name": self.name,
            "line": self.line,
            "severity": self.severity.value,
            "areas": list(self.areas),
            "twins": list(self.twins),
            "enabled": self.enabled,
        }


class Rules:
    """The home's rules as the checks need them, read from its options whenever these changed."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Read nothing yet."""
        self._hass = hass
        self._home = home
        self._read_from: Mapping[str, Any] | None = None
        self._unit = ""
        self._rules: tuple[HazardRule, ...] = ()
        self._own: tuple[tuple[OwnRule, OwnHazard], ...] = ()

    @property
    def rules(self) -> tuple[HazardRule, ...]:
        """Return the rules of hazards."""
        self._read()
        return self._rules

    @property
    def own(self) -> tuple[OwnRule, ...]:
        """Return the hazards the user wrote, whether or not they are switched on."""
        self._read()
        return tuple(rule for rule, _ in self._own)

    @callback
    def limits(self, now: float | None = None) -> dict[str, float]:
        """Return the home's own limits and switches."""
        now = time.time() if now is None else now
        found: dict[str, float] = {}
        for rule in self.rules:
            if rule.scope is Scope.HOME:
                found |= rule.limits(now)
        return found

    @callback
    def twin_limits(
        self, areas: Mapping[str, str], twin_ids: Iterable[str], now: float | None = None
    ) -> dict[str, dict[str, float]]:
        """Return what differs for twins: what their areas' rules say, and over that their own."""
        now = time.time() if now is None else now
        special = [rule for rule in self.rules if rule.scope is not Scope.HOME]
        found: dict[str, dict[str, float]] = {}
        for twin_id in twin_ids if special else ():
            limits: dict[str, float] = {}
            for scope, where in ((Scope.AREA, areas.get(twin_id)), (Scope.TWIN, twin_id)):
                for rule in special:
                    if rule.scope is scope and rule.where == where:
                        limits |= rule.limits(now)
            if limits:
                found[twin_id] = limits
        return found

    @callback
    def own_hazards(self, areas: Mapping[str, str], twin_ids: Iterable[str]) -> tuple[OwnHazard, ...]:
        """Return the own hazards that may concern these twins, each for those of them that it is meant for."""
        self._read()
        twin_ids = tuple(twin_ids)
        found: list[OwnHazard] = []
        for rule, hazard in self._own:
            if not rule.enabled:
                continue
            if not rule.areas and not rule.twins:
                found.append(hazard)
                continue
            meant = frozenset(id_ for id_ in twin_ids if id_ in rule.twins or areas.get(id_) in rule.areas)
            if meant:
                found.append(replace(hazard, twins=meant))
        return tuple(found)

    @callback
    def facts(self, hazards: Iterable[OwnHazard]) -> dict[str, float]:
        """Return what the templates of own hazards come to; nothing of one that fails, which so counts as unknown."""
        found: dict[str, float] = {}
        for hazard in hazards:
            if hazard.rule.template is None:
                continue
            try:
                rendered = Template(hazard.rule.template, self._hass).async_render(parse_result=True)
            except TemplateError:
                continue
            found[TEMPLATE_PREFIX + hazard.hazard_id] = float(result_as_boolean(rendered))
        return found

    @callback
    def async_set(self, rule: HazardRule) -> None:
        """Put a rule in the place of the one there was."""
        kept = [known.as_data() for known in self.rules if known.place != rule.place]
        if not rule.says_nothing:
            kept.append(rule.as_data())
        self._write({CONF_HAZARDS: kept})

    def rule_at(self, hazard: str, scope: Scope, where: str) -> HazardRule:
        """Return the rule of a place; one that says nothing where there is none."""
        place = (hazard, scope, where)
        return next(
            (rule for rule in self.rules if rule.place == place), HazardRule(hazard=hazard, scope=scope, where=where)
        )

    def _write(self, changes: Mapping[str, Any]) -> None:
        entry = self._home.entry
        self._hass.config_entries.async_update_entry(entry, options={**entry.options, **changes})

    def _read(self) -> None:
        options, unit = self._home.entry.options, self._hass.config.units.temperature_unit
        if options is self._read_from and unit == self._unit:
            return
        self._rules = tuple(HazardRule.from_data(data) for data in options.get(CONF_HAZARDS, ()))
        self._own = tuple(_read_own(self._hass, OwnRule.from_data(data)) for data in options.get(CONF_OWN_HAZARDS, ()))
        self._read_from, self._unit = options, unit


def _rule_of(hass: HomeAssistant, line: str) -> Rule:
    return read_line(line, fahrenheit=hass.config.units.temperature_unit == UnitOfTemperature.FAHRENHEIT)


def _read_own(hass: HomeAssistant, rule: OwnRule) -> tuple[OwnRule, OwnHazard]:
    hazard = OwnHazard(
        hazard_id=rule.hazard_id,
        name=rule.name,
        line=rule.line,
        rule=_rule_of(hass, rule.line),
        severity=rule.severity,
    )
    return rule, hazard


@callback
def template_problem(hass: HomeAssistant, line: str) -> str | None:
    """Return why the template in a line cannot be rendered; None when it can, or there is none. Raises LineError."""
    template = _rule_of(hass, line).template
    if template is None:
        return None
    try:
        Template(template, hass).ensure_valid()
    except TemplateError as err:
        return str(err)
    return None


def own_id(name: str, taken: Iterable[str]) -> str:
    """Return a stable id for an own hazard of this name."""
    found = stem = PREFIX + slugify(name)
    taken = set(taken)
    number = 2
    while found in taken:
        found = f"{stem}_{number}"
        number += 1
    return found
