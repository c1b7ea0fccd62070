"""A rehearsal's report in words and times a person reads; what would make it endless is left out and counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any, Final

from ..core.messages import Message
from ..spoken import Manner
from ..texts import Speaker
from .backtest import Agreement
from .protocol import BY_HAND, ENTITY, THESE_ACTIONS, Request, Way
from .reasons import why
from .thinning import picked

STEPS: Final = 30
COURSES: Final = 120
"""Courses of states that are told: first what the automations under test look at or act upon, then what moved."""
MOVED: Final = 2
NOT_RUN: Final = frozenset({"failed_conditions", "failed_single", "failed_max_runs", "not_triggered"})
RAN: Final = frozenset({"finished", "running", "aborted", "error", "cancelled", "stopped"})
MESSAGES: dict[str, tuple[str, ...]] = {
    "rehearsal_summary": ("automations", "runs", "actions", "hours"),
    "rehearsal_summary_findings": ("count",),
    "rehearsal_summary_hints": ("count",),
    "rehearsal_summary_clean": (),
    "rehearsal_summary_outside": ("count",),
    "rehearsal_summary_agreement": ("percent", "recorded"),
    "rehearsal_aborted_wall": ("percent",),
    "rehearsal_aborted_flood": ("name",),
    "rehearsal_aborted_standstill": ("name",),
    "rehearsal_aborted_memory": (),
    "rehearsal_aborted_stuck": ("name",),
    "rehearsal_aborted_cpu": (),
    "rehearsal_aborted_died": (),
    "rehearsal_aborted_idle": (),
    "rehearsal_note_hidden": ("count",),
    "rehearsal_note_failed": ("name", "reason"),
    "rehearsal_note_not_done": ("time", "reason"),
    "rehearsal_note_taken_as_met": ("condition",),
    "rehearsal_note_not_there": ("entities",),
    "rehearsal_note_truncated": ("count",),
    "rehearsal_note_courses": ("count",),
    "rehearsal_note_span": ("begin", "end"),
    "rehearsal_note_unrecorded": (),
    "rehearsal_note_events": ("count", "events"),
    "rehearsal_note_by_hand": ("count",),
    "rehearsal_note_by_habit": ("count",),
    "rehearsal_these_actions": (),
}


@dataclass(frozen=True, kw_only=True)
class Account:
    """One rehearsed variant: what was asked, whether of the past, the report, and what is known of entities."""

    request: Request
    report: Mapping[str, Any]
    ways: Mapping[str, Way]
    names: Mapping[str, str]
    hidden: int = 0
    past: bool = False
    agreement: Agreement | None = None
    closed_agreement: Agreement | None = None


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Tells accounts in one language; times are in zone, in sentences as manner has them.

    Works on plain values only, so that it may run in a thread.
    """

    speaker: Speaker
    manner: Manner
    zone: tzinfo
    twins: Mapping[str, str] = field(default_factory=dict)
    details: bool = True

    def tell(self, account: Account) -> dict[str, Any]:
        """Return the whole account."""
        report = account.report
        tested = [item for item in account.request.automations if item.under_test]
        told: dict[str, Any] = {
            "summary": self.summary(account),
            "start": self.time(account.request.start),
            "end": self.time(min(report.get("end", 0.0), account.request.start + account.request.duration)),
            "automations": {item.entity_id: self._automation(item.entity_id, item.name, report) for item in tested},
            "findings": [self._finding(account, item) for item in report.get("findings", [])],
            "hazards": [self._hazard(item) for item in report.get("hazards", [])],
            "timeline": self._timeline(account),
            "energy": self._energy(report),
            "cost": report.get("cost"),
            "discomfort": self._discomfort(report),
            "entities": {entity_id: way.value for entity_id, way in account.ways.items()},
            "notes": self._notes(account),
            "took": report.get("took"),
        }
        if (tried := report.get("tried")) is not None:
            told["tried"] = {"what": tried, **self._automation(tried, self._name(account, tried), report)}
        if report.get("aborted"):
            told["aborted"] = self._aborted(account)
        if self.details:
            told["states"] = self._states(account)
        if account.agreement is not None:
            told["backtest"] = self._backtest(account.agreement)
        if account.closed_agreement is not None and "backtest" in told:
            told["backtest"]["simulated"] = self._backtest(account.closed_agreement)
        return told

    def time(self, at: float) -> str:
        """Return an ISO time in the home's zone."""
        return datetime.fromtimestamp(round(at, 1), UTC).astimezone(self.zone).isoformat(timespec="seconds")

    def _moment(self, at: float) -> str:
        """Return a time as it stands in a sentence."""
        return self.manner.moment(datetime.fromtimestamp(at, UTC))

    def _say(self, id_: str, **params: Any) -> str:
        return self.speaker.say(Message(id_, params))

    def summary(self, account: Account) -> str:
        """Return the account in two or three sentences."""
        report, request = account.report, account.request
        tested = {item.entity_id for item in request.automations if item.under_test}
        tried = report.get("tried")
        runs = sum(_ran(report, entity_id) for entity_id in (tested if tried is None else {*tested, tried}))
        hours = (min(report.get("end", request.start), request.start + request.duration) - request.start) / 3600
        acted: Mapping[str, int] = report.get("acted", {})
        actions = sum(
            count
            for what, count in acted.items()
            if what in tested or not (what.startswith("automation.") or what == BY_HAND)
        )  # fmt: skip
        sentences = [
            self._say(
                "rehearsal_summary", automations=len(tested), runs=runs, actions=actions, hours=hours
            )
        ]  # fmt: skip
        if report.get("aborted"):
            sentences.append(self._aborted(account)["text"])
        findings = report.get("findings", [])
        weighty = [item for item in findings if item["severity"] != "low"]
        if weighty:
            sentences.append(self._say("rehearsal_summary_findings", count=len(weighty)))
        elif findings:
            sentences.append(self._say("rehearsal_summary_hints", count=len(findings)))
        elif not report.get("aborted") and not report.get("hazards"):
            sentences.append(self._say("rehearsal_summary_clean"))
        if outside := sum(item["id"] == "rehearsal_only_outside" for item in findings):
            sentences.append(self._say("rehearsal_summary_outside", count=outside))
        if account.agreement is not None and account.agreement.share is not None:
            percent = 100 * account.agreement.share
            sentences.append(
                self._say("rehearsal_summary_agreement", percent=percent, recorded=account.agreement.recorded)
            )
        return " ".join(sentences)

    def _aborted(self, account: Account) -> dict[str, Any]:
        report = account.report
        reason = str(report["aborted"])
        share = (report.get("end", account.request.start) - account.request.start) / account.request.duration
        culprit = report.get("culprit") or report.get("flooded_by") or "–"
        name = self._name(account, str(culprit))
        params: dict[str, Any] = {}
        if "name" in MESSAGES[f"rehearsal_aborted_{reason}"]:
            params["name"] = name
        if "percent" in MESSAGES[f"rehearsal_aborted_{reason}"]:
            params["percent"] = round(100 * share)
        return {"reason": reason, "text": self._say(f"rehearsal_aborted_{reason}", **params), "culprit": culprit}

    def _name(self, account: Account, what: str) -> str:
        """Return the name of an automation, a script, or the actions that were tried."""
        if what == THESE_ACTIONS:
            return self._say("rehearsal_these_actions")
        names = {item.entity_id: item.name for item in account.request.automations}
        domain, _, script = what.partition(".")
        if domain == "script" and (alias := account.request.scripts.get(script, {}).get("alias")):
            names[what] = str(alias)
        return names.get(what, account.names.get(what, what))

    def _automation(self, entity_id: str, name: str, report: Mapping[str, Any]) -> dict[str, Any]:
        tally: Mapping[str, list[float]] = report.get("tally", {}).get(entity_id, {})
        told: dict[str, Any] = {
            "name": name,
            "runs": _ran(report, entity_id),
            "outcomes": {outcome: int(count) for outcome, (count, _, _) in sorted(tally.items())},
            "near_misses": report.get("near_misses", {}).get(entity_id, 0),
        }
        if ran := [spans for outcome, spans in tally.items() if outcome in RAN]:
            told["first"] = self.time(min(first for _, first, _ in ran))
            told["last"] = self.time(max(last for _, _, last in ran))
        if error := report.get("unavailable", {}).get(entity_id):
            told["error"] = error
        return told

    def _finding(self, account: Account, item: Mapping[str, Any]) -> dict[str, Any]:
        params = dict(item["params"])
        if THESE_ACTIONS in item["automations"]:
            name = self._say("rehearsal_these_actions")
            for key in params.keys() & {"automation", "other"}:
                params[key] = str(params[key]).replace(THESE_ACTIONS, name)
        told = {
            "id": item["id"],
            "severity": item["severity"],
            "text": self._say(item["id"], **params),
            "automations": item["automations"],
        }
        if (failed := item["failed"]) is not None:
            config = next(one.config for one in account.request.automations if one.entity_id in item["automations"])
            told["text"] += f" {self.speaker.say(why(config, failed, account.names))}"
        if item["entities"]:
            told["entities"] = item["entities"]
        if item["at"] is not None:
            told["time"] = self.time(item["at"])
        return told

    def _hazard(self, item: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "id": item["hazard"],
            "severity": item["severity"],
            "text": self._say(item["reason"], **item["params"]),
            "time": self.time(item["at"]),
            "count": item["count"],
            "twins": [self.twins.get(twin_id, twin_id) for twin_id in item["twins"]],
            "automations": item.get("automations", []),
        }

    def _timeline(self, account: Account) -> list[dict[str, Any]]:
        """Return the runs in order of time, each with its steps and actions."""
        report = account.report
        by_run: dict[int | None, list[Mapping[str, Any]]] = {}
        for action in report.get("actions", []):
            by_run.setdefault(action.get("run"), []).append(action)
        rows: list[dict[str, Any]] = []
        request = account.request
        configs: dict[str, Mapping[str, Any]] = {f"script.{name}": script for name, script in request.scripts.items()}
        configs |= {item.entity_id: item.config for item in request.automations}
        configs[THESE_ACTIONS] = {"sequence": list(request.actions)}
        runs = report.get("runs", [])
        position = {index: row for row, index in enumerate(report.get("timeline", []))}
        for index in position:
            run = runs[index]
            row: dict[str, Any] = {"time": self.time(run["at"]), "what": run["what"], "outcome": run["outcome"]}
            if run["what"] == report.get("tried"):
                row["name"] = self._name(account, run["what"])
            for name in ("trigger", "error", "condition"):
                if run.get(name) is not None:
                    row[name] = run[name]
            if (cause := position.get(run.get("caused_by"))) is not None:
                row["caused_by"] = cause
            if (failed := run.get("failed")) is not None and (config := configs.get(run["what"])) is not None:
                row["why"] = self.speaker.say(why(config, failed, account.names))
            if steps := run.get("steps"):
                row["trace"] = [{**step, "at": self.time(step["at"])} for step in steps[:STEPS]]
            if actions := by_run.get(index):
                row["actions"] = [self._action(action) for action in actions[:STEPS]]
            rows.append(row)
        return rows

    def _action(self, action: Mapping[str, Any]) -> dict[str, Any]:
        told = {
            key: action[key] for key in ("action", "data", "effects", "executed", "answered", "error") if key in action
        }
        return {"time": self.time(action["at"]), **told}

    def _energy(self, report: Mapping[str, Any]) -> dict[str, float]:
        twins = {
            self.twins.get(twin_id, twin_id): round(item["energy"], 3)
            for twin_id, item in report.get("twins", {}).items()
            if item["energy"] > 0
        }
        return {"total": round(sum(twins.values()), 3), **twins}

    def _discomfort(self, report: Mapping[str, Any]) -> dict[str, float]:
        return {
            self.twins.get(twin_id, twin_id): round(item["discomfort"], 2)
            for twin_id, item in report.get("twins", {}).items()
            if item["discomfort"] is not None
        }

    def _states(self, account: Account) -> dict[str, list[list[Any]]]:
        """Return the courses of the entities that matter, thinned to what can be looked at."""
        told: dict[str, list[list[Any]]] = {}
        meant = _meant(account)
        courses = sorted(
            self._courses(account),
            key=lambda item: (item[0].partition(":")[0] not in meant, len(item[1][0]) < MOVED),
        )
        for key, (times, values) in courses[:COURSES]:
            told[key] = [[self.time(times[index]), values[index]] for index in picked(values)]
        return told

    def _courses(self, account: Account) -> Iterator[tuple[str, tuple[list[float], list[Any]]]]:
        report = account.report
        for source in ("words", "numbers"):
            for key, (times, values) in report.get(source, {}).items():
                entity_id = key.partition(":")[0]
                if entity_id in account.ways and (len(times) > 1 or ":" not in key):
                    shown = [round(value, 2) for value in values] if source == "numbers" else values
                    yield key, (times, shown)

    def _notes(self, account: Account) -> list[dict[str, str]]:
        report = account.report
        notes: list[tuple[str, dict[str, Any]]] = []
        if account.hidden:
            notes.append(("rehearsal_note_hidden", {"count": account.hidden}))
        notes += [
            ("rehearsal_note_failed", {"name": name, "reason": reason}) for name, reason in report.get("failed", [])
        ]
        notes += [
            ("rehearsal_note_not_done", {"time": self._moment(at), "reason": reason})
            for at, reason in report.get("not_done", [])
        ]
        notes += [
            ("rehearsal_note_taken_as_met", {"condition": condition}) for condition in report.get("taken_as_met", [])
        ]
        absent = [entity_id for entity_id in report.get("missing", []) if entity_id in account.ways]
        if absent:
            notes.append(("rehearsal_note_not_there", {"entities": ", ".join(absent[:10])}))
        notes += self._from_outside(account)
        counts = (count for tally in report.get("tally", {}).values() for count, _, _ in tally.values())
        if (left_out := int(sum(counts)) - len(report.get("timeline", []))) > 0:
            notes.append(("rehearsal_note_truncated", {"count": left_out}))
        if self.details and (unseen := sum(1 for _ in self._courses(account)) - COURSES) > 0:
            notes.append(("rehearsal_note_courses", {"count": unseen}))
        if (found := account.agreement) is not None and found.begin >= found.end:
            notes.append(("rehearsal_note_unrecorded", {}))
        elif found is not None and not found.whole:
            span = {"begin": self._moment(found.begin), "end": self._moment(found.end)}
            notes.append(("rehearsal_note_span", span))
        return [{"id": id_, "text": self._say(id_, **params)} for id_, params in notes]

    def _from_outside(self, account: Account) -> Iterator[tuple[str, dict[str, Any]]]:
        """Return what is played that neither automations nor twins bring about."""
        happens = account.request.disturbances
        kinds = [kind for _, kind, _ in happens]
        events = [str(data["type"]) for _, kind, data in happens if kind == "event"]
        if events:
            yield "rehearsal_note_events", {"count": len(events), "events": ", ".join(sorted(set(events))[:10])}
        if count := kinds.count("hand") + kinds.count("call"):
            yield ("rehearsal_note_by_hand" if account.past else "rehearsal_note_by_habit"), {"count": count}

    def _backtest(self, found: Agreement) -> dict[str, Any]:
        share = found.share
        return {
            "agreement": None if share is None else round(share, 3),
            "recorded": found.recorded,
            "reproduced": found.reproduced,
            "beyond": found.beyond,
            "from": self.time(found.begin),
            "to": self.time(found.end),
            "automations": {
                name: {"recorded": recorded, "reproduced": reproduced, "beyond": beyond}
                for name, (recorded, reproduced, beyond) in found.by_automation.items()
            },
        }

    def difference(self, present: Account, variant: Account) -> dict[str, Any]:
        """Return what the variant changes: runs, energy, cost, comfort, findings that come or go."""
        before, after = present.report, variant.report
        names = {name for report in (before, after) for name in report.get("tally", {})}
        runs = {name: (_ran(before, name), _ran(after, name)) for name in sorted(names)}
        ids = [
            {(item["id"], tuple(item["automations"]), tuple(item["entities"])) for item in report.get("findings", [])}
            for report in (before, after)
        ]
        hazards = [
            {(item["hazard"], tuple(item["twins"])) for item in report.get("hazards", [])} for report in (before, after)
        ]
        return {
            "runs": {
                name: {"present": first, "variant": second} for name, (first, second) in runs.items() if first != second
            },
            "energy": _between(self._energy(before)["total"], self._energy(after)["total"]),
            "cost": _between(before.get("cost") or 0.0, after.get("cost") or 0.0),
            "discomfort": _between(sum(self._discomfort(before).values()), sum(self._discomfort(after).values())),
            "solved": sorted(id_ for id_, _, _ in ids[0] - ids[1]),
            "new": sorted(id_ for id_, _, _ in ids[1] - ids[0]),
            "hazards_solved": sorted(hazard for hazard, _ in hazards[0] - hazards[1]),
            "hazards_new": sorted(hazard for hazard, _ in hazards[1] - hazards[0]),
        }


def _meant(account: Account) -> set[str]:
    """Return the entities that the automations under test name, or act upon."""
    tested = [item for item in account.request.automations if item.under_test]
    found = {word for item in tested for word in ENTITY.findall(str(item.config).lower())}
    wanted = {item.entity_id for item in tested} | {str(account.report.get("tried"))}
    for automation, _, entities, _ in account.report.get("acts", ()):
        if automation in wanted:
            found.update(entities)
    return found | wanted


def _ran(report: Mapping[str, Any], name: str) -> int:
    tally: Mapping[str, list[float]] = report.get("tally", {}).get(name, {})
    return int(sum(count for outcome, (count, _, _) in tally.items() if outcome in RAN))


def _between(before: float, after: float) -> dict[str, float]:
    return {"present": round(before, 3), "variant": round(after, 3), "change": round(after - before, 3)}
