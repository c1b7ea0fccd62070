"""A hazard in one line, as its user writes it: `temperature < 17 °C for 30 min while somebody_home`.

    line      = (channel comparison value | "any") ["for" duration] ["while" condition {"and" condition}]
    condition = ["not"] fact | ["not"] channel comparison value | "{{" template "}}"

`any` stands for any command to the device. A temperature without a unit is in that of the home. German connecting
words (für, solange, und, nicht, ist, über, unter) do.
"""

import re
from typing import Final, NoReturn

from ..channel import CELSIUS, WATT, Channel, Quantity
from ..messages import Message
from ..models.kinds import KINDS
from ..rule import Clause, FactClause, Rule

ANY: Final = "any"
LONGEST: Final = 86_400.0
"""s: no check looks further ahead than a day."""
MOST_CONDITIONS: Final = 8
FACTS: Final = {
    "nobody_home": ("people_home", False),
    "somebody_home": ("people_home", True),
    "asleep": ("asleep", True),
    "smoke": ("smoke", True),
    "leak": ("leak", True),
    "armed": ("armed", True),
    "triggered": ("triggered", True),
    "dark": ("dark", True),
    "quiet": ("quiet", True),
    "unattended": ("unattended", True),
}
"""What a condition may ask of the home: its name, the fact of CheckRequest.context and whether that is to hold."""
COMPARISONS: Final = {
    "<": "<", ">": ">", "<=": "<=", ">=": ">=", "≤": "<=", "≥": ">=", "=": "=", "==": "=", "!=": "!=", "≠": "!=",
    "is": "=", "below": "<", "above": ">",
}  # fmt: skip
WORDS: Final = {"on": 1.0, "open": 1.0, "true": 1.0, "yes": 1.0, "off": 0.0, "closed": 0.0, "false": 0.0, "no": 0.0}
"""How the two values of a binary channel may be called."""
_GERMAN: Final = {
    "für": "for", "solange": "while", "und": "and", "nicht": "not", "ist": "is", "über": "above", "unter": "below",
    "an": "on", "aus": "off", "offen": "open", "zu": "closed", "beliebig": ANY,
}  # fmt: skip
_UNITS: Final = {
    "°c": (CELSIUS, 1.0, 0.0), "c": (CELSIUS, 1.0, 0.0), "°f": (CELSIUS, 5.0 / 9.0, -160.0 / 9.0),
    "f": (CELSIUS, 5.0 / 9.0, -160.0 / 9.0), "w": (WATT, 1.0, 0.0), "kw": (WATT, 1000.0, 0.0),
}  # fmt: skip
_SECONDS: Final = {
    "s": 1.0, "sec": 1.0, "second": 1.0, "seconds": 1.0, "sekunde": 1.0, "sekunden": 1.0, "min": 60.0, "minute": 60.0,
    "minutes": 60.0, "minuten": 60.0, "h": 3600.0, "hour": 3600.0, "hours": 3600.0, "std": 3600.0, "stunde": 3600.0,
    "stunden": 3600.0,
}  # fmt: skip
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<template>\{\{.*?\}\})|(?P<number>[-+]?\d+(?:[.,]\d+)?)|(?P<sign><=|>=|==|!=|[<>=≤≥≠])"
    r"|(?P<word>%|[^\W\d]\w*|°\w+))",
    re.DOTALL,
)


def _channels() -> dict[str, tuple[Channel, ...]]:
    found: dict[str, tuple[Channel, ...]] = {}
    for kind in KINDS.values():
        for channel in kind.channels:
            found[channel.key] = (*found.get(channel.key, ()), channel)
    return found


CHANNELS: Final = _channels()


class LineError(ValueError):
    """A line that cannot be understood; problem says why, word which part of it is meant."""

    def __init__(self, problem: str, word: str, allowed: str = "") -> None:
        """Keep both, and what would be allowed in its place."""
        super().__init__(f"{problem}: {word}")
        self.message = Message(f"own_hazard_{problem}", {"word": word or "…", "allowed": allowed})


def read_line(text: str, *, fahrenheit: bool = False) -> Rule:
    """Return what a line means. Raises LineError, which says what is wrong with which word.

    fahrenheit: whether a temperature without a unit is in °F, as the home's are.
    """
    return _Reader(text, fahrenheit=fahrenheit).rule()


