"""What the footprint proposes: cheaper hours, but not when the car is gone."""

import numpy as np
import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.actions.proposals import DAY, STEP, async_proposals, due
from custom_components.digital_twin.const import CONF_PRICE
from custom_components.digital_twin.texts import async_speaker
from tests.common import async_add_home

from .conftest import NOW
from .test_unusual_plans import CHARGER, car, home_of, price

pytestmark = pytest.mark.usefixtures("evening")
MORNING = (NOW.timestamp() + 10 * 3600.0) - (NOW.timestamp() + 20 * 60.0)
"""s from twenty past eight to six."""


async def test_a_charge_is_put_off_into_the_night_not_beyond_the_morning(hass: HomeAssistant) -> None:
    """The price is lowest from seven to ten."""
    await async_add_home(hass, **{CONF_PRICE: price(hass, {5: 0.2, 6: 0.2, 7: 0.2, 8: 0.2, 11: 0.1, 12: 0.1, 13: 0.1})})
    await car(hass, 60.0)
    hass.states.async_set(CHARGER, "on")
    await hass.async_block_till_done()
    home = home_of(hass).home
    found = await async_proposals(hass, home, list(home.twins.values()), None, await async_speaker(hass))
    (shift,) = [one for one in found if one["id"] == "proposal_shift"]
    switched = [(change["action"], change["at"]) for change in shift["changes"]]
    assert switched[0][0] == "switch.turn_off"
    on = [at for action, at in switched if action == "switch.turn_on"]
    assert on
    assert max(on) < MORNING - 3600.0
    assert shift["saves"]["cost"] == pytest.approx(0.1 * 16.0 / 0.91, rel=0.2), "from .3 to .2, not to .1"
    assert "By 06:00 cars are as full as without that" in shift["text"]


@pytest.mark.parametrize(
    ("people", "hours"),
    [
        (None, MORNING / 3600.0),
        ([2.0] * 96, MORNING / 3600.0),
        ([0.0] * 8 + [2.0] * 30 + [1.2] * 58, 9.5),
        ([2.0] * 20 + [1.8] * 20 + [1.5] * 56, 10.0),
        ([1.0] + [0.0] * 95, 0.25),
    ],
)
async def test_a_car_is_wanted_when_somebody_leaves(
    hass: HomeAssistant, people: list[float] | None, hours: float
) -> None:
    del hass
    start = dt_util.utcnow().timestamp()
    known = None if people is None else np.array(people)
    assert due(known, start) == pytest.approx(hours * 3600.0, abs=1.0)
    assert STEP <= due(known, start) <= DAY
