"""One run of EnergyPlus with a script that lives in the building: thermostat, people, windows, weather.

EnergyPlus is a separate program of the United States Department of Energy; `pyenergyplus-lbnl` brings it without a
network. A run is a process of its own: python -m benchmarks.energyplus SCENE COURSE reads a pickle, writes an npz.
"""

import pickle
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from .buildings import HEATER, LIFE, WINDOW, prepare

type Array = NDArray[np.float64]

FRESH_AIR = 1.2 * 1006.0
NEIGHBOURS = 20.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A run: building and weather files by name, the zone, and per time step what the script does there.

    target: setpoint (°C); life: gain by people and appliances (W); window: air through open windows (m³/s);
    warmer: K added to the outdoor temperature; heats: 0 where the heating is out. relay: band (K), heater (W) and lag
    (s) of a two-point thermostat, or None for the building's own plant.
    """

    building: str
    weather: str
    zone: str
    begin: tuple[int, int]
    days: int
    per_hour: int
    target: Array
    life: Array
    window: Array
    warmer: Array
    heats: Array
    everywhere: bool = False
    relay: tuple[float, float, float] | None = None


@dataclass(slots=True)
class Course:
    """What came of it, per time step: zone and outdoor temperature (°C), heating output (W, or 0..1 of a relay)."""

    air: list[float] = field(default_factory=list)
    outdoor: list[float] = field(default_factory=list)
    heating: list[float] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the course that main() wrote."""
        with np.load(path) as file:
            return cls(*(file[name].tolist() for name in ("air", "outdoor", "heating")))


def run(scene: Scene) -> Course:
    """Run a scene in this process. Raises RuntimeError when EnergyPlus fails."""
    from pyenergyplus.api import EnergyPlusAPI  # noqa: PLC0415 -- only the benchmark's own process needs it
    from pyenergyplus.dataset import modeldir, weatherdir  # noqa: PLC0415 -- as above

    building = prepare(
        Path(modeldir) / scene.building, scene.zone, own_plant=scene.relay is None, begin=scene.begin, days=scene.days,
        per_hour=scene.per_hour,
    )  # fmt: skip
    api = EnergyPlusAPI()
    state = api.state_manager.new_state()
    script = _Script(api, state, scene, building.zones)
    api.runtime.set_console_output_status(state, print_output=False)
    api.runtime.callback_begin_zone_timestep_before_set_current_weather(state, script.weather)
    api.runtime.callback_begin_zone_timestep_before_init_heat_balance(state, script.act)
    api.runtime.callback_end_zone_timestep_after_zone_reporting(state, script.note)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "in.idf"
        text.write_text(building.text, encoding="latin-1")
        status = api.runtime.run_energyplus(
            state, ["-w", str(Path(weatherdir) / scene.weather), "-d", folder, str(text)]
        )
        if status != 0 or script.failure is not None:
            log = Path(folder) / "eplusout.err"
            raise RuntimeError(f"{script.failure}\n{log.read_text()[-3000:] if log.exists() else ''}")
    return script.course


