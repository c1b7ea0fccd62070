"""Hot water drawn, learned from a plant of ten layers with plug flow, mixed taps and random people."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.draw import draw
from custom_components.digital_twin.core.models.protocol import Block
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned

from .worlds import DAY, START, recorded, request

STEP = 30.0
LAYERS = 10
PEOPLE = {7: (2, 45.0), 13: (1, 10.0), 19: (1, 25.0), 22: (1, 35.0)}
"""Hour of the day: how many times hot water is drawn on average, and how many litres of 40 °C each time."""


@dataclass(frozen=True, kw_only=True)
class Plant:
    """A tank of layers that water passes from below; heated at its bottom, felt in one of its layers."""

    litres: float = 200.0
    rated: float = 2400.0
    loss: float = 1.8
    room: float = 18.0
    cold: float = 10.0
    felt: int = 4
    sun: float = 0.0
    """W that something else heats it with at noon, which no meter shows."""

    @property
    def rate(self) -> float:
        """K/h at rated power."""
        return self.rated / (self.litres * 1.163)

    def live(
        self, days: float, seed: int, layers: np.ndarray | None = None, start: float = START, *, off: bool = False
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return times, what the sensor feels, power (W), and the layers after."""
        rng = np.random.default_rng(seed)
        times = start + STEP * np.arange(round(days * DAY / STEP))
        draws = np.zeros(len(times))
        for day in range(int(np.ceil(days))):
            for hour, (often, amount) in PEOPLE.items():
                for _ in range(rng.poisson(often)):
                    first = int((day * DAY + (hour + rng.normal(0.5, 0.4)) * 3600.0) / STEP)
                    draws[first : first + 12] += amount * rng.uniform(0.5, 1.5) / 12
        now = np.full(LAYERS, 55.0) if layers is None else layers.copy()
        each = self.litres / LAYERS
        on, felt, power = False, np.empty(len(times)), np.empty(len(times))
        for index in range(len(times)):
            on = not off and (now[self.felt] < 52.0 or (on and now[self.felt] < 58.0))
            # Mixed to 40 °C at the tap: of the tank as much as that takes.
            flow = draws[index] * (40.0 - self.cold) / max(now[0] - self.cold, 30.0) / each
            now += flow * (np.append(now[1:], self.cold) - now)
            hours = (times[index] % DAY) / 3600.0
            heat = self.rated * on + self.sun * (10.0 <= hours < 14.0)
            now -= self.loss / LAYERS * (now - self.room) / (each * 1.163) * STEP / 3600.0
            now[-1] += heat / (each * 1.163) * STEP / 3600.0
            layer = LAYERS - 2
            while heat and layer >= 0 and now[layer + 1] > now[layer]:
                now[layer:] = now[layer:].mean()
                layer -= 1
            felt[index], power[index] = now[self.felt], self.rated * on
        return times, felt, power, now

    def request(self, days: float, seed: int) -> tuple[LearnRequest, np.ndarray]:
        """Return the request to learn it from its life, and its layers at the end."""
        times, felt, power, after = self.live(days, seed)
        history = {
            "temperature": recorded(times, felt, 0.5),
            "power": recorded(times, power),
            "target_temperature": Series(times[:1], np.array([58.0]), float(times[-1])),
        }
        return request("water_heater", history), after


def course(asked: LearnRequest, learned: Learned, days: float, members: int = 200) -> dict[str, np.ndarray]:
    """Return what the ensemble says from the end of the history on."""
    model = model_for(asked.spec, learned)
    theta = draw(model, members, np.random.default_rng(0))
    values = {key: float(series.values[-1]) for key, series in asked.history.items()}
    state = model.initial(values, {}, asked.now, theta)
    steps = round(days * DAY / 300.0)
    block = Block(start=asked.now, dt=300.0, steps=steps, rng=np.random.default_rng(1))
    return dict(model.advance(state, theta, block)[1])


def day_energies(power: np.ndarray) -> np.ndarray:
    """Return the kWh of each whole day."""
    return power.reshape(-1, round(DAY / STEP)).sum(axis=1) * STEP / 3.6e6


PLANTS = {
    "a tank felt in its middle": Plant(),
    "a small tank felt at its bottom": Plant(litres=120.0, rated=1500.0, felt=7),
    "a large tank in a cold cellar felt at the top": Plant(litres=300.0, rated=3000.0, loss=2.4, room=12.0, felt=2),
}


@pytest.mark.parametrize("name", PLANTS)
@pytest.mark.parametrize("seed", [11, 12])
def test_what_is_drawn_is_learned_though_every_draw_starts_the_heating(name: str, seed: int) -> None:
    plant = PLANTS[name]
    asked, _ = plant.request(10.0, seed)
    learned = learn(asked)
    assert learned.parameters["heating_rate"].value == pytest.approx(plant.rate, rel=0.08)
    assert learned.parameters["draw"].identified
    told = course(asked, learned, 5.0)["power"].sum(axis=0) * 300.0 / 3.6e6 / 5.0
    used = day_energies(plant.live(40.0, seed + 100)[2])
    assert float(np.median(told)) == pytest.approx(float(used.mean()), rel=0.15)
    single = course(asked, learned, 1.0)["power"].sum(axis=0) * 300.0 / 3.6e6
    low, high = np.quantile(single, [0.05, 0.95])
    assert np.mean((used >= low) & (used <= high)) >= 0.75


@pytest.mark.parametrize("seed", [11, 12])
def test_a_tank_switched_off_runs_cold_within_the_bands_as_it_is_drawn_from(seed: int) -> None:
    plant = Plant()
    asked, layers = plant.request(10.0, seed)
    learned = learn(asked)
    stopped = {**asked.history, "target_temperature": Series(np.array([asked.now]), np.array([5.0]), asked.now)}
    told = course(replace(asked, history=stopped), learned, 1.0)["temperature"]
    low, high = np.quantile(told, [0.05, 0.95], axis=1)
    inside = []
    for life in range(8):
        felt = plant.live(1.0, seed + 7 * life, layers, asked.now, off=True)[1][9::10]
        inside += [low[at] - 0.5 <= felt[at] <= high[at] + 0.5 for at in (71, 143, 215, 287)]
    assert np.mean(inside) >= 0.8
    # By its standing loss alone it would keep 52 °C.
    assert np.median(told[-1]) < 40.0


def test_a_tank_that_the_sun_heats_as_well_does_not_tell_what_is_drawn() -> None:
    asked, _ = Plant(sun=2500.0, litres=400.0).request(6.0, 11)
    learned = learn(asked)
    assert not learned.parameters["draw"].identified
    assert "draw_days" not in learned.tables


def test_days_without_anybody_at_home_are_no_days_of_the_home() -> None:
    asked, _ = Plant().request(10.0, 11)
    times = START + DAY * np.array([0.0, 4.0, 9.0])
    away = Series(times, np.array([2.0, 0.0, 2.0]), asked.now)
    lived, all_days = learn(replace(asked, environment={"people": away})), learn(asked)
    assert len(all_days.tables["draw_days"]) == 24 * 10
    assert len(lived.tables["draw_days"]) == 24 * 5
