"""predict(): what it answers, how its bands hold, and what it refuses."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.messages import MESSAGES, say
from custom_components.digital_twin.core.forecast.surety import surest
from custom_components.digital_twin.core.models import registry
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, Trust, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, Room, appliance, cycles, ended, evenings, recorded, request
from ..models.builders import spec
from .asking import HOUR, RELAY, ROOM_VALUES, ask


@pytest.fixture(scope="module")
def room() -> tuple[Learned, dict, TwinSpec]:
    """Learn a room once: what was learned, its life, its specification."""
    asked = Room().request(10.0)
    return learn(asked), asked.history, asked.spec


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("fidelity", list(Fidelity))
def test_every_kind_is_foretold_unlearned(kind: str, fidelity: Fidelity) -> None:
    twin = spec(kind, fidelity=fidelity)
    answer = ask(twin, {})
    forecast = answer.channels[0]
    assert forecast.channel == KINDS[kind].main
    assert forecast.times.tolist() == [300.0 * step for step in range(1, 13)]
    assert np.isfinite(forecast.value).all()
    assert answer.confidence is None
    assert answer.trust is Trust.OBSERVING
    assert {"forecast_unlearned", "forecast_state_unknown"} <= {note.id for note in answer.notes}
    if forecast.probability:
        np.testing.assert_allclose(sum(forecast.probability.values()), 1.0)
    if fidelity is Fidelity.BASIC:
        assert forecast.bands is None


def test_every_note_is_in_a_list_with_its_parameters(room: tuple) -> None:
    answer = ask(replace(room[2]), {}, replace(room[0]), horizon=7 * DAY, step=HOUR)
    assert {note.id for note in answer.notes} == {"forecast_state_unknown", "forecast_beyond_measured"}
    for note in answer.notes:
        assert set(note.params) == set(MESSAGES[note.id])
    with pytest.raises(ValueError, match="does not have"):
        say("forecast_unlearned", hours=3)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"horizon": 604_801.0}, "604800"),
        ({"horizon": 0.0}, "horizon"),
        ({"horizon": float("nan")}, "horizon"),
        ({"step": 0.5}, "step"),
        ({"step": 7200.0}, "step"),
        ({"horizon": 604_800.0, "step": 1.0}, "steps"),
        ({"members": 0}, "members"),
        ({"start": float("inf")}, "start"),
        ({"channels": ("aroma",)}, "aroma"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(wrong: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        ask(spec("light"), {"on": True}, **wrong)


@pytest.mark.parametrize(("horizon", "step", "points"), [(604_800.0, 300.0, 2016), (90.0, 1.0, 90), (100.0, 60.0, 2)])
def test_any_horizon_up_to_a_week_is_answered(horizon: float, step: float, points: int) -> None:
    answer = ask(spec("thermostat", channels=RELAY), ROOM_VALUES, horizon=horizon, step=step, members=20)
    assert len(answer.channels[0].value) == points


def test_a_room_below_its_target_is_foretold_to_warm_up_and_stay(room: tuple) -> None:
    learned, history, twin = room
    target = history["target_temperature"]
    raised = float(target.times[1:][np.diff(target.values) > 1.0][-1])
    start = raised + 1800.0
    values = {
        "temperature": float(history["temperature"].at(np.array([start]))[0]),
        "target_temperature": float(target.at(np.array([start]))[0]),
        "hvac_mode": "heat",
        "hvac_action": "heating",
    }
    answer = ask(twin, values, learned, start=start, horizon=6 * HOUR, recent=history)
    course = answer.channels[0]
    assert answer.method == "blend"
    assert course.value[11] > values["temperature"] + 0.3
    assert course.value[-1] > course.value[0]
    for low, high in ((course.bands.low50, course.bands.high50), (course.bands.low90, course.bands.high90)):
        assert np.all(low <= course.value)
        assert np.all(course.value <= high)
    assert np.all(course.bands.low90 <= course.bands.low80)
    assert np.all(np.diff(course.bands.high90 - course.bands.low90)[:5] > 0)
    assert answer.confidence == pytest.approx(learned.tables["explained"][learned.tables["horizons"].index(6 * HOUR)])


def test_the_fidelities_foretell_differently(room: tuple) -> None:
    learned, _, twin = room
    answers = {
        fidelity: ask(replace(twin, fidelity=fidelity), ROOM_VALUES, learned, around={"outdoor_temperature": -10.0})
        for fidelity in Fidelity
    }
    assert answers[Fidelity.BASIC].channels[0].value.tolist() == [21.0] * 12
    assert answers[Fidelity.BASIC].confidence is None
    assert answers[Fidelity.STANDARD].method == "model"
    assert answers[Fidelity.STANDARD].channels[0].bands is not None
    assert answers[Fidelity.ADVANCED].method == "blend"
    assert answers[Fidelity.ADVANCED].confidence is not None
    ends = {fidelity: float(answer.channels[0].value[-1]) for fidelity, answer in answers.items()}
    assert len({round(ends[fidelity], 2) for fidelity in (Fidelity.BASIC, Fidelity.STANDARD, Fidelity.ADVANCED)}) == 3


def test_at_expert_the_sun_of_the_forecast_counts(room: tuple) -> None:
    learned, history, twin = room
    twin = replace(twin, fidelity=Fidelity.EXPERT)
    values = ROOM_VALUES | {"temperature": 21.5}
    ends = []
    for sun in (0.0, 800.0):
        around = {"outdoor_temperature": 5.0 + 0.1 * np.arange(48), "sun": sun}
        more = {"start": learned.learned_at, "recent": history, "horizon": 6 * HOUR}
        ends.append(float(ask(twin, values, learned, around=around, **more).channels[0].value[-1]))
    assert ends[1] > ends[0] + 0.2


def test_a_day_that_was_never_foretold_well_is_not_trusted_for_the_hour_that_was(room: tuple) -> None:
    learned, history, twin = room
    asked = {"start": learned.learned_at, "recent": history}
    for horizon, explained in ((HOUR, 0.9), (DAY, 0.0)):
        at = learned.tables["horizons"].index(horizon)
        row = tuple(explained if index == at else score for index, score in enumerate(learned.tables["explained"]))
        known = replace(learned, tables={**learned.tables, "explained": row}, trust=Trust.TRUSTED)
        answer = ask(twin, ROOM_VALUES, known, horizon=horizon, **asked)
        assert answer.confidence == pytest.approx(explained)
        assert answer.trust is (Trust.TRUSTED if explained else Trust.SUGGESTING)
        seldom = ask(twin, ROOM_VALUES, replace(known, trust=Trust.OBSERVING), horizon=horizon, **asked)
        assert seldom.trust is Trust.OBSERVING
    beside = ask(twin, ROOM_VALUES, replace(learned, trust=Trust.TRUSTED), channels=("hvac_action",), **asked)
    assert (beside.confidence, beside.trust) == (None, Trust.SUGGESTING)


def test_bands_hold_on_the_life_that_follows() -> None:
    """Learned on ten days, asked over the next four: the 90 % band is to hold about nine in ten."""
    home = Room()
    life = home.request(14.0, seed=5)
    until = START + 10 * DAY

    def before(series: Series) -> Series:
        keep = series.times <= until
        return Series(series.times[keep], series.values[keep], until)

    learned = learn(
        replace(
            life, now=until, history={key: before(one) for key, one in life.history.items()},
            environment={key: before(one) for key, one in life.environment.items()},
        )
    )  # fmt: skip
    inside: dict[int, list[bool]] = {300: [], HOUR: [], 6 * HOUR: []}
    temperature = life.history["temperature"]
    options = life.spec.channels["hvac_action"].options
    for at in until + 2700.0 * np.arange(1, 110):
        recent = {
            key: Series(*(part[series.times <= at] for part in (series.times, series.values)), at)
            for key, series in life.history.items()
        }
        values = {
            "temperature": float(temperature.at(np.array([at]))[0]),
            "target_temperature": float(life.history["target_temperature"].at(np.array([at]))[0]),
            "hvac_action": options[int(life.history["hvac_action"].at(np.array([at]))[0])],
            "hvac_mode": "heat",
        }
        around = {key: float(series.at(np.array([at]))[0]) for key, series in life.environment.items()}
        answer = ask(
            life.spec, values, learned, start=float(at), horizon=6 * HOUR, recent=recent, members=10,
            around=around,
        ).channels[0]  # fmt: skip
        for horizon, hits in inside.items():
            index = int(horizon / 300) - 1
            truth = float(temperature.at(np.array([at + horizon]))[0])
            hits.append(bool(answer.bands.low90[index] <= truth <= answer.bands.high90[index]))
    for horizon, hits in inside.items():
        assert 0.8 <= np.mean(hits) <= 1.0, horizon


def test_a_fridge_is_foretold_by_its_cycle() -> None:
    times, states = cycles(10, 15, 30, 0.2)
    power = appliance(times, states, 90.0, 2.0)
    learned = learn(request("plug", {"power": power}))
    twin = spec("plug", fidelity=Fidelity.ADVANCED, channels=("power",))
    start = float(times[300] + 60.0)
    on = bool(states[300])
    now = float(power.at(np.array([start]))[0])
    keep = power.times <= start
    recent = {"power": Series(power.times[keep], power.values[keep], start)}
    course = ask(twin, {"power": now}, learned, start=start, recent=recent, horizon=2 * HOUR).channels[0]
    assert np.all(course.bands.low90 >= 0.0)
    # Just switched: in ten minutes it is still so, half a cycle later it is the other way round.
    assert bool(course.value[0] > 45.0) is on
    assert abs(course.value[-1] - 32.0) < 25.0


@pytest.mark.parametrize("feeds_in", [False, True])
def test_only_what_has_fed_in_is_foretold_below_zero(feeds_in: bool) -> None:
    times = np.arange(START - 14 * DAY, START, 300.0)
    power = np.clip(1000.0 * np.sin(2 * np.pi * times / DAY) - 400.0, -1e9 if feeds_in else 0.0, None)
    learned = learn(request("sensor", {"value": Series(times, power, START)}, settings={}))
    channel = replace(spec("sensor").channels["value"], unit="W")
    twin = replace(spec("sensor", fidelity=Fidelity.ADVANCED), channels={"value": channel})
    course = ask(twin, {"value": float(power[-1])}, learned, start=START, horizon=DAY).channels[0]
    assert course.bands is not None
    lowest = min(course.value.min(), course.bands.low90.min())
    assert bool(lowest < 0.0) is feeds_in


def test_a_habit_is_foretold_with_probabilities_by_the_hour() -> None:
    learned = learn(request("binary_sensor", {"on": ended(*evenings(20), 20)}))
    twin = spec("binary_sensor", fidelity=Fidelity.ADVANCED)
    noon = START + 20 * DAY + 15 * HOUR
    answer = ask(twin, {"on": False}, learned, start=noon, horizon=6 * HOUR)
    on = answer.channels[0].probability["on"]
    assert answer.method == "habit"
    assert on[11] < 0.1
    assert on[5 * 12 + 11] > 0.5
    assert answer.channels[0].value[-1] == 1.0
    assert answer.confidence == pytest.approx(1 - learned.error[21_600])
    coarse = ask(twin, {"on": False}, learned, start=noon, horizon=6 * HOUR, step=2 * HOUR)
    assert coarse.channels[0].probability["on"][-1] == pytest.approx(on[-1], abs=0.03)


def test_nothing_runs_behind_a_relay_that_is_off() -> None:
    begins = START + DAY * np.arange(1.0, 9.0, 2.0) + 19 * HOUR
    relay = ended(np.append(START, np.ravel([begins, begins + HOUR], "F")), np.append(0.0, np.tile([1.0, 0.0], 4)), 10)
    turns = np.ravel(begins[:, None] + np.arange(60.0, 3000.0, 600.0))
    switches = np.append(START, np.ravel([turns, turns + 300.0], "F"))
    heats = np.append(0.0, np.tile([1.0, 0.0], len(turns)))
    power = appliance(np.append(switches, relay.end), np.append(heats, 0.0), 1500.0, 0.0)
    learned = learn(request("plug", {"power": power, "on": relay}))
    twin = spec("plug", fidelity=Fidelity.ADVANCED)
    course = ask(twin, {"on": False, "power": 0.0}, learned, start=relay.end, horizon=DAY, step=HOUR)
    on = next(channel for channel in course.channels if channel.channel == "power").probability["on"]
    assert on.mean() < 0.04, "it ran 100 of 14,400 minutes"


def options_twin() -> tuple[TwinSpec, Learned]:
    channel = Channel(key="state", quantity=Quantity.OPTION, options=("idle", "busy", "broken"))
    learned = learn(request("generic", {"state": ended(*evenings(20), 20)}, channels={"state": channel}))
    twin = TwinSpec(twin_id="a", name="a", kind="generic", fidelity=Fidelity.ADVANCED, channels={"state": channel})
    return twin, learned


def test_a_habit_without_rates_or_scores_stays_as_it_is() -> None:
    twin = spec("binary_sensor", fidelity=Fidelity.ADVANCED)
    learned = learn(request("binary_sensor", {"on": ended(*evenings(20), 20)}))
    for missing in ("rate_on_by_hour", "habit_weights"):
        tables = {key: row for key, row in learned.tables.items() if key != missing and not key.startswith("onoff")}
        answer = ask(twin, {"on": True}, replace(learned, tables=tables), horizon=6 * HOUR)
        assert answer.channels[0].probability["on"] == pytest.approx(
            surest(24.0 * learned.days, 300.0 * np.arange(1, 73))
        )
    unscored = replace(learned, tables={"rates": learned.tables["rates"]})
    assert ask(twin, {"on": True}, unscored).confidence is None


@pytest.mark.parametrize(("now", "likely"), [("idle", "idle"), ("busy", "busy"), ("broken", "broken")])
def test_a_state_is_foretold_with_the_probability_of_each(now: str, likely: str) -> None:
    twin, learned = options_twin()
    answer = ask(twin, {"state": now}, learned, start=START + 20 * DAY + 10 * HOUR)
    forecast = answer.channels[0]
    assert answer.method == ("persistence" if now == "broken" else "habit"), "it never was broken while it was learned"
    assert forecast.probability[likely][0] > 0.8
    np.testing.assert_allclose(sum(forecast.probability.values()), 1.0)
    assert forecast.value[0] == ("idle", "busy", "broken").index(likely)


@pytest.fixture(scope="module")
def alarm() -> tuple[Learned, TwinSpec]:
    """Learn an alarm panel that is armed for the night at eleven and, from nine to four, for being away."""
    options = KINDS["alarm"].channel("arming").options
    course = ((0.0, "armed_night"), (6.0, "disarmed"), (9.0, "armed_away"), (16.0, "disarmed"), (23.0, "armed_night"))
    rng = np.random.default_rng(3)
    moments = sorted(
        (START + day * DAY + (hour + (0.1 * rng.standard_normal() if hour else 0.0)) * HOUR, options.index(name))
        for day in range(14)
        for hour, name in course
    )
    times, values = (np.array(row, dtype=np.float64) for row in zip(*moments, strict=True))
    asked = request("alarm", {"arming": Series(times, values, START + 14 * DAY)})
    return learn(asked), replace(asked.spec, fidelity=Fidelity.ADVANCED)


@pytest.mark.parametrize(
    ("now", "hour", "ahead", "likely"),
    [
        ("armed_night", 3.0, 7.0, "armed_away"),
        ("armed_night", 3.0, 1.0, "armed_night"),
        ("armed_away", 10.0, 16.0, "armed_night"),
        ("disarmed", 22.0, 4.0, "armed_night"),
        ("disarmed", 7.0, 5.0, "armed_away"),
    ],
)
def test_which_of_the_other_states_it_will_be_in_goes_by_the_hour(
    alarm: tuple[Learned, TwinSpec], now: str, hour: float, ahead: float, likely: str
) -> None:
    learned, twin = alarm
    start = START + 14 * DAY + hour * HOUR
    forecast = ask(
        twin, {"arming": now}, learned, start=start, horizon=ahead * HOUR, step=HOUR, changed={"arming": start - HOUR}
    ).channels[0]
    assert sum(forecast.probability.values()) == pytest.approx(np.ones(round(ahead)))
    others = 1.0 - forecast.probability["disarmed"][-1]
    assert others > 0.4
    assert forecast.probability[likely][-1] > 0.7 * others
    # What was learned before hours were told apart goes on as it did.
    tables = {name: row for name, row in learned.tables.items() if not name.startswith("option_by")}
    older = ask(
        twin, {"arming": now}, replace(learned, tables=tables), start=start, horizon=ahead * HOUR, step=HOUR,
        changed={"arming": start - HOUR},
    ).channels[0]  # fmt: skip
    assert sum(older.probability.values()) == pytest.approx(np.ones(round(ahead)))


def test_a_state_without_known_options_stays_as_it_is() -> None:
    channel = Channel(key="state", quantity=Quantity.OPTION)
    twin = TwinSpec(twin_id="a", name="a", kind="generic", fidelity=Fidelity.ADVANCED, channels={"state": channel})
    series = ended(*evenings(20), 20)
    learned = learn(request("generic", {"state": series}, channels={"state": channel}))
    for known in (None, learned):
        forecast = ask(twin, {"state": "cleaning"}, known, recent={"state": series}).channels[0]
        assert forecast.probability["cleaning"].tolist() == [1.0] * 12
    assert ask(twin, {}, None, recent={"state": series}).channels[0].value[0] == 0.0


def test_a_generic_number_is_never_worse_than_staying_as_it_is() -> None:
    rng = np.random.default_rng(3)
    times = START + 300.0 * np.arange(14 * 288)
    walk = np.cumsum(rng.normal(0, 0.2, len(times)))
    channel = Channel(key="value", quantity=Quantity.NUMBER)
    learned = learn(request("sensor", {"value": recorded(times[:2880], walk[:2880])}, channels={"value": channel}))
    twin = TwinSpec(twin_id="a", name="a", kind="sensor", fidelity=Fidelity.ADVANCED, channels={"value": channel})
    ours, still = [], []
    for row in range(2880, len(times) - 12, 37):
        now = float(walk[row])
        recent = {"value": Series(times[: row + 1], walk[: row + 1], float(times[row]))}
        course = ask(twin, {"value": now}, learned, start=float(times[row]), recent=recent).channels[0]
        ours.append(course.value[-1] - walk[row + 12])
        still.append(now - walk[row + 12])
    assert np.sqrt(np.mean(np.square(ours))) <= 1.02 * np.sqrt(np.mean(np.square(still)))


def test_a_light_unlearned_stays_as_it_is() -> None:
    answer = ask(spec("light"), {"on": True, "brightness": 40.0}, channels=("on", "brightness", "power"))
    on, brightness, power = answer.channels
    assert answer.method == "model"
    assert on.probability["on"] == pytest.approx(surest(0.0, on.times))
    assert np.all(brightness.value == 40.0)
    assert np.all(power.value > 0)


def test_what_the_plant_will_do_is_foretold_with_probabilities() -> None:
    answer = ask(
        spec("thermostat", channels=RELAY), ROOM_VALUES | {"target_temperature": 30.0}, channels=("hvac_action",)
    )
    assert answer.method == "model"
    assert answer.channels[0].probability["heating"][-1] > 0.9


def test_a_value_not_known_now_is_the_last_one_reported() -> None:
    recent = {"temperature": Series(np.array([START - HOUR, START - 60.0]), np.array([19.0, np.nan]), START)}
    answer = ask(spec("thermostat", channels=RELAY), {"hvac_mode": "off"}, recent=recent)
    assert answer.channels[0].value[0] == pytest.approx(19.0, abs=0.2)
    assert "forecast_state_unknown" in {note.id for note in answer.notes}


def test_a_model_that_fails_is_told_and_the_forecast_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(registry.ThermostatModel, "_outputs", failing)
    answer = ask(spec("thermostat", channels=RELAY), ROOM_VALUES)
    assert np.all(answer.channels[0].value == 18.0)
    assert "model_failed" in {note.id for note in answer.notes}


def test_a_twin_without_channels_has_no_forecast() -> None:
    answer = ask(spec("plug", channels=()), {})
    assert answer.channels == ()
    assert answer.method == "none"


def test_gaps_in_the_surroundings_are_bridged() -> None:
    environment = Environment(
        start=START, step=HOUR,
        values={"outdoor_temperature": np.array([np.nan, 5.0, np.nan, 7.0]),
                "people": np.array([np.nan, 1.0, 0.0, np.nan]),
                "sun": np.full(4, np.nan)},
    )  # fmt: skip
    twin = TwinSnapshot(spec=spec("thermostat", channels=RELAY), learned=None, values=ROOM_VALUES, changed={})
    answer = predict(PredictRequest(twin=twin, start=START, horizon=6 * HOUR, step=600.0, environment=environment))
    assert np.isfinite(answer.channels[0].value).all()
    hidden = replace(twin, spec=replace(twin.spec, fidelity=Fidelity.EXPERT))
    answer = predict(PredictRequest(twin=hidden, start=START, horizon=6 * HOUR, step=600.0, environment=environment))
    assert np.isfinite(answer.channels[0].value).all()


def test_foreign_tables_are_not_used(room: tuple) -> None:
    """What an import or an older version wrote in another shape leaves that forecaster out."""
    learned, _, twin = room
    for tables in (
        {"ridge": (1.0,)},
        {"ridge": (3.0, 2.0, 1.0)},
        {"ridge_around": ()},
        {"ridge_around": (1.0, 0.0)},
        {"weight_ridge": (1.0,)},
        {"profile": ()},
    ):  # fmt: skip
        odd = replace(learned, tables={**learned.tables, **tables})
        assert np.isfinite(ask(twin, ROOM_VALUES, odd).channels[0].value).all()


def test_seven_days_by_the_minute_stay_within_memory_and_answer() -> None:
    answer = ask(
        spec("plug", fidelity=Fidelity.STANDARD), {"on": True, "power": 40.0}, horizon=7 * DAY, step=60.0, members=20
    )
    assert len(answer.channels[0].value) == 10_080


def test_the_last_point_lies_at_the_horizon_where_steps_reach_beyond_it() -> None:
    twin = spec("thermostat", channels=RELAY)
    fine = ask(twin, ROOM_VALUES, step=60.0, around={"outdoor_temperature": -5.0}).channels[0]
    course = ask(twin, ROOM_VALUES, step=420.0, around={"outdoor_temperature": -5.0}).channels[0]
    assert course.times.tolist() == [420.0 * step for step in range(1, 9)] + [3600.0]
    assert course.value[-1] == pytest.approx(fine.value[-1], abs=0.2)
    assert course.bands.low90[-1] <= course.value[-1] <= course.bands.high90[-1]
    state = ask(spec("binary_sensor"), {"on": True}, horizon=3601.5).channels[0]
    assert state.times[-1] == 3601.5
    assert sum(share[-1] for share in state.probability.values()) == pytest.approx(1.0)


def test_what_warns_of_smoke_is_hardly_ever_on() -> None:
    def on(**settings: bool) -> float:
        answer = ask(spec("binary_sensor", settings=settings), {"on": False}, members=2000)
        return float(answer.channels[0].probability["on"][-1])

    assert on() > 0.02
    assert on(rare=True) < 0.003


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_bands_of_every_kind_lie_within_one_another_around_the_value(kind: str) -> None:
    twin = spec(kind, fidelity=Fidelity.EXPERT)
    numbers = tuple(key for key, one in twin.channels.items() if one.quantity is Quantity.NUMBER)
    values = dict.fromkeys(numbers, 20.0) | ({"on": True} if "on" in twin.channels else {})
    for forecast in ask(twin, values, channels=numbers, horizon=6 * HOUR).channels if numbers else ():
        bands = forecast.bands
        if bands is None:
            continue
        rising = (
            bands.low90, bands.low80, bands.low50, forecast.value, bands.high50, bands.high80, bands.high90,
        )  # fmt: skip
        assert (np.diff(rising, axis=0) >= 0.0).all(), forecast.channel
