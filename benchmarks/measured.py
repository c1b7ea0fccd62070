"""Measured homes and devices in a folder, read as series that the twins could have recorded."""

import csv
import gzip
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from custom_components.digital_twin.core.forecast.frame import BESIDE_LIGHT, BESIDE_TEMPERATURE
from custom_components.digital_twin.core.models.kinds import HVAC_ACTIONS as ACTIONS
from custom_components.digital_twin.core.models.kinds import HVAC_MODES as MODES
from custom_components.digital_twin.core.series import Series

type Array = NDArray[np.float64]

LONGEST_HOLD = 7200.0
HOTTEST_WATER = 60.0
"""K by which a boiler warms it for radiators at most."""
BESIDE_PROXY = ("Aqara_supply", "Aqara_return", "Sonoff", "Shelly_supply", "Shelly_return", "Aqara_thermostat")
"""Sensors in the same room and on its radiator, as the integration would read them by their area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One device: its kind, its channels' series, its surroundings, and the resolution of its sensor."""

    name: str
    kind: str
    history: Mapping[str, Series]
    environment: Mapping[str, Series] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)


def cases(folder: Path) -> Iterator[Case]:
    """Return the devices of every data set that the folder holds."""
    for name in ("blg_1", "blg_2", "blg_3"):
        if (path := folder / "fiftyshades_nl" / f"{name}.csv").exists():
            columns = _table(path, "t", delimiter=";")
            # How hot the heating water is says whether and how much it heats: 0 is no heating.
            heats = _coded(columns, "Thm", ACTIONS, lambda heat: np.where(heat > 0.0, "heating", "idle"))
            share = np.clip(columns["Thm"] / HOTTEST_WATER, 0.0, 1.0) * 100.0
            beside = {"hvac_action": heats, "valve": _series({**columns, "Thm": share}, "Thm")}
            yield _room(name, columns, "yTi", outdoor="Ta", sun=("Ps", 1000.0), beside=beside)
    for path in sorted((folder / "proxy_room_at").glob("*.csv")):
        columns = _table(path, "datetime")
        yield _room("proxy", columns, "Aqara_room", target="Setpoint", outdoor="temperature_2m (°C)",
                    sun=("shortwave_radiation (W/m²)", 1.0), temperatures=BESIDE_PROXY)  # fmt: skip
    yield from _open_smart_home(folder / "opensmarthome_de")
    for name in ("hass", "vacation_and_return"):
        if (path := folder / "housetemp_ha" / f"{name}.csv").exists():
            columns = _table(path, "time")
            for key in ("indoor_temp", "outdoor_temp", "target_temp"):
                columns[key] = (columns[key] - 32.0) / 1.8
            mode = _coded(columns, "hvac_mode", MODES, lambda code: np.where(code == 0, "off", "heat"))
            action = _coded(columns, "hvac_mode", ACTIONS,
                            lambda code: np.select([code == 0, code == 2], ["off", "heating"], "idle"))  # fmt: skip
            yield _room(name, columns, "indoor_temp", target="target_temp", outdoor="outdoor_temp",
                        beside={"hvac_mode": mode, "hvac_action": action})  # fmt: skip
    if (path := folder / "flexlab_calibration" / "RA.csv").exists():
        columns = _table(path, "time")
        yield _room("flexlab", columns, "RA-ZAT", target="RA-ZONE-HEATING-SP",
                    beside={"power": _series(columns, "RA-HVAC-Load")})  # fmt: skip
    if (path := folder / "emhass_ha_load" / "ha_load_pv_30min.csv").exists():
        columns = _table(path, "")
        yield Case(name="load", kind="sensor", history={"value": _series(columns, "sensor.power_load_no_var_loads")})
    for path in sorted((folder / "tracebase_1min").glob("*.csv.gz")):
        columns = _table(path, "time_local")
        yield Case(name=path.name.removesuffix(".csv.gz"), kind="plug", history={"power": _series(columns, "mean_W")})


