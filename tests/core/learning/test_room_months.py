"""What months of hourly means tell of a room's heating and loss, by rooms of walls, furniture and busy people."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from custom_components.digital_twin.core.hourly import Hourly
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.learning.room_months import evidence_of
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned

from .worlds import DAY, recorded, request

STEP = 300.0
FIRST = 1_762_041_600.0  # 2025-11-02, midnight UTC


def said(result: Learned) -> dict[str, dict]:
    return {message.id: dict(message.params) for message in result.report}


@dataclass(frozen=True, kw_only=True)
class Year:
    """A room from November on: air, furniture, walls that the cold gets into; kWh/K, kW/K, kW."""

    air: float = 0.08
    furniture: float = 0.3
    walls: float = 1.6
    panes: float = 0.03
    through: float = 0.04
    rated: float = 1.6
    modulates: float | None = None
    people: float = 0.12
    setback: float = 3.0

    @property
    def loss(self) -> float:
        """kW/K, through the panes and through walls that are warm on one side."""
        return self.panes + 1.0 / (1.0 / self.through + 1.0 / 0.4)

    def live(self, days: int, seed: int = 1) -> dict[str, np.ndarray]:
        """Return times and courses every five minutes."""
        rng = np.random.default_rng(seed)
        count = int(days * DAY / STEP)
        hours = STEP / 3600.0 * np.arange(count)
        spells = np.interp(hours, np.arange(0.0, days * 24 + 73, 36.0), rng.normal(0.0, 3.0, int(days * 24 // 36) + 3))
        season = -np.cos(2.0 * np.pi * (hours / 24.0 - 75.0) / 365.0)
        outdoor = 9.0 + 9.0 * season + 4.0 * np.sin(2.0 * np.pi * (hours - 9.0) / 24.0) + spells
        clear = (
            np.maximum(0.55 + 0.25 * season, 0.1) * 1000.0 * np.maximum(np.sin(2 * np.pi * (hours - 6.0) / 24.0), 0.0)
        )
        clouds = np.repeat(rng.uniform(0.15, 1.0, days + 1), int(DAY / STEP))[:count]
        busy = np.repeat(np.maximum(rng.normal(self.people, self.people, days * 8 + 1), 0.0), 36)[:count]
        target = np.where((hours % 24 >= 6) & (hours % 24 < 22), 21.0, 21.0 - self.setback)
        courses = {name: np.empty(count) for name in ("temperature", "share")}
        air = furniture = 20.0
        walls, on, dt = 15.0, False, STEP / 3600.0 / 5.0
        for index in range(count):
            lead = target[index] - air
            on = lead > -0.3 if on else lead > 0.3
            share = float(on) if self.modulates is None else min(max(lead / self.modulates + 0.3, 0.0), 1.0)
            shine = 0.5 * clear[index] * clouds[index] / 1000.0
            # In summer somebody opens a window.
            vent = 0.3 if air > 24.5 and outdoor[index] < air else 0.0
            for _ in range(5):
                lost = (self.panes + vent) * (air - outdoor[index])
                to_furniture, to_walls = 0.35 * (air - furniture), 0.4 * (air - walls)
                heat = self.rated * share + busy[index] + 0.5 * shine - lost - to_furniture - to_walls
                air += heat / self.air * dt
                furniture += (to_furniture + 0.5 * shine) / self.furniture * dt
                walls += (to_walls - self.through * (walls - outdoor[index])) / self.walls * dt
            courses["temperature"][index], courses["share"][index] = air, share
        return {"times": FIRST + STEP * np.arange(count), "outdoor": outdoor, "sun": clear, "target": target, **courses}

    def request(self, days: int, last: int, seed: int = 1, *, by: str = "power", first: int = 0) -> LearnRequest:
        """Return the request of states over the last days, and hours of all; by: power, action or valve."""
        life = self.live(days, seed)
        times, share = life["times"], life["share"]
        end = float(times[-1])
        recent = times > end - last * DAY
        told = {
            "temperature": recorded(times[recent], life["temperature"][recent], 0.1),
            "target_temperature": recorded(times[recent], life["target"][recent]),
        }
        watts = 1000.0 * self.rated * share + 1.0
        if by == "valve":
            told["valve"] = recorded(times[recent], 100.0 * share[recent], 1.0)
        else:
            told["power"] = recorded(times[recent], watts[recent], 1.0)
        if by == "action":
            told["hvac_action"] = recorded(times[recent], 1.0 + (share[recent] > 0.02))
        environment = {
            "outdoor_temperature": recorded(times[recent], life["outdoor"][recent], 0.1),
            "sun": recorded(times[recent], life["sun"][recent]),
        }
        months = {
            "temperature": hourly(times, np.round(life["temperature"], 1)),
            "outdoor_temperature": hourly(times, life["outdoor"]),
            **({"valve": hourly(times, 100.0 * share)} if by == "valve" else {"power": hourly(times, watts)}),
        }
        months = {key: hours.where(hours.starts >= FIRST + first * DAY) for key, hours in months.items()}
        asked = request("thermostat", told, environment=environment)
        return replace(asked, months=months, months_sun={"sun": Series(times[::6], life["sun"][::6], end)})


def hourly(times: np.ndarray, values: np.ndarray) -> Hourly:
    """Return the statistics of samples every five minutes."""
    shape = values.reshape(-1, 12)
    return Hourly(times[::12], shape.mean(axis=1), shape.min(axis=1), shape.max(axis=1))


ROOMS = {
    "panels": Year(),
    "valve": Year(modulates=2.0),
    "heavy": Year(walls=4.0, furniture=0.8),
    "busy": Year(people=0.3, setback=0.0),
}


def lift(result: Learned) -> float:
    """Return what full heat lifts a room by in the long run (K)."""
    return result.parameters["heating_rate"].value * result.parameters["time_constant"].value


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("by", ["power", "valve"])
def test_a_winter_of_hours_tells_what_full_heat_lifts_a_room_by(name: str, by: str) -> None:
    room = ROOMS[name]
    asking = room.request(200, 3, by=by)
    found = evidence_of(asking.months, asking.months_sun["sun"])
    assert found is not None
    assert found.lift == pytest.approx(room.rated / room.loss, rel=2.0 * found.lift_off)
    assert found.lift_off < 0.2
    assert found.months == pytest.approx(6.6, abs=0.2)
    assert found.steps == (by == "power" and room.modulates is None)


@pytest.mark.parametrize("by", ["power", "action"])
def test_a_room_in_august_knows_the_last_winter(by: str) -> None:
    room = Year(panes=0.015, through=0.02, rated=0.8)
    asking = room.request(280, 12, by=by)
    assert asking.history["power"].values.max() == 1.0, "it never heated in these days"
    true = room.rated / room.loss
    by_days, result = learn(replace(asking, months={})), learn(asking)
    assert lift(result) == pytest.approx(true, rel=0.2)
    assert by == "power" or lift(by_days) > 2.0 * true, "what is usual is far off here"
    before, after = (one.parameters["heating_rate"] for one in (by_days, result))
    assert after.deviation / after.value < 0.85 * before.deviation / before.value
    assert said(result)["learned_months"]["months"] == pytest.approx(9.0, abs=0.2)
    assert "learned_months" not in said(by_days)
    assert result.error[86_400] <= 1.02 * by_days.error[86_400]


def test_days_of_another_heating_are_believed_before_the_months() -> None:
    asking = Year().request(60, 12)
    power = asking.months["power"]
    weaker = Hourly(power.starts, power.mean / 3.0, power.low / 3.0, power.high / 3.0)
    result = learn(replace(asking, months={**asking.months, "power": weaker}))
    assert "learned_months" not in said(result)
    assert result.parameters == learn(replace(asking, months={})).parameters


def test_what_the_months_told_of_a_room_is_known_without_reading_them_again() -> None:
    asking = ROOMS["panels"].request(200, 3)
    first = learn(asking)
    earlier = {name: row for name, row in first.tables.items() if name.startswith("months")}
    assert set(earlier) == {"months_read", "months_room"}
    again = learn(replace(asking, months={}, months_sun={}, earlier=earlier))
    assert again.parameters == first.parameters
    assert {name: again.tables[name] for name in earlier} == earlier
    # Of another device's months nothing is known, now or later.
    moved = learn(replace(asking, months={}, earlier={"months_since": (asking.now - 86_400.0,)}))
    assert "learned_months" not in said(moved)
    assert moved.tables["months_since"] == (asking.now - 86_400.0,)
    cut = learn(replace(asking, earlier={"months_since": (asking.now - 20 * DAY,)}))
    assert "learned_months" not in said(cut), "too little since then"


def test_hours_that_tell_nothing_are_left_alone() -> None:
    asking = ROOMS["panels"].request(200, 3)
    months, sun = asking.months, asking.months_sun["sun"]
    short = {key: hours.where(hours.starts < FIRST + 20 * DAY) for key, hours in months.items()}
    assert evidence_of(short, sun) is None
    power = months["power"]
    assert (
        evidence_of({**months, "power": Hourly(power.starts, 0.0 * power.mean, power.low, 0.0 * power.high)}, sun)
        is None
    )
    rng = np.random.default_rng(0)
    noise = rng.uniform(0.0, 1600.0, len(power.starts))
    assert evidence_of({**months, "power": Hourly(power.starts, noise, 0.0 * noise, noise)}, sun) is None
    assert evidence_of({key: hours for key, hours in months.items() if key != "outdoor_temperature"}, sun) is None
    assert evidence_of({key: hours.where(hours.starts < 0.0) for key, hours in months.items()}, sun) is None
    holes = {key: hours.where(rng.random(len(hours.starts)) < 0.97) for key, hours in months.items()}
    assert evidence_of(holes, None) is not None, "a day of 22 known hours is a day"
