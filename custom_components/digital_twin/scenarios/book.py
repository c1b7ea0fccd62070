"""The home by its names, as the language of scenarios asks for it: twins by entity or area, actions as commands."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from ..actions.calls import read_calls
from ..actions.response import shown_as
from ..actions.selection import twins_of
from ..core.messages import Message
from ..core.scenario.bind import BookError, Reached
from ..core.scenario.units import Scale
from ..guard.targets import resolve

if TYPE_CHECKING:
    from ..core.scenario.plan import Selector
    from ..manager import Home


class HomeBook:
    """Answers for the twins that take part; left_out gathers what of the actions no twin can play."""

    def __init__(self, hass: HomeAssistant, home: Home, known: frozenset[str]) -> None:
        """known: the ids of the twins that take part."""
        self._hass = hass
        self._home = home
        self._known = known
        self.left_out: list[Message] = []
        self.named: set[str] = set()
        """The twins that were named or reached."""

    def twins(self, selector: Selector) -> Sequence[str]:
        """Return the ids of the twins that a selector names."""
        if "all" in selector:
            return tuple(self._known)
        target = {key: list(names) for key, names in selector.items()}
        try:
            found = [twin.spec.twin_id for twin in twins_of(self._hass, self._home, target)]
        except ServiceValidationError as err:
            raise BookError(_message(err)) from err
        self.named.update(found)
        return tuple(found)

    def commands(self, words: Mapping[str, Any]) -> Sequence[Reached]:
        """Return what an action commands of which twins."""
        outer = {key: words[key] for key in ("target", "data") if key in words}
        reached: list[Reached] = []
        try:
            for call in read_calls(words["action"], "action", outer):
                resolved = resolve(self._hass, self._home, call)
                self.left_out.extend(resolved.unresolved)
                reached += [Reached(one.twin.spec.twin_id, dict(one.effect.channels)) for one in resolved.reached]
        except ServiceValidationError as err:
            raise BookError(_message(err)) from err
        self.named.update(one.twin_id for one in reached)
        return reached

    def scale(self, twin_id: str, key: str) -> Scale:
        """Return in which unit a twin's channel is shown: that of the entity it is read from."""
        shown = shown_as(self._hass, self._home.twins[twin_id], key)
        return Scale(shown.unit, shown.factor, shown.offset)


def _message(err: ServiceValidationError) -> Message:
    return Message(err.translation_key or "calculation_failed", dict(err.translation_placeholders or {}))