def _room(
    name: str, columns: Mapping[str, Array], temperature: str, *, target: str | None = None, outdoor: str | None = None,
    sun: tuple[str, float] | None = None, beside: Mapping[str, Series] | None = None,
    temperatures: tuple[str, ...] = (),
) -> Case:  # fmt: skip
    history = {"temperature": _series(columns, temperature), **(beside or {})}
    if target is not None:
        history["target_temperature"] = _series(columns, target)
    environment = {BESIDE_TEMPERATURE + key: _series(columns, key) for key in temperatures}
    if outdoor is not None:
        environment["outdoor_temperature"] = _series(columns, outdoor)
    if sun is not None:
        environment["sun"] = _series({**columns, sun[0]: columns[sun[0]] * sun[1]}, sun[0])
    return Case(name=name, kind="thermostat", history=history, environment=environment)


def _open_smart_home(folder: Path) -> Iterator[Case]:
    """Yield the rooms of a flat, each with what its radiators, its light sensor and the other rooms tell beside it."""
    rooms = {path.name.removesuffix("_Temperature.csv"): path for path in sorted(folder.glob("*_Temperature.csv"))}
    for room in rooms:
        series = {
            key: _events(folder / f"{room}_{suffix}.csv")
            for key, suffix in (("temperature", "Temperature"), ("target_temperature", "SetpointHistory"),
                                ("humidity", "Humidity"))
        }  # fmt: skip
        radiators = [path for path in folder.glob("*_ThermostatTemperature.csv") if path.name.startswith(f"{room}_")]
        temperatures = [*sorted(radiators), *(path for other, path in rooms.items() if other != room)]
        around = {f"{BESIDE_TEMPERATURE}{path.stem}": _events(path) for path in temperatures}
        around[f"{BESIDE_LIGHT}{room}"] = _events(folder / f"{room}_Brightness.csv")
        around["outdoor_temperature"] = _events(folder / f"{room}_Virtual_OutdoorTemperature.csv")
        yield Case(name=f"osh_{room}", kind="thermostat", history=series, environment=around)


def _coded(columns: Mapping[str, Array], key: str, options: tuple[str, ...], named: Callable[[Array], Array]) -> Series:
    """Return a column as the index of the option that it means."""
    codes = {option: float(index) for index, option in enumerate(options)}
    names = named(columns[key]).tolist()
    known = np.isfinite(columns[key])
    coded = np.where(known, np.array([codes[name] for name in names]), np.nan)
    return _series({**columns, key: coded}, key)


def _events(path: Path) -> Series:
    rows = np.loadtxt(path, ndmin=2)
    return _changes(rows[:, 0], rows[:, 1], longest=86_400.0)


def _table(path: Path, time_column: str, delimiter: str = ",") -> dict[str, Array]:
    """Return the columns of a table as numbers, its times under "times" (epoch s, as if in UTC)."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    rows = list(csv.DictReader(text.splitlines(), delimiter=delimiter))
    columns = {key: np.array([_number(row[key]) for row in rows]) for key in rows[0] if key and key != time_column}
    columns["times"] = np.array([_moment(row[time_column]) for row in rows])
    return columns


def _moment(text: str) -> float:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _number(text: str | None) -> float:
    try:
        return float(text or "nan")
    except ValueError:
        return float("nan")


def _series(columns: Mapping[str, Array], key: str) -> Series:
    return _changes(columns["times"], columns[key], LONGEST_HOLD)


def _changes(times: Array, values: Array, longest: float) -> Series:
    """Return samples as a change-only series that knows nothing in holes longer than longest (s)."""
    order = np.argsort(times, kind="stable")
    times, values = times[order], values[order]
    keep = np.append(np.diff(times) > 0, True)
    times, values = times[keep], values[keep]
    holes = np.flatnonzero(np.diff(times) > longest)
    times = np.insert(times, holes + 1, times[holes] + 1.0)
    values = np.insert(values, holes + 1, np.nan)
    same = (values[1:] == values[:-1]) | (np.isnan(values[1:]) & np.isnan(values[:-1]))
    changed = np.append(True, ~same)
    return Series(times[changed], values[changed], float(times[-1]) + 60.0)
