"""What-ifs put to rooms that learned from an undisturbed life, against the same life disturbed by other equations."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.happenings import Command, Happening
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.draw import MOVES_UNSEEN, draw
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.requests import Change, Environment, LearnRequest, TwinOutcome
from custom_components.digital_twin.core.scenario.request import HomeScenario, Report
from custom_components.digital_twin.core.scenario.simulation import simulate
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate, Learned, TwinSnapshot

from .worlds import START, STEP, Room

DAYS = 10
AT = DAYS * 24.0 - 6.0
"""Hours: the question is put at six in the evening."""
NOW = START + AT * 3600.0
HORIZON = 24
OUTAGE = (
    Command(at=0.0, twin_id="thermostat", commands={"hvac_mode": "off"}),
    Command(at=12 * 3600.0, twin_id="thermostat", commands={"hvac_mode": "heat"}),
)


def known(room: Room) -> LearnRequest:
    """Return what is to be learned until the question."""
    asked = room.request(DAYS + 1.5)

    def before(series: Series) -> Series:
        keep = series.times <= NOW
        return Series(series.times[keep], series.values[keep], NOW)

    return replace(
        asked,
        history={key: before(one) for key, one in asked.history.items()},
        environment={key: before(one) for key, one in asked.environment.items()},
        now=NOW,
    )


def answer(room: Room, learned: Learned, asked: LearnRequest, *happenings: Happening) -> TwinOutcome:
    """Return the scenario's answer, with the weather that came."""
    life = room.live(DAYS + 1.5)
    rows = (life["times"] >= NOW) & (life["times"] < NOW + HORIZON * 3600.0)
    every = round(300.0 / STEP)
    values = {
        key: asked.spec.channels[key].decode(float(one.at(np.array([NOW]))[0])) for key, one in asked.history.items()
    }
    return run_scenario(
        HomeScenario(
            twins=(TwinSnapshot(spec=asked.spec, learned=learned, values=values, changed={}),),
            happenings=happenings,
            start=NOW,
            horizon=HORIZON * 3600.0,
            step=300.0,
            environment=Environment(
                start=NOW,
                step=300.0,
                values={"outdoor_temperature": life["outdoor"][rows][::every], "sun": life["sun"][rows][::every]},
            ),
            members=200,
            compare_with=None,
            report=Report(recommend=False),
        )
    ).twins[0]


@pytest.mark.parametrize(
    "room", [Room(), Room(loss=0.25), Room(walls=0.6, furniture=0.5)], ids=["heavy", "leaky", "light"]
)
def test_an_outage_that_was_never_seen_is_told_within_its_band(room: Room) -> None:
    asked = known(room)
    found = answer(room, learn(asked), asked, *OUTAGE)
    assert not found.refused
    disturbed = replace(room, outage=(AT, AT + 12.0)).live(DAYS + 1.5)
    moments = NOW + 300.0 * np.arange(1, HORIZON * 12 + 1)
    truth = np.interp(moments, disturbed["times"], disturbed["temperature"])
    untouched = np.interp(moments, disturbed["times"], room.live(DAYS + 1.5)["temperature"])
    course = next(one for one in found.channels if one.channel == "temperature")
    assert course.bands is not None
    out = slice(0, 12 * 12)
    assert np.abs(untouched - truth)[out].max() > 2.0
    assert np.abs(course.value - truth)[out].max() < 1.5
    inside = (truth >= course.bands.low90 - 0.1) & (truth <= course.bands.high90 + 0.1)
    assert inside.mean() >= 0.8
    assert (course.bands.high90 - course.bands.low90).mean() < 4.0


def width(found: TwinOutcome) -> float:
    course = next(one for one in found.channels if one.channel == "temperature")
    assert course.bands is not None
    return float((course.bands.high90 - course.bands.low90).mean())


@pytest.fixture(scope="module")
def still() -> tuple[Room, LearnRequest, Learned, Learned]:
    """Return a room that never left its target, what it learned, and the same as sure as its fit."""
    room = Room(setback=0.0)
    asked = known(room)
    learned = learn(asked)
    sure = (0.0,) * len(learned.tables[MOVES_UNSEEN])
    return room, asked, learned, replace(learned, tables={**learned.tables, MOVES_UNSEEN: sure})