class _Script:
    """What happens at each time step."""

    def __init__(self, api: Any, state: Any, scene: Scene, zones: tuple[str, ...]) -> None:
        self.exchange, self.state, self.scene, self.zones = api.exchange, state, scene, zones
        self.course = Course()
        self.index = 0
        self.failure: str | None = None
        self.handles: dict[str, int] = {}
        self.on, self.output = False, 0.0
        self.heaters: list[tuple[int, int]] = []

    def ready(self) -> bool:
        """Return whether the building stands and the days that count have begun."""
        if not self.exchange.api_data_fully_ready(self.state) or self.exchange.kind_of_sim(self.state) != 3:
            return False
        if not self.handles:
            self._find()
        return True

    def _find(self) -> None:
        scene, zone = self.scene, self.scene.zone
        actuator, variable = self.exchange.get_actuator_handle, self.exchange.get_variable_handle
        found = {
            "life": actuator(self.state, "OtherEquipment", "Power Level", LIFE),
            "window": actuator(self.state, "Zone Infiltration", "Air Exchange Flow Rate", WINDOW),
            "warmer": actuator(self.state, "Weather Data", "Outdoor Dry Bulb", "Environment"),
            "air": variable(self.state, "Zone Mean Air Temperature", zone),
            "outdoor": variable(self.state, "Site Outdoor Air Drybulb Temperature", "Environment"),
        }
        if scene.relay is None:
            names = self.zones if scene.everywhere else (zone,)
            for name in names:
                handle = actuator(self.state, "Zone Temperature Control", "Heating Setpoint", name)
                if handle > 0:
                    self.heaters.append((handle, 0))
            found["target"] = actuator(self.state, "Zone Temperature Control", "Heating Setpoint", zone)
            found["cooling"] = actuator(self.state, "Zone Temperature Control", "Cooling Setpoint", zone)
            found["heating"] = variable(self.state, "Zone Air System Sensible Heating Rate", zone)
        else:
            for index, name in enumerate(self.zones):
                heater = actuator(self.state, "OtherEquipment", "Power Level", f"{HEATER} {index}")
                self.heaters.append((heater, variable(self.state, "Zone Mean Air Temperature", name)))
        missing = [name for name, handle in found.items() if handle < 0]
        if missing:
            self.failure = f"no handle for {missing}"
        self.handles = found

    def weather(self, state: Any) -> None:
        """Warm the outdoors."""
        if not self.ready() or self.failure or self.index >= len(self.scene.warmer):
            return
        handle, more = self.handles["warmer"], float(self.scene.warmer[self.index])
        if more:
            hour = self.exchange.hour(state)
            step = self.exchange.zone_time_step_number(state)
            natural = self.exchange.today_weather_outdoor_dry_bulb_at_time(state, hour, step)
            self.exchange.set_actuator_value(state, handle, natural + more)
        else:
            self.exchange.reset_actuator(state, handle)

    def act(self, state: Any) -> None:
        """Set gains, window and heating of the step that begins."""
        if not self.ready() or self.failure or self.exchange.warmup_flag(state):
            return
        scene, index = self.scene, min(self.index, len(self.scene.target) - 1)
        put = self.exchange.set_actuator_value
        put(state, self.handles["life"], float(scene.life[index]))
        put(state, self.handles["window"], float(scene.window[index]))
        target, heats = float(scene.target[index]), bool(scene.heats[index])
        if scene.relay is None:
            put(state, self.handles["target"], target if heats else -40.0)
            put(state, self.handles["cooling"], 60.0)
            if scene.everywhere and not heats:
                for handle, _ in self.heaters:
                    put(state, handle, -40.0)
            return
        self._relay(target, heats=heats)

    def _relay(self, target: float, *, heats: bool) -> None:
        scene = self.scene
        if scene.relay is None:
            return
        band, most, lag = scene.relay
        for (heater, sensor), name in zip(self.heaters, self.zones, strict=True):
            air = self.exchange.get_variable_value(self.state, sensor)
            if name != scene.zone:
                wanted = min(max((NEIGHBOURS - air) / 1.0 + 0.5, 0.0), 1.0) * most
                self.exchange.set_actuator_value(self.state, heater, 0.0 if scene.everywhere and not heats else wanted)
                continue
            if air < target - band / 2:
                self.on = True
            elif air > target + band / 2:
                self.on = False
            now = float(self.on and heats)
            keep = np.exp(-3600.0 / scene.per_hour / lag) if lag > 0 else 0.0
            self.output = keep * self.output + (1.0 - keep) * now
            self.exchange.set_actuator_value(self.state, heater, self.output * most)

    def note(self, state: Any) -> None:
        """Write down what the twin may see."""
        if not self.ready() or self.failure or self.exchange.warmup_flag(state):
            return
        value = self.exchange.get_variable_value
        self.course.air.append(value(state, self.handles["air"]))
        self.course.outdoor.append(value(state, self.handles["outdoor"]))
        heating = float(self.on and bool(self.scene.heats[min(self.index, len(self.scene.heats) - 1)]))
        self.course.heating.append(value(state, self.handles["heating"]) if self.scene.relay is None else heating)
        self.index += 1


def main() -> None:
    """Run the scene of a file and write its course to another."""
    with Path(sys.argv[1]).open("rb") as file:
        scene = pickle.load(file)  # noqa: S301 -- our own parent wrote it
    course = run(scene)
    np.savez(sys.argv[2], air=course.air, outdoor=course.outdoor, heating=course.heating)


if __name__ == "__main__":
    main()
