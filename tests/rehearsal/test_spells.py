"""What lasts for a while, and overlaps with others of its sort: the last that began holds, and all of it ends."""

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import Role
from custom_components.digital_twin.rehearsal.spells import Spell, disturbances
from tests.common import add_device, add_entity, async_add_entry, twin_entry

from .kitchen import CLIMATE, THERMOSTAT, async_rehearse

BATH = "climate.bath"
WINDOW = "binary_sensor.bath_window"


def spell(name: str, begin: float, end: float, to: str = "window") -> Spell:
    return Spell(to=to, begin=begin, end=end, comes=((name, {}),), goes=((f"no {to}", {}),))


@pytest.mark.parametrize(
    ("spells", "done"),
    [
        ([("a", 1, 2), ("b", 3, 4)], [(1, "a"), (2, "no window"), (3, "b"), (4, "no window")]),
        ([("a", 1, 3), ("b", 2, 4)], [(1, "a"), (2, "b"), (4, "no window")]),
        ([("b", 2, 4), ("a", 1, 3)], [(1, "a"), (2, "b"), (4, "no window")]),
        ([("a", 1, 4), ("b", 2, 3)], [(1, "a"), (2, "b"), (3, "a"), (4, "no window")]),
        ([("a", 1, 2), ("b", 2, 3)], [(1, "a"), (2, "b"), (3, "no window")]),
        ([("a", 1, 3), ("b", 1, 2)], [(1, "b"), (2, "a"), (3, "no window")]),
        ([("a", 2, 2)], []),
    ],
)
def test_of_spells_that_overlap_the_last_that_began_holds(
    spells: list[tuple[str, float, float]], done: list[tuple[float, str]]
) -> None:
    found = disturbances([*(spell(*one) for one in spells), spell("x", 1, 9, "door")])
    assert [(at, kind) for at, kind, _ in found] == [*done, (1, "x"), (9, "no door")]


@pytest.mark.usefixtures("noon")
async def test_a_window_opened_twice_is_shut_when_the_last_is_over(hass: HomeAssistant, home: MockConfigEntry) -> None:
    bath = add_device(hass, "bath", area="Bath")
    add_entity(hass, BATH, device=bath, state="heat", attributes=THERMOSTAT)
    add_entity(hass, WINDOW, device=bath, state="off", attributes={"device_class": "window"})
    roles = {Role.WINDOWS: [WINDOW]}
    await async_add_entry(hass, twin_entry("thermostat", BATH, name="Bath", device_id=bath.id, roles=roles))
    frost = {"environment": {"outdoor_temperature": -10}}
    coldest = {}
    for name, spells in (
        ("once", [("01:00:00", "03:00:00")]),
        ("twice", [("01:00:00", "02:00:00"), ("02:00:00", "02:00:00")]),
        ("within", [("01:00:00", "03:00:00"), ("02:00:00", "01:00:00")]),
        ("for long", [("01:00:00", "11:00:00")]),
    ):
        opened = [{"twin": BATH, "set": {"window": True}, "at": at, "for": lasting} for at, lasting in spells]
        answer = await async_rehearse(hass, duration={"hours": 12}, scenario={"changes": [frost, *opened]})
        coldest[name] = answer["states"][f"{BATH}:current_temperature"][-1][1]
    assert coldest["twice"] == coldest["within"] == pytest.approx(coldest["once"], abs=0.11)
    assert coldest["for long"] < coldest["once"] - 3.0


@pytest.mark.usefixtures("noon")
async def test_commands_that_overlap_all_go_back(hass: HomeAssistant, home: MockConfigEntry) -> None:
    def told(at: str, lasting: str, **values: object) -> dict[str, object]:
        return {"twin": CLIMATE, "set": values, "at": at, "for": lasting}

    answer = await async_rehearse(
        hass,
        duration={"hours": 8},
        scenario={
            "changes": [
                told("01:00:00", "04:00:00", target_temperature=21),
                told("02:00:00", "01:00:00", target_temperature=12),
                told("02:30:00", "04:00:00", hvac_mode="off"),
            ]
        },
    )
    assert [value for _, value in answer["states"][f"{CLIMATE}:temperature"]] == [17.0, 21.0, 12.0, 21.0, 17.0]
    assert [state for _, state in answer["states"][CLIMATE]] == ["heat", "off", "heat"]