class _Reader:
    """Reads a line word by word."""

    def __init__(self, text: str, *, fahrenheit: bool) -> None:
        self._fahrenheit = fahrenheit
        self._tokens: list[tuple[str, str]] = []
        at = 0
        text = text.strip()
        while at < len(text):
            if (found := _TOKEN.match(text, at)) is None:
                raise LineError("not_understood", text[at : at + 20].strip())
            kind = found.lastgroup or "word"
            word = found[kind]
            self._tokens.append((kind, word if kind == "template" else _GERMAN.get(word.lower(), word.lower())))
            at = found.end()
        self._at = 0

    def rule(self) -> Rule:
        if not self._tokens:
            raise LineError("empty", "")
        subject = None
        if self._peek() == ANY:
            self._next()
        else:
            subject = self._clause(wanted=True)
        duration = self._duration() if self._taken("for") else 0.0
        conditions = self._conditions() if self._taken("while") else []
        if self._at < len(self._tokens):
            raise LineError("unexpected", self._peek(), "for, while, and")
        if subject is None and duration:
            raise LineError("any_has_no_duration", "for")
        templates = [item for item in conditions if isinstance(item, str)]
        if len(templates) > 1:
            raise LineError("two_templates", templates[1])
        return Rule(
            subject=subject,
            duration=duration,
            clauses=tuple(item for item in conditions if isinstance(item, Clause)),
            facts=tuple(item for item in conditions if isinstance(item, FactClause)),
            template=templates[0] if templates else None,
        )

    def _conditions(self) -> list[Clause | FactClause | str]:
        found: list[Clause | FactClause | str] = []
        while len(found) < MOST_CONDITIONS:
            found.append(self._next() if self._kind() == "template" else self._condition())
            if not self._taken("and"):
                break
        return found

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        word = self._peek()
        self._at += 1
        return word

    def _taken(self, word: str) -> bool:
        if self._peek() != word:
            return False
        self._at += 1
        return True

    def _condition(self) -> Clause | FactClause:
        wanted = not self._taken("not")
        word = self._peek()
        if word in FACTS and word not in CHANNELS:
            self._next()
            fact, meant = FACTS[word]
            return FactClause(fact, meant is wanted)
        return self._clause(wanted=wanted)

    def _clause(self, *, wanted: bool) -> Clause:
        key = self._next()
        if key not in CHANNELS:
            raise LineError("unknown_channel", key, ", ".join(sorted({*CHANNELS, *FACTS, ANY})))
        sign = self._peek()
        comparison = COMPARISONS.get(sign)
        if comparison is None:
            raise LineError("no_comparison", sign, "<, >, <=, >=, =, !=")
        self._next()
        if sign == "is" and self._taken("not"):
            comparison = "!="
        return Clause(key, comparison, self._value(key, comparison), wanted)

    def _value(self, key: str, comparison: str) -> float | str:
        kind, word = self._kind(), self._next()
        known = CHANNELS[key]
        if kind == "number":
            return self._number(key, word)
        if any(channel.quantity is Quantity.BINARY for channel in known):
            if word in WORDS and comparison in ("=", "!="):
                return WORDS[word]
            raise LineError("no_state", word, "on, off")
        options = sorted({option for channel in known for option in channel.options})
        if options and word in options and comparison in ("=", "!="):
            return word
        if any(channel.quantity is Quantity.OPTION for channel in known):
            if not options and kind == "word" and comparison in ("=", "!="):
                return word
            raise LineError("no_state", word, ", ".join(options))
        raise LineError("no_number", word)

    def _number(self, key: str, word: str) -> float:
        numbers = [channel for channel in CHANNELS[key] if channel.quantity is Quantity.NUMBER]
        if not numbers:
            raise LineError("no_state", word, ", ".join(sorted({o for c in CHANNELS[key] for o in c.options} or WORDS)))
        value, channel = float(word.replace(",", ".")), numbers[0]
        unit = self._peek()
        if unit in _UNITS:
            meant, factor, offset = _UNITS[unit]
            if channel.unit != meant:
                raise LineError("wrong_unit", unit, channel.unit or "–")
            value = value * factor + offset
            self._next()
        elif channel.unit is not None and unit == channel.unit.lower():
            self._next()
        elif unit and unit not in ("for", "while", "and"):
            raise LineError("wrong_unit", unit, channel.unit or "–")
        elif self._fahrenheit and channel.unit == CELSIUS:
            _, factor, offset = _UNITS["°f"]
            value = value * factor + offset
        low, high = min(c.lower for c in numbers), max(c.upper for c in numbers)
        if not low <= value <= high:
            shown = channel.unit or ""
            if self._fahrenheit and shown == CELSIUS:
                low, high, shown = 1.8 * low + 32.0, 1.8 * high + 32.0, "°F"
            raise LineError("out_of_range", word, f"{low:g} … {high:g} {shown}".strip())
        return value

    def _duration(self) -> float:
        kind, word = self._kind(), self._next()
        if kind != "number":
            self._no_duration(word)
        unit = self._next()
        if unit not in _SECONDS:
            self._no_duration(f"{word} {unit}".strip())
        seconds = float(word.replace(",", ".")) * _SECONDS[unit]
        if not 0.0 < seconds <= LONGEST:
            self._no_duration(f"{word} {unit}")
        return seconds

    def _no_duration(self, word: str) -> NoReturn:
        raise LineError("no_duration", word, "30 s, 10 min, 2 h")
