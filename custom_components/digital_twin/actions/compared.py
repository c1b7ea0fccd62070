"""Answers side by side in words: which is best at what, and what the others have."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..core.messages import Message
from ..core.scenario.compare import LESS_IS_BETTER, alike
from ..texts import Kind, Speaker

APART: Final = "compare_apart"
LEFT_OUT: Final = "compare_left_out"
MESSAGES: dict[str, tuple[str, ...]] = {
    APART: (),
    LEFT_OUT: (),
    "compare_less": ("first", "second", "figure", "first_value", "second_value"),
    "compare_best": ("figure", "names", "first_value", "others"),
    "compare_with_value": ("name", "value"),
    "compare_same": (),
}
KINDS: Final[Mapping[str, Kind]] = {
    "energy": Kind.KILOWATT_HOUR, "cost": Kind.MONEY, "peak": Kind.WATT, "failure": Kind.SHARE,
}  # fmt: skip
"""Of figures with a unit what they are; discomfort is in the home's degrees already."""


def told_names(names: Sequence[str], speaker: Speaker) -> list[str]:
    """Return what answers are called in a text: those of the library in words, those called alike with their number."""
    words = [speaker.word("scenario", name) for name in names]
    often = Counter(words)
    return [f"{word} ({number})" if often[word] > 1 else word for number, word in enumerate(words, 1)]


def compared(
    names: Sequence[str], figures: Sequence[Mapping[str, float]], speaker: Speaker, first: Iterable[Message]
) -> str:
    """Say figure by figure which answers are best at it and what the others have, after what is to be said first.

    What not every answer knows is not compared.
    """
    lines = [*first]
    before = len(lines)
    for figure in (one for one in LESS_IS_BETTER if all(one in own for own in figures)):
        values = [own[figure] for own in figures]
        least = min(values)
        best = [index for index, value in enumerate(values) if alike(value, least)]
        others = sorted((index for index in range(len(values)) if index not in best), key=lambda one: values[one])
        if not others:
            continue
        about = {"figure": speaker.word("figure", figure), "first_value": _value(figure, least, speaker)}
        if len(names) == 2:
            second = {"second": names[others[0]], "second_value": _value(figure, values[others[0]], speaker)}
            lines.append(Message("compare_less", {**about, "first": names[best[0]], **second}))
            continue
        rest = [
            speaker.say(
                Message("compare_with_value", {"name": names[one], "value": _value(figure, values[one], speaker)})
            )
            for one in others
        ]
        called = ", ".join(names[one] for one in best)
        lines.append(Message("compare_best", {**about, "names": called, "others": ", ".join(rest)}))
    if len(lines) == before:
        lines.append(Message("compare_same"))
    return " ".join(speaker.say(message) for message in lines)


def _value(figure: str, value: float, speaker: Speaker) -> str:
    """Return a figure's value with its unit."""
    if figure == "carbon":
        return f"{speaker.numbers.plain(value, 2)} kg"
    if (kind := KINDS.get(figure)) is not None:
        return speaker.numbers.show(kind, value)
    return speaker.numbers.plain(value, 1)
