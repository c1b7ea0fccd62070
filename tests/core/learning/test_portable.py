"""A document that was changed on its way is refused by the name of what is wrong, or does no harm."""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.learning.document import NotPortableError
from custom_components.digital_twin.core.learning.portable import exported, imported
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.registry import main_channel, model_for
from custom_components.digital_twin.core.requests import Environment, LearnRequest, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

DAY = 86_400.0
END = 1_790_000_000.0
DAYS = 14
SOUND: Final = ("light", "plug", "thermostat", "sensor", "media_player", "vacuum", "water_heater", "cover")

ASIDE: Final = ("brightness", "on", "power", "target_temperature")


def spec_of(kind: str) -> TwinSpec:
    """Give a twin with all channels of its kind."""
    channels = {channel.key: channel for channel in KINDS[kind].channels}
    return TwinSpec(twin_id=kind, name=kind, kind=kind, fidelity=Fidelity.ADVANCED, channels=channels)


def _series(channel: Channel, place: int) -> Series:
    rng = np.random.default_rng(place)
    times = END - DAYS * DAY + np.arange(0.0, DAYS * DAY, 900.0)
    turn = np.sin(2.0 * np.pi * (times / DAY + place / 7.0))
    if channel.quantity is Quantity.NUMBER:
        low, high = max(channel.lower, -5.0), min(channel.upper, 60.0)
        values = np.clip(low + (high - low) * (0.5 + 0.3 * turn) + rng.normal(0.0, 0.2, len(times)), low, high)
        return Series(times, np.round(values, 1), END)
    states = 2 if channel.quantity is Quantity.BINARY else len(channel.options)
    values = np.where(
        turn + rng.normal(0.0, 0.4, len(times)) > 0.3, 1.0 + rng.integers(states - 1, size=len(times)), 0.0
    )
    return Series(times, values, END)


@cache
def learned_of(kind: str) -> Learned:
    """Learn a kind from two weeks of everything that it has."""
    spec = spec_of(kind)
    keys = [key for key, one in spec.channels.items() if one.quantity is not Quantity.OPTION or one.options]
    history = {key: _series(spec.channels[key], place) for place, key in enumerate(keys)}
    return learn(LearnRequest(spec=spec, history=history, now=END))


def document_of(kind: str) -> Any:
    """Give what is exported of a kind, as it comes back."""
    return json.loads(json.dumps(exported(spec_of(kind), learned_of(kind))))


def harmless(kind: str, learned: Learned) -> None:
    """Check that a day's forecast is one, with bands in their order."""
    spec = spec_of(kind)
    main = main_channel(spec)
    assert main is not None
    channel = spec.channels[main]
    now = _series(channel, 0).values[-1]
    request = PredictRequest(
        twin=TwinSnapshot(spec=spec, learned=learned, values={main: channel.decode(float(now))}, changed={main: END}),
        channels=tuple(key for key in spec.channels if key in (main, *ASIDE)),
        horizon=DAY, step=3600.0, start=END, members=20, environment=Environment(start=END, step=3600.0),
    )  # fmt: skip
    found = predict(request)
    assert all(note.id != "model_failed" for note in found.notes)
    for forecast in found.channels:
        rows = [forecast.value, *forecast.probability.values()]
        assert all(np.isfinite(row).all() for row in rows)
        assert all(row.min() >= -1e-6 and row.max() <= 1.0 + 1e-6 for row in forecast.probability.values())
        if (edges := forecast.bands) is None:
            continue
        rows = [getattr(edges, one.name) for one in fields(edges)]
        assert all(np.isfinite(row).all() for row in rows)
        nested = (edges.low90, edges.low80, edges.low50, edges.high50, edges.high80, edges.high90)
        assert all(np.all(inner <= outer + 1e-6) for inner, outer in pairwise(nested))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_a_kind_learned_is_taken_back_and_by_another_twin(kind: str) -> None:
    spec, learned = spec_of(kind), learned_of(kind)
    assert imported(document_of(kind), spec, END, own=learned) == learned
    taken = imported({**document_of(kind), "twin": "another"}, spec, END)
    assert taken.structure == learned.structure
    assert taken.tables.keys() <= learned.tables.keys()
    whole = document_of(kind)["learned"]
    assert (taken.tables.keys(), taken.parameters.keys()) == (whole["tables"].keys(), whole["parameters"].keys())