def test_what_a_room_that_never_left_its_target_would_do_unheated_is_told_less_surely(
    still: tuple[Room, LearnRequest, Learned, Learned],
) -> None:
    room, asked, learned, as_fitted = still
    assert width(answer(room, learned, asked, *OUTAGE)) > 1.5 * width(answer(room, as_fitted, asked, *OUTAGE))
    # What holds its temperature was seen for days: losses, gains and heat stay in balance.
    assert width(answer(room, learned, asked)) < 1.5 * width(answer(room, as_fitted, asked))


def test_only_what_a_room_stores_is_blamed_where_that_was_never_seen(
    still: tuple[Room, LearnRequest, Learned, Learned],
) -> None:
    room, asked, learned, _ = still
    found = answer(room, learned, asked, *OUTAGE)
    assert found.refused
    assert [message.id for message in found.unknown] == ["scenario_unsure", "scenario_unknown_losses"]


def test_only_a_change_is_judged_by_what_was_never_seen(still: tuple[Room, LearnRequest, Learned, Learned]) -> None:
    """The guard simulates an action and its absence with the same rooms; a look ahead changes nothing."""
    _, asked, *both = still
    values = {
        key: asked.spec.channels[key].decode(float(one.at(np.array([NOW]))[0])) for key, one in asked.history.items()
    }
    grid = Grid.over(NOW, 12 * 3600.0, 300.0)
    around = {"outdoor_temperature": np.zeros(grid.steps)}
    off = Change(at=0.0, twin_id=asked.spec.twin_id, commands={"hvac_mode": "off"})
    unheated, ahead = (
        [
            simulate(
                TwinSnapshot(spec=asked.spec, learned=one, values=values, changed={}),
                changes, grid, around, members=200, seed=0,
            ).outputs["temperature"][-1]
            for one in both
        ]
        for changes in ((off,), ())
    )  # fmt: skip
    assert unheated[0].std() > 1.5 * unheated[1].std()
    assert np.array_equal(*ahead)


def test_rooms_that_store_more_or_less_are_held_by_the_same_heat(
    still: tuple[Room, LearnRequest, Learned, Learned],
) -> None:
    _, asked, learned, as_fitted = still

    def drawn(one: Learned) -> dict[str, np.ndarray]:
        return draw(model_for(asked.spec, one), 500, np.random.default_rng(1), unseen=True)

    moved, fitted = drawn(learned), drawn(as_fitted)
    ratio = np.log(moved["time_constant"] / fitted["time_constant"])
    assert ratio[0] == 0.0
    assert ratio.std() == pytest.approx(learned.tables[MOVES_UNSEEN][0], rel=0.1)
    lift = [one["time_constant"] * one["heating_rate"] for one in (moved, fitted)]
    assert np.median(np.abs(lift[0] / lift[1] - 1.0)) < 1e-9
    assert np.array_equal(moved["gains"], fitted["gains"])


def test_a_room_that_was_seen_to_cool_and_to_warm_up_is_as_sure_as_its_fit() -> None:
    assert not any(learn(known(Room())).tables[MOVES_UNSEEN])


def test_a_question_that_the_history_cannot_answer_is_refused_and_says_why() -> None:
    room = Room()
    asked = known(room)
    learned = learn(asked)
    vague = dict(learned.parameters)
    for name in ("time_constant", "heating_rate", "inner_share", "air_share"):
        vague[name] = Estimate(vague[name].value, 0.75 * vague[name].value)
    count = round(len(learned.tables["correlation"]) ** 0.5)
    alone = {**learned.tables, "correlation": tuple(np.eye(count).ravel().tolist())}
    found = answer(room, replace(learned, parameters=vague, tables=alone), asked, *OUTAGE)
    assert found.refused
    ids = [message.id for message in found.unknown]
    assert ids[0] == "scenario_unsure"
    assert "scenario_unknown_losses" in ids
    sure = answer(room, learned, asked)
    assert not sure.refused
    assert "scenario_unsure" not in [message.id for message in sure.unknown]
