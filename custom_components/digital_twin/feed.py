"""The way of a source entity's states into its twin: the hot path, run for every state event."""

from collections.abc import Callable, Iterable, Mapping

from homeassistant.core import Context, State

from .core.channel import Channel, InvalidValueError
from .core.recent import Recent
from .core.state import LiveState, Source
from .sources import NOT_REPORTED, Binding
from .tracker import Feed


def change_source(context: Context) -> Source:
    """Return who caused a state: a person, an automation or script, or the device by itself."""
    if context.user_id is not None:
        return Source.USER
    return Source.DEVICE if context.parent_id is None else Source.AUTOMATION


def make_feed(
    bindings: Iterable[Binding],
    channels: Mapping[str, Channel],
    live: LiveState,
    recent: Mapping[str, Recent],
    on_state: Callable[[bool], None],
) -> Feed:
    """Return the function that takes an entity's states in.

    It reports the bound channels to live, keeps changed values in recent, and calls on_state with whether a channel
    changed (the entity's other attributes may have changed in any case).
    """
    plan = tuple(
        (binding.channel, binding.read, channels[binding.channel].encode, recent[binding.channel])
        for binding in bindings
    )

    def lose() -> bool:
        changed = False
        for key, _, _, _ in plan:
            changed |= live.forget(key)
        return changed

    def feed(state: State | None) -> None:
        if state is None or state.state in NOT_REPORTED:
            on_state(lose())
            return
        at = state.last_updated_timestamp
        context = state.context
        changed = False
        for key, read, encode, ring in plan:
            try:
                raw = read(state)
            except InvalidValueError as err:
                live.reject(key, state.state, err.refusal, at)
                continue
            if raw is None:
                changed |= live.forget(key)
            elif live.report(key, raw, at, change_source(context), context.id):
                changed = True
                ring.append(at, encode(live.value(key)))
        on_state(changed)

    return feed
