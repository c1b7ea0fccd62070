"""People keep their hours when the clocks change: what was learned before is foretold by the clock after it."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from custom_components.digital_twin.core.clock import CLOCK, UTC, Clock, WallClock, ahead
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.schedule import schedule
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.links import HomeLinks
from custom_components.digital_twin.core.home.system import System
from custom_components.digital_twin.core.learning.tank import LEAD_HOURS, hot_cycle
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, Room, request
from ..models.builders import block, play, spec
from ..twins import twin

HOUR = 3600.0
BERLIN = ZoneInfo("Europe/Berlin")
CHANGES = {"autumn": (2026, 10, 25), "spring": (2026, 3, 29)}
SEASONS = pytest.mark.parametrize("season", sorted(CHANGES))


def local(season: str, day: int, hour: float) -> float:
    """Return when (epoch s) it is an hour of the day so many days after the clocks change."""
    year, month, date = CHANGES[season]
    noon = datetime(year, month, date + day, 12, tzinfo=BERLIN)
    return noon.timestamp() + (hour - 12.0) * HOUR


def clock(season: str) -> Clock:
    """Return Berlin's clock over the weeks around a change, which comes at one o'clock UTC."""
    summer, winter = 7200.0, 3600.0
    first, then = (summer, winter) if season == "autumn" else (winter, summer)
    return ((local(season, 0, 12.0) - 40 * DAY, first), (local(season, 0, 12.0) // DAY * DAY + HOUR, then))


def evenings(season: str, high: float, low: float, days: range) -> Series:
    """Return what stands high from seven to ten each evening."""
    times = np.array([local(season, day, hour) for day in days for hour in (19.0, 22.0)])
    return Series(times, np.array([high, low] * len(days)), local(season, days[-1], 22.5))


def foretold(kind: str, learned: Learned, now: Series, season: str, *, known: bool = True) -> ChannelForecast:
    """Return the forecast from ten in the evening before the change, over two days; known: that the clock will."""
    channels = {KINDS[kind].main: KINDS[kind].channel(KINDS[kind].main)}
    own = TwinSpec(twin_id="a", name="a", kind=kind, fidelity=Fidelity.ADVANCED, channels=channels)
    start = local(season, -1, 22.5)
    present = channels[KINDS[kind].main].decode(float(now.at(np.array([start]))[0]))
    recent = Series(now.times[now.times <= start], now.values[now.times <= start], start)
    return predict(
        PredictRequest(
            twin=TwinSnapshot(
                spec=own, learned=learned, values={KINDS[kind].main: present},
                changed={KINDS[kind].main: float(recent.times[-1])},
            ),
            horizon=2 * DAY, step=900.0, start=start, recent={KINDS[kind].main: recent},
            environment=Environment(start=start, step=HOUR, values={}, clock=clock(season) if known else ()),
        )
    ).channels[0]  # fmt: skip


def at(forecast: ChannelForecast, season: str, course: np.ndarray, hour: float, day: int = 0) -> float:
    """Return a course of the forecast at an hour of the day of the change, or of a day after it."""
    return float(np.interp(local(season, day, hour) - local(season, -1, 22.5), forecast.times, course))


def lamp(season: str) -> Series:
    """Return a lamp that is lit each morning and evening, at about seven for an hour and a half or three."""
    jitter = 0.3 * np.random.default_rng(3).standard_normal(24 * 4)
    hours = [(day, hour) for day in range(-24, 0) for hour in (7.0, 8.5, 19.0, 22.0)]
    times = np.array([local(season, day, hour + late) for (day, hour), late in zip(hours, jitter, strict=True)])
    return Series(times, np.tile([1.0, 0.0], 48), max(local(season, -1, 22.5), float(times[-1])))


def morning(forecast: ChannelForecast, season: str) -> float:
    """Return around which hour of the morning after the change a lamp is lit."""
    hours = np.arange(4.0, 12.0, 0.25)
    on = np.array([at(forecast, season, forecast.probability["on"], hour) for hour in hours])
    on = np.maximum(on - on.min(), 0.0)
    return float(on @ hours / on.sum())


@SEASONS
@pytest.mark.parametrize("process", [True, False])
def test_a_lamp_is_lit_by_the_clock_after_the_change(season: str, *, process: bool) -> None:
    learned = learn(request("light", {"on": lamp(season)}, clock=clock(season)[:1]))
    if not process:
        # A habit as twins learned it once.
        tables = {key: row for key, row in learned.tables.items() if not key.startswith("onoff")}
        learned = replace(learned, tables=tables | {"habit_weights": (1.0,) * len(tables["habit_horizons"])})
    told = morning(foretold("light", learned, lamp(season), season), season)
    unknown = morning(foretold("light", learned, lamp(season), season, known=False), season)
    assert told == pytest.approx(7.75, abs=0.5)
    assert abs(unknown - told) == pytest.approx(1.0, abs=0.25), "without a clock an hour off"
    before = replace(learned, tables={key: row for key, row in learned.tables.items() if key != CLOCK})
    assert morning(foretold("light", before, lamp(season), season), season) == pytest.approx(unknown)


@SEASONS
def test_what_was_learned_before_the_change_and_not_since_goes_by_the_clock_after_it(season: str) -> None:
    learned = learn(request("light", {"on": lamp(season)}, clock=clock(season)[:1]))
    light = TwinSpec(
        twin_id="a", name="a", kind="light", fidelity=Fidelity.ADVANCED, channels={"on": KINDS["light"].channel("on")}
    )

    def told(day: int) -> np.ndarray:
        """Return how likely the lamp is lit in the hours of a day, as foretold from one in the morning."""
        start = local(season, day, 1.0)
        twin = TwinSnapshot(
            spec=light, learned=Learned.from_dict(learned.as_dict()), values={"on": False},
            changed={"on": start - 3.0 * HOUR},
        )  # fmt: skip
        around = Environment(start=start, step=HOUR, values={}, clock=clock(season))
        asked = PredictRequest(twin=twin, horizon=DAY, step=900.0, start=start, environment=around)
        forecast = predict(asked).channels[0]
        return np.interp(3600.0 * np.arange(1.0, 20.0, 0.5), forecast.times, forecast.probability["on"])

    assert np.max(told(-1)) > 0.4
    assert told(2) == pytest.approx(told(-1), abs=0.06)


@SEASONS
def test_a_number_that_people_set_is_foretold_by_the_clock(season: str) -> None:
    number = evenings(season, 40.0, 10.0, range(-24, 0))
    learned = learn(request("number", {"value": number}, clock=clock(season)[:1]))
    forecast = foretold("number", learned, number, season)
    assert at(forecast, season, forecast.value, 19.5) > 30.0
    assert at(forecast, season, forecast.value, 21.5) > 30.0
    assert at(forecast, season, forecast.value, 18.5) < 20.0
    assert at(forecast, season, forecast.value, 22.75) < 20.0
    assert np.all(np.diff(forecast.times) > 0)


@SEASONS
def test_weeks_on_both_sides_of_a_change_tell_of_one_schedule(season: str) -> None:
    first = local(season, 0, 12.0) // DAY * DAY
    times = first + 300.0 * np.arange(-12 * 288, 12 * 288)
    hours = (times + ahead(clock(season), times)) / HOUR % 24
    target = np.where((hours >= 6) & (hours < 22), 21.0, 18.0)
    today = WallClock.of_today(clock(season), float(times[-1]))
    profile = schedule(times, target, today)
    assert profile is not None
    told = profile[(today.times(times) % DAY // 900.0).astype(int)]
    assert np.array_equal(told, target)
    blurred = schedule(times, target)
    assert blurred is None or not np.array_equal(blurred[(times % DAY // 900.0).astype(int)], target)


@SEASONS
def test_a_room_s_target_is_set_by_the_clock_after_the_change(season: str) -> None:
    room = Room().request(1.0).spec
    hours = (np.arange(96) / 4.0 + clock(season)[0][1] / HOUR) % 24
    tables = {"target_schedule": tuple(np.where((hours >= 6) & (hours < 22), 21.0, 18.0).tolist())}
    start = local(season, -1, 22.5)
    values = {"temperature": 20.0, "target_temperature": 18.0, "hvac_mode": "heat", "hvac_action": "idle"}
    around = {"outdoor_temperature": np.full(60, 4.0)}

    def told(table: dict[str, tuple[float, ...]]) -> float:
        learned = Learned(kind="thermostat", structure="1r1c/two_point", days=9.0, tables=tables | table)
        course = predict(
            PredictRequest(
                twin=TwinSnapshot(spec=room, learned=learned, values=values, changed={}), horizon=DAY, step=900.0,
                start=start, channels=("target_temperature",), members=9,
                environment=Environment(start=start, step=HOUR, values=around, clock=clock(season)),
            )
        ).channels[0]  # fmt: skip
        risen = np.flatnonzero(course.value > 20.0)[0]
        return (start + float(course.times[risen]) - local(season, 0, 6.0)) / HOUR

    assert abs(told({CLOCK: (clock(season)[0][1],)})) <= 0.25
    assert abs(told({})) >= 0.75, "what was learned before the clock was kept knows nothing of it"


@SEASONS
def test_a_home_s_habits_go_by_the_clock(season: str) -> None:
    """A door that is opened at seven each evening, in a scenario of the home."""
    utc = int(19 - clock(season)[0][1] / HOUR)
    rates = tuple(np.where(np.arange(24) == utc, 1.0, 1e-6).tolist())
    tables = {"rate_on_by_hour": rates, "rate_off_by_hour": rates, CLOCK: (clock(season)[0][1],)}
    door = twin("binary_sensor", {"on": False}, parameters={"rate_on": 5.0, "rate_off": 1e-6})
    assert door.learned is not None
    door = replace(door, learned=replace(door.learned, tables=tables))
    start = local(season, -1, 22.0)
    around = Environment(start=start, step=HOUR, values={}, clock=clock(season))
    run = System((door,), HomeLinks(), around, Grid.over(start, DAY, 300.0), members=200, seed=1).run([()])[0]
    opened = np.flatnonzero(run.outputs["binary_sensor"]["on"].mean(axis=1) > 0.5)[0]
    assert (start + 300.0 * opened - local(season, 0, 19.0)) / HOUR == pytest.approx(0.2, abs=0.2)


@SEASONS
def test_hot_water_is_drawn_by_the_clock(season: str) -> None:
    own, then = clock(season)[0][1], clock(season)[1][1]
    rows = np.where(np.arange(24) == 12, 24.0, 0.0)
    values = {"operation": "off", "temperature": 60.0, "target_temperature": 60.0}

    def played(hour: int, around: dict[str, float]) -> np.ndarray:
        tables = {"draw_days": tuple(np.tile(np.roll(rows, hour), 7).tolist()), CLOCK: (own,)}
        learned = Learned(kind="water_heater", structure="tank", tables=tables)
        heater = spec("water_heater", fidelity=Fidelity.ADVANCED)
        return play(heater, block(1440, environment=around), values, learned=learned, draw=1.0)["temperature"]

    later = round((own - then) / HOUR)
    np.testing.assert_allclose(played(0, {CLOCK: then}), played(later, {}))
    assert not np.allclose(played(0, {CLOCK: then}), played(0, {}))


@SEASONS
def test_a_cycle_against_legionella_comes_by_the_clock(season: str) -> None:
    begins = [local(season, day, 2.0) for day in (-21, -14, -7)]
    times = np.array([at for begin in begins for at in (begin, begin + HOUR)])
    tank = Series(times, np.tile([65.0, 55.0], 3), local(season, 1, 12.0))
    target = Series(times[:1] - DAY, np.array([55.0]), tank.end)
    cycle = hot_cycle(tank, target, WallClock.of_today(clock(season), tank.end))
    assert cycle is not None
    period, phase, _, _ = cycle
    assert period == 7.0
    assert phase + 7 * DAY + LEAD_HOURS * HOUR == local(season, 0, 2.0)


def test_a_clock_is_known_before_its_first_change_and_moves_nothing_where_nobody_knows_it() -> None:
    times = np.array([[0.0, 50.0], [100.0, 1e9]])
    assert ahead(((10.0, 60.0), (100.0, 0.0)), times).tolist() == [[60.0, 60.0], [0.0, 0.0]]
    assert UTC.times(times) is times
    assert WallClock.since_learned((), {CLOCK: (3600.0,)}) == UTC
    assert WallClock.since_learned(((0.0, 60.0),), {}) == UTC
    assert WallClock.since_learned(((0.0, 60.0),), {CLOCK: (20.0,)}).times(times)[0, 0] == 40.0
