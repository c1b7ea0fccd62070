"""A home known by its names, as the shell knows it, for tests of the language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.scenario.bind import BookError, Reached
from custom_components.digital_twin.core.scenario.plan import Selector
from custom_components.digital_twin.core.scenario.units import Scale


@dataclass
class Book:
    """names: of entities and areas, with the twins they stand for; actions switch what they name on or off."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scales: Mapping[tuple[str, str], Scale] = field(default_factory=dict)

    def twins(self, selector: Selector) -> Sequence[str]:
        """Return the twins of the names."""
        if "all" in selector:
            return tuple(dict.fromkeys(twin for twins in self.names.values() for twin in twins))
        return tuple(twin for names in selector.values() for name in names for twin in self.names.get(name, ()))

    def commands(self, words: Mapping[str, Any]) -> Sequence[Reached]:
        """Read turn_on and turn_off."""
        action = words["action"]
        if action not in {"homeassistant.turn_on", "homeassistant.turn_off"}:
            raise BookError(Message("change_reaches_no_twin", {"field": "action", "action": str(action)}))
        name = words["target"]["entity_id"]
        delay = float(words.get("data", {}).get("delay", 0.0))
        return [Reached(twin, {"on": action.endswith("on")}, delay) for twin in self.names.get(name, ())]

    def scale(self, twin_id: str, key: str) -> Scale:
        """Return the unit of a channel, the core's unless the test says otherwise."""
        return self.scales.get((twin_id, key), Scale())
