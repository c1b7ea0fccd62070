"""A twin's alerts in Home Assistant: told as events, the critical ones as repair issues, with what to do about them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import ATTR_DEVICE_CLASS
from homeassistant.core import callback, split_entity_id
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .core.channel import Quantity
from .core.requests import Severity
from .core.sync.alerts import Alert, AlertBook, Cause, Change, Finding
from .core.sync.correction import Circumstances, Rule
from .core.sync.divergence import RANK
from .core.sync.expectation import Basis
from .events import IS_ITSELF, STATES_OF, async_sentence
from .issues import ENTRY_ID

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .store.records import EventRecord

CRITICAL_ISSUE: Final = "diverged"
ALERT: Final = "alert"
KINDS: Final[Mapping[Cause, str]] = {
    Cause.DIVERGED: "diverged",
    Cause.JOINTLY: "jointly",
    Cause.DISOBEYED: "disobeyed",
    Cause.DWELLS: "dwells",
    Cause.UNUSUAL_TIME: "unusual_time",
    Cause.STUCK: "stuck",
}
WORSE: Final = "worse"
OVER: Final = "over"
MESSAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "event_diverged": ("channel", "twin", "actual", "expected", "unit"),
    "event_jointly": ("twin",),
    "event_disobeyed": ("channel", "twin", "actual", "expected", "unit"),
    "event_dwells": ("channel", "twin", "actual", "duration", "usual"),
    "event_unusual_time": ("channel", "twin", "actual"),
    "event_stuck": ("channel", "twin", "actual", "expected", "unit"),
    "event_worse": ("channel", "twin", "actual", "severity"),
    "event_over": ("channel", "twin"),
    "event_diverged_state": ("twin", "actual", "expected"),
    "event_disobeyed_state": ("twin", "actual", "expected"),
    "event_dwells_state": ("twin", "actual", "duration", "usual"),
    "event_unusual_time_state": ("twin", "actual"),
    "event_worse_state": ("twin", "actual", "severity"),
    "event_over_state": ("twin",),
    "event_health_critical": ("twin", "score"),
    "event_health_good": ("twin", "score"),
    "event_health_warning": ("twin", "score"),
    "meaning_baseline": (),
    "meaning_disobeyed": (),
    "meaning_dwells": (),
    "meaning_jointly": (),
    "meaning_model": (),
    "meaning_stuck": (),
    "meaning_unusual_time": (),
    "meaning_usual": (),
    "recommend_accept_shift": (),
    "recommend_look": (),
    "recommend_mark_stuck": (),
    "recommend_recalibrate": (),
    "recommend_resend": (),
}
_MEANING: Final[Mapping[Cause, str]] = {
    Cause.JOINTLY: "meaning_jointly",
    Cause.DISOBEYED: "meaning_disobeyed",
    Cause.DWELLS: "meaning_dwells",
    Cause.UNUSUAL_TIME: "meaning_unusual_time",
    Cause.STUCK: "meaning_stuck",
}
_RECOMMENDED: Final[Mapping[Rule, str]] = {
    Rule.ACCEPT_SHIFT: "recommend_accept_shift",
    Rule.RECALIBRATE: "recommend_recalibrate",
    Rule.MARK_STUCK: "recommend_mark_stuck",
    Rule.RESEND: "recommend_resend",
}


class Alerts:
    """The alerts of one twin."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Start without any."""
        self._twin = twin
        # A dict, for every twin has one: empty it takes a quarter of a set.
        self._issues: dict[str, None] = {}
        self._told: dict[str, dict[str, Any]] = {}
        self.book = AlertBook()

    def restore(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take over the alerts that were open, so that they are not told once more."""
        channels = self._twin.channels
        alerts = [alert for row in rows if (alert := Alert.from_dict(row)).finding.channel in channels]
        self.book = AlertBook(alerts)

    def as_list(self) -> list[dict[str, Any]]:
        """Return the open alerts as JSON-able plain values."""
        return [alert.as_dict() for alert in self.book.current.values()]

    def summary(self) -> list[tuple[Alert, dict[str, Any]]]:
        """Return the open alerts, each with its details as they were when it was told, in the core's units."""
        now = dt_util.utcnow().timestamp()
        for key, alert in self.book.current.items():
            if key not in self._told:
                self._told[key] = self.details(alert, now)
        return [(alert, self._told[key]) for key, alert in self.book.current.items()]

    @callback
    def async_acknowledged(self, record: EventRecord) -> None:
        """Take over that somebody has seen the event of an alert."""
        alert = self.book.current.get(record.data.get(ALERT, ""))
        if alert is not None and record.at >= alert.told_at:
            self.async_rest(alert.key, None)

    @callback
    def async_update(self, findings: list[Finding], now: float) -> bool:
        """Take in what is found now, tell what is new about it; return whether there was anything."""
        changes = self.book.update(findings, now)
        for change, alert in changes:
            self._tell(change, alert, now)
        for alert in self.book.current.values():
            self._show_issue(alert, now)
        for key in self._issues.keys() - self.book.current.keys():
            self._hide_issue(key)
        return bool(changes)

    @callback
    def async_end(self, key: str, now: float) -> None:
        """End an alert at once, as its correction does."""
        if (alert := self.book.end(key)) is not None:
            self._tell(Change.ENDED, alert, now)
            self._hide_issue(key)

    @callback
    def async_rest(self, key: str, until: float | None) -> Alert | None:
        """Note that an alert was seen, and let it rest until then (epoch s) where that is given."""
        alert = self.book.acknowledge(key) if until is None else self.book.snooze(key, until)
        if alert is not None:
            self._hide_issue(key)
            self._settle(alert)
            self._twin.assessment.async_keep()
            self._twin.async_touched()
        return alert

    @callback
    def async_stop(self) -> None:
        """Take the repair issues back; they come again with the twin if they still hold."""
        for key in list(self._issues):
            self._hide_issue(key)

    def details(self, alert: Alert, now: float) -> dict[str, Any]:
        """Return everything there is to say of an alert, as plain values in the core's units."""
        finding = alert.finding
        twin = self._twin
        rule = twin.assessment.corrections.rule_for(alert, now)
        details: dict[str, Any] = {
            ALERT: alert.key,
            "cause": finding.cause.value,
            "channel": finding.channel,
            "expected": _rounded(finding.expected),
            "actual": _rounded(finding.actual),
            "percent": finding.percent,
            "score": finding.score,
            "since": finding.since,
            "severity": finding.severity.value,
            "basis": None if finding.basis is None else finding.basis.value,
            "meaning": meaning(finding),
            "recommended": "recommend_look" if rule is None else _RECOMMENDED[rule],
            "correction": None if rule is None else rule.value,
            "automatic": rule is not None and twin.assessment.corrections.is_automatic(rule, finding.severity),
        }
        if unit := twin.channels[finding.channel].unit:
            details["unit"] = unit
        if (states := states_of(twin, finding.channel)) is not None:
            details |= {STATES_OF: states, IS_ITSELF: finding.channel in (twin.main_channel, "on")}
        if finding.cause is Cause.DWELLS:
            details |= {"usual": finding.expected, "duration": round(now - finding.since), "expected": None}
        return details

    def sentence(self, alert: Alert, now: float, *, asked: bool = False) -> str:
        """Return what an alert says, in the home's language; asked: in that of whoever asked for what runs now."""
        twin = self._twin
        data = {**self.details(alert, now), "twin": twin.config.name}
        return async_sentence(twin.hass, KINDS[alert.finding.cause], data, asked=asked)

    def circumstances(self, alert: Alert, now: float) -> Circumstances:
        """Return what a correction of an alert is chosen by."""
        finding = alert.finding
        command = next((item for item in self._twin.assessment.obedience if item.channel == finding.channel), None)
        return Circumstances(
            finding=finding,
            lasted=now - finding.since,
            moved=self._moved(finding, now),
            resent=1 if command is None else command.resent,
        )

    def _moved(self, finding: Finding, now: float) -> float:
        """Return by how much a number moved since it diverged, as a share of how far off it is."""
        if not isinstance(finding.actual, float) or not isinstance(finding.expected, float):
            return 0.0
        series = self._twin.recall.course(finding.channel, now)
        values = series.values[series.times >= finding.since]
        off = abs(finding.actual - finding.expected)
        return float(values.max() - values.min()) / off if values.size and off > 0 else 0.0

    def _tell(self, change: Change, alert: Alert, now: float) -> None:
        finding = alert.finding
        kind = {Change.STARTED: KINDS[finding.cause], Change.WORSENED: WORSE, Change.ENDED: OVER}[change]
        ended = change is Change.ENDED
        details = self.details(alert, now)
        if ended:
            self._told.pop(alert.key, None)
        else:
            self._told[alert.key] = details
        self._twin.home.events.async_add(
            kind,
            twin=self._twin,
            category=_category(finding),
            severity=None if ended else finding.severity,
            data=details,
            notify=not ended and _interrupts(finding),
        )
        if ended:
            self._settle(alert)

    def _settle(self, alert: Alert) -> None:
        """Take a notification back once nothing is left that it should tell of."""
        category = _category(alert.finding)
        if not any(
            _category(other.finding) == category and _interrupts(other.finding) and not other.acknowledged
            for other in self.book.current.values()
        ):
            self._twin.home.events.async_settle(self._twin, category)

    def _show_issue(self, alert: Alert, now: float) -> None:
        critical = alert.finding.severity is Severity.CRITICAL and not alert.acknowledged
        if not critical:
            self._hide_issue(alert.key)
            return
        if alert.key in self._issues:
            return
        self._issues[alert.key] = None
        twin = self._twin
        ir.async_create_issue(
            twin.hass,
            DOMAIN,
            self._issue_id(alert.key),
            data={ENTRY_ID: twin.entry.entry_id, ALERT: alert.key},
            is_fixable=True,
            severity=ir.IssueSeverity.ERROR,
            translation_key=CRITICAL_ISSUE,
            translation_placeholders={
                "name": twin.config.name,
                "what": self.sentence(alert, now),
            },
        )

    def _hide_issue(self, key: str) -> None:
        if key in self._issues:
            del self._issues[key]
            ir.async_delete_issue(self._twin.hass, DOMAIN, self._issue_id(key))

    def _issue_id(self, key: str) -> str:
        return f"{CRITICAL_ISSUE}_{self._twin.entry.entry_id}_{key.replace(' ', '_')}"


def _category(finding: Finding) -> str:
    return "command" if finding.cause is Cause.DISOBEYED else "divergence"


def _interrupts(finding: Finding) -> bool:
    """Return whether somebody who asked for notifications gets one of this."""
    return RANK[finding.severity] >= RANK[Severity.HIGH]


def states_of(twin: TwinCoordinator, channel: str) -> str | None:
    """Return the domain and device class of the entity whose state a channel is, None for a number or attribute."""
    binding = next((one for one in twin.bindings if one.channel == channel), None)
    if twin.channels[channel].quantity is Quantity.NUMBER or binding is None or binding.attribute is not None:
        return None
    state = twin.hass.states.get(binding.entity_id)
    device_class = None if state is None else state.attributes.get(ATTR_DEVICE_CLASS)
    return f"{split_entity_id(binding.entity_id)[0]}.{device_class or '_'}"


def meaning(finding: Finding) -> str:
    """Return the id of the text that says what a finding may mean."""
    if finding.cause is not Cause.DIVERGED:
        return _MEANING[finding.cause]
    return {Basis.MODEL: "meaning_model", Basis.USUAL: "meaning_usual"}.get(
        finding.basis or Basis.CONSTANT, "meaning_baseline"
    )


def _rounded(value: float | bool | str | None) -> float | bool | str | None:
    return round(value, 3) if isinstance(value, float) else value
