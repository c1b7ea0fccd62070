"""Buildings of EnergyPlus prepared for experiments: one zone whose heating, people and windows a script drives.

The reference buildings that come with `pyenergyplus-lbnl` are read as text. Either their own heating stays and the
script moves the zone's setpoints, or all plant is taken out and every zone gets an emitter whose heat the script sets.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

type Fields = list[str]

ENVELOPE = frozenset(
    {
        "version", "building", "surfaceconvectionalgorithm:inside", "surfaceconvectionalgorithm:outside",
        "heatbalancealgorithm", "zoneairheatbalancealgorithm", "shadowcalculation", "scheduletypelimits",
        "schedule:compact", "schedule:constant", "schedule:year", "schedule:week:daily", "schedule:day:hourly",
        "schedule:day:interval", "site:location", "site:groundtemperature:buildingsurface",
        "site:groundtemperature:fcfactormethod", "construction", "construction:ffactorgroundfloor", "material",
        "material:nomass", "material:airgap", "windowmaterial:simpleglazingsystem", "windowmaterial:glazing",
        "windowmaterial:gas", "zone", "buildingsurface:detailed", "fenestrationsurface:detailed",
        "globalgeometryrules", "internalmass", "people", "lights", "electricequipment",
        "zoneinfiltration:designflowrate", "runperiodcontrol:daylightsavingtime",
    }
)  # fmt: skip
"""What makes up the building itself; all else is plant, sizing and reports."""
REPLACED = frozenset({"timestep", "runperiod", "simulationcontrol", "runperiodcontrol:daylightsavingtime"})
GAINS = frozenset({"people", "lights", "electricequipment", "zoneventilation:windandstackopenarea"})
NEVER = ("output:", "outputcontrol", "energymanagementsystem:")
HEATER, LIFE, WINDOW = "TWIN HEATER", "TWIN LIFE", "TWIN WINDOW"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A building ready to run: its text, its zones and the zone that is lived in."""

    text: str
    zones: tuple[str, ...]
    zone: str


def read(path: Path) -> list[Fields]:
    """Return the objects of an input file: each its class and fields."""
    text = re.sub(r"!.*", "", path.read_text(encoding="latin-1"))
    return [[field.strip() for field in item.split(",")] for item in text.split(";") if item.strip()]


def prepare(path: Path, zone: str, *, own_plant: bool, begin: tuple[int, int], days: int, per_hour: int) -> Prepared:
    """Return a building for a run of so many days from a date (month, day) with so many time steps an hour.

    In the zone, people and appliances of the file are replaced by a gain that the script sets, and a window that it
    opens; with own_plant the file's heating stays, otherwise every zone has a heater of the script's.
    """
    objects = [fields for fields in read(path) if fields[0].lower() not in REPLACED]
    if not own_plant:
        objects = [fields for fields in objects if fields[0].lower() in ENVELOPE]
    objects = [fields for fields in objects if not fields[0].lower().startswith(NEVER)]
    objects = [fields for fields in objects if not (fields[0].lower() in GAINS and _lies_in(fields, zone))]
    zones = tuple(fields[1] for fields in objects if fields[0].lower() == "zone")
    heated = () if own_plant else zones
    return Prepared(
        _written([*objects, *_script(zone, heated, begin, days, per_hour, own_plant=own_plant)]), zones, zone
    )


def _lies_in(fields: Fields, zone: str) -> bool:
    return any(field.lower() == zone.lower() for field in fields[2:3] + fields[1:2])


def _script(
    zone: str, heated: Iterable[str], begin: tuple[int, int], days: int, per_hour: int, *, own_plant: bool
) -> list[Fields]:
    month, day = begin
    last = sum((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[: month - 1]) + day + days - 1
    end_month, end_day = _date(last)
    sizing = "Yes" if own_plant else "No"
    objects = [
        ["Timestep", str(per_hour)],
        ["SimulationControl", sizing, sizing, sizing if own_plant else "No", "No", "Yes"],
        ["RunPeriod", "experiment", str(month), str(day), "", str(end_month), str(end_day), "", "Monday", "No", "No",
         "No", "Yes", "Yes"],
        ["Schedule:Constant", "TWIN ALWAYS", "", "1.0"],
        ["OtherEquipment", LIFE, "None", zone, "TWIN ALWAYS", "EquipmentLevel", "1.0", "", "", "0.0", "0.3", "0.0"],
        ["ZoneInfiltration:DesignFlowRate", WINDOW, zone, "TWIN ALWAYS", "Flow/Zone", "0.0", "", "", "", "1.0", "0.0",
         "0.0", "0.0"],
        ["Output:Variable", "*", "Zone Mean Air Temperature", "timestep"],
        ["Output:Variable", "*", "Site Outdoor Air Drybulb Temperature", "timestep"],
    ]  # fmt: skip
    if own_plant:
        objects.append(["Output:Variable", "*", "Zone Air System Sensible Heating Rate", "timestep"])
    objects += [
        ["OtherEquipment", f"{HEATER} {index}", "None", name, "TWIN ALWAYS", "EquipmentLevel", "1.0", "", "", "0.0",
         "0.4", "0.0"]
        for index, name in enumerate(heated)
    ]  # fmt: skip
    return objects


def _date(day_of_year: int) -> tuple[int, int]:
    month = 1
    for length in (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31):
        if day_of_year <= length:
            break
        day_of_year -= length
        month += 1
    return month, day_of_year


def _written(objects: Iterable[Fields]) -> str:
    return "\n".join(",\n  ".join(fields) + ";" for fields in objects) + "\n"
