"""What the trace of a run tells of it, however long it is."""

import pytest

from custom_components.digital_twin.rehearsal.child.traces import STEPS

from .small import automation, found, small_home, turn
from .warm import WarmProcess

LAMP, DOOR = "light.hall", "binary_sensor.door"
OPEN = {"condition": "state", "entity_id": DOOR, "state": "on"}


@pytest.mark.parametrize("acts", [True, False])
async def test_a_run_that_does_something_only_after_many_steps_is_not_idle(warm: WarmProcess, acts: bool) -> None:
    asks = [{"if": [OPEN], "then": [turn(LAMP, on=True)]} for _ in range(STEPS)]
    last = {"delay": 1} if acts else OPEN
    request = small_home(
        "2026-01-10T06:00:00",
        automation("Long", {"trigger": "time", "at": "07:00:00"}, [*asks, last]),
        states={LAMP: "off", DOOR: "off"},
    )
    report = await warm.async_rehearse(request)
    (run,) = report["runs"]
    assert len(run["steps"]) <= STEPS
    assert ("rehearsal_not_passed" in found(report)) == (not acts)
