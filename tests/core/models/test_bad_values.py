"""Whatever a device reports and whatever it is told: every kind ends in a clear state, without an exception."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Channel, Quantity, Value
from custom_components.digital_twin.core.engine import predict, run_scenario
from custom_components.digital_twin.core.home.happenings import Command
from custom_components.digital_twin.core.live import LiveState
from custom_components.digital_twin.core.models.draw import draw
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.protocol import Block
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.requests import Environment, PredictRequest
from custom_components.digital_twin.core.scenario.request import HomeScenario
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.state import Source
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec
from tests.core.twins import thermostat

from .builders import START

RAW = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.none(),
    st.text(max_size=6),
    st.sampled_from(
        ["on", "off", "unavailable", "nan", "-300", "1e999", "21.5", "playing", "docked", "triggered", b"x"]
    ),
)
SURROUNDINGS = ("outdoor_temperature", "sun", "sun_east", "sun_north", "sun_up", "people", "window", "price")


def channels(kind: str) -> dict[str, Channel]:
    """Return all channels of a kind, those without own options with some."""
    return {
        channel.key: replace(channel, options=("one", "two"))
        if channel.quantity is Quantity.OPTION and not channel.options
        else channel
        for channel in KINDS[kind].channels
    }


def twin_of(kind: str, fidelity: Fidelity) -> TwinSpec:
    return TwinSpec(twin_id=kind, name=kind, kind=kind, fidelity=fidelity, channels=channels(kind))


def plausible(kind: str, data: st.DataObject) -> dict[str, Value]:
    """Return what is left of wild reports once a live twin has looked at them."""
    known = channels(kind)
    live = LiveState(known)
    for key in data.draw(st.lists(st.sampled_from(sorted(known)), max_size=12)):
        live.report(key, data.draw(RAW), START, Source.DEVICE)
    values = dict(live.freeze().values)
    for key, value in values.items():
        assert known[key].validate(value) == value
    return values


def told(data: st.DataObject, channel: Channel) -> float:
    """Return a command that the channel accepts, as models read it."""
    if channel.quantity is Quantity.NUMBER:
        return data.draw(st.floats(max(channel.lower, -1e6), min(channel.upper, 1e6)))
    top = len(channel.options) - 1 if channel.quantity is Quantity.OPTION else 1
    return float(data.draw(st.integers(0, top)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), kind=st.sampled_from(sorted(KINDS)), fidelity=st.sampled_from(list(Fidelity)))
def test_any_reports_and_commands_are_played(data: st.DataObject, kind: str, fidelity: Fidelity) -> None:
    spec = twin_of(kind, fidelity)
    values = plausible(kind, data)
    changed = {key: START - data.draw(st.floats(-1e6, 1e9)) for key in values}
    model = model_for(spec, Learned(kind=kind, structure=""))
    members, steps = data.draw(st.integers(1, 4)), data.draw(st.integers(0, 20))
    theta = draw(model, members, np.random.default_rng(0))
    state = model.initial(values, changed, START, theta)
    recent = {key: Series(np.array([START - 60.0]), np.array([spec.channels[key].encode(value)]), START)
              for key, value in values.items()}  # fmt: skip
    state = model.observe(state, theta, recent, START)
    commands = {}
    for key, channel in spec.channels.items():
        if channel.command and steps and data.draw(st.booleans()):
            row = np.full(steps, np.nan)
            row[data.draw(st.integers(0, steps - 1))] = told(data, channel)
            commands[key] = row
    around = {
        name: np.full(steps, data.draw(st.floats(-60, 1200)))
        for name in data.draw(st.lists(st.sampled_from(SURROUNDINGS), unique=True))
    }
    block = Block(
        start=START, dt=data.draw(st.sampled_from([0.05, 1.0, 60.0, 300.0, 3600.0])), steps=steps, commands=commands,
        environment=around, rng=np.random.default_rng(1),
    )  # fmt: skip
    _, outputs = model.advance(state, theta, block)
    assert model.failure is None, model.failure
    for key, course in outputs.items():
        assert course.shape == (steps, members), key
        if key in spec.channels:
            assert np.all(course >= spec.channels[key].lower - 1e-6), key
            assert np.all(course <= spec.channels[key].upper + 1e-6), key


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), kind=st.sampled_from(sorted(KINDS)), fidelity=st.sampled_from(list(Fidelity)))
def test_any_reports_are_foretold_and_asked_what_if(data: st.DataObject, kind: str, fidelity: Fidelity) -> None:
    spec = twin_of(kind, fidelity)
    snapshot = TwinSnapshot(spec=spec, learned=None, values=plausible(kind, data), changed={})
    around = Environment(
        start=START, step=3600.0, values={"sun": np.array([300.0, 0.0]), "people": np.array([1.0, 0.0])}
    )
    prediction = predict(
        PredictRequest(
            twin=snapshot, channels=tuple(spec.channels), horizon=1800.0, step=300.0, start=START, members=3,
            environment=around,
        )
    )  # fmt: skip
    assert {forecast.channel for forecast in prediction.channels} == set(spec.channels)
    for forecast in prediction.channels:
        assert np.isfinite(forecast.value).all()
        total = sum(forecast.probability.values(), np.zeros(len(forecast.times)))
        assert not forecast.probability or np.allclose(total, 1.0)
    changes = tuple(
        Command(at=data.draw(st.floats(0, 1e5)), twin_id=kind, commands={key: value})
        for key, value in snapshot.values.items()
        if spec.channels[key].command
    )
    result = run_scenario(
        HomeScenario(
            twins=(snapshot,),
            happenings=changes,
            start=START,
            horizon=1800.0,
            step=300.0,
            environment=around,
            members=3,
            shown=(kind,),
        )
    )
    assert all(note.id != "model_failed" for note in result.twins[0].notes), result.twins[0].notes


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("raw", ["hot", "nan", float("nan"), float("inf"), -1e300, None, [], "-273.5.1"])
def test_what_cannot_be_goes_to_quarantine(kind: str, raw: object) -> None:
    known = {channel.key: channel for channel in KINDS[kind].channels}
    live = LiveState(known)
    for key, channel in known.items():
        before = live.quarantined
        changed = live.report(key, raw, START, Source.DEVICE)
        free = channel.quantity is Quantity.OPTION and not channel.options and isinstance(raw, str)
        assert changed is free
        assert (live.quarantined == before) is free
    assert not [key for key in live.freeze().values if known[key].quantity is Quantity.NUMBER]


def test_surroundings_that_no_weather_has_make_no_course_that_no_channel_holds() -> None:
    room = thermostat(20.0, 20.0)
    model = model_for(room.spec, room.learned)
    theta = draw(model, 1, np.random.default_rng(1))
    hot = {"outdoor_temperature": np.full(64, 900.0)}
    block = Block(start=START, dt=3600.0, steps=64, commands={}, environment=hot, rng=np.random.default_rng(1))
    _, outputs = model.advance(model.initial(room.values, {}, START, theta), theta, block)
    assert outputs["temperature"].max() == room.spec.channels["temperature"].upper