def test_what_no_model_of_the_kind_has_is_left_out() -> None:
    document = document_of("plug")
    document["learned"]["tables"] |= {"nonsense": [1.0], "aside_nowhere": [2.0]}
    document["learned"]["parameters"]["nonsense"] = {"value": 1.0, "deviation": 0.1, "identified": True}
    assert imported(document, spec_of("plug"), END) == imported(document_of("plug"), spec_of("plug"), END)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the ways to all parts of a document, those in tables by their first and last numbers only."""
    found = [path] if path else []
    if isinstance(value, dict):
        return found + [way for key in value for way in _places(value[key], (*path, key))]
    if isinstance(value, list) and value:
        return found + [way for index in {0, len(value) - 1} for way in _places(value[index], (*path, index))]
    return found


def _cut(part: Any) -> Any:
    return part[: len(part) // 2] if isinstance(part, list | str) else dict(list(part.items())[::2])


WRONG: Final[dict[str, Callable[[Any], Any]]] = {
    "emptied": lambda part: type(part)() if isinstance(part, list | dict | str) else None,
    "shortened": lambda part: _cut(part) if isinstance(part, list | dict | str) else part / 2,
    "doubled": lambda part: part * 2 if isinstance(part, list | str) else part,
    "backwards": lambda part: part[::-1] if isinstance(part, list | str) else part,
    "nan": lambda part: [float("nan")] * len(part) if isinstance(part, list) else float("nan"),
    "nan as a text": lambda part: ["nan"] * len(part) if isinstance(part, list) else "nan",
    "infinite": lambda _part: float("inf"),
    "negative": lambda part: [-1.0] * len(part) if isinstance(part, list) else -1.0,
    "huge": lambda part: [1e30] * len(part) if isinstance(part, list) else 1e30,
    "a text": lambda _part: "never heard of",
    "nothing": lambda _part: None,
    "true": lambda _part: True,
    "a list": lambda _part: [1, "two", None],
    "a mapping": lambda _part: {"one": [1]},
}


def _without(document: Any, path: tuple[Any, ...], change: str) -> Any:
    level = document
    for key in path[:-1]:
        level = level[key]
    if change == "dropped":
        del level[path[-1]]
    else:
        try:
            level[path[-1]] = WRONG[change](level[path[-1]])
        except TypeError:
            level[path[-1]] = change
    return document


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(data=st.data(), kind=st.sampled_from(SOUND), change=st.sampled_from(["dropped", *WRONG]))
def test_a_changed_document_is_refused_by_name_or_does_no_harm(data: st.DataObject, kind: str, change: str) -> None:
    document = document_of(kind)
    tables = data.draw(st.booleans())
    ways = [way for way in _places(document) if (way[:2] == ("learned", "tables")) == tables]
    path = data.draw(st.sampled_from(ways))
    changed = _without(document, path, change)
    try:
        learned = imported(changed, spec_of(kind), END)
    except NotPortableError as err:
        if path[0] == "learned":
            named = err.params.get("part", err.params.get("parameter", "learned.structure"))
            assert "learned" in named or named in (*map(str, path), "kind", *_parameters(kind)), (named, path)
        return
    harmless(kind, learned)


def _parameters(kind: str) -> set[str]:
    return {parameter.name for parameter in model_for(spec_of(kind)).priors()}


@pytest.mark.parametrize("kind", SOUND)
def test_no_table_is_lost_or_cut_in_silence(kind: str) -> None:
    """Every table that shapes a forecast is missed where others need it, and none may be cut."""
    whole = document_of(kind)["learned"]["tables"]
    assert whole
    for name in whole:
        for change in ("emptied", "nan", "nan as a text", "a text", "nothing"):
            with pytest.raises(NotPortableError) as refused:
                imported(_without(document_of(kind), ("learned", "tables", name), change), spec_of(kind), END)
            assert name in str(refused.value), (change, refused.value)
        document = document_of(kind)
        if len(document["learned"]["tables"][name]) > 1:
            document["learned"]["tables"][name].pop()
            with pytest.raises(NotPortableError):
                imported(document, spec_of(kind), END)
