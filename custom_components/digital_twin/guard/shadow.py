"""A guarded twin: commands to its shadows are tried on the twins, and passed on to the device by the one door."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, callback, split_entity_id
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..access import async_user
from ..const import DOMAIN
from ..echoes import Echoes
from ..store.errors import StoreError
from ..texts import async_speaker
from .run import Result, Run
from .targets import ActionCall, resolve
from .timed import TimedCall
from .unseen import as_seen_by
from .wish import Wish

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

REFUSALS: Final = {
    Result.DENIED: "guard_denied",
    Result.FAILED: "guard_failed",
    Result.PENDING: "guard_pending",
}
"""What a command that was not carried out ends with, by how its run ended."""


class Guarded:
    """Passes on the commands to one twin's shadows."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing was passed on yet."""
        self._twin = twin
        self.echoes = Echoes(twin)

    async def async_command(
        self, ref: str, service: str, data: Mapping[str, Any], context: Context | None, shadow: str
    ) -> None:
        """Have a command to the shadow of a source checked, approved where it must be, and carried out.

        It returns once the device was told; whether it obeyed is looked at afterwards, and told where it did not. An
        echo of the device's own past is dropped. Raises ServiceValidationError for what is denied or waits for a
        person, HomeAssistantError for what the device refuses.
        """
        twin = self._twin
        source = twin.sources[ref]
        call = ActionCall(
            domain=split_entity_id(source)[0],
            service=service,
            target={ATTR_ENTITY_ID: [source]},
            data={key: value for key, value in data.items() if value is not None},
        )
        commanded = {
            key: value
            for item in resolve(twin.hass, twin.home, call).reached
            for key, value in item.effect.channels.items()
        }
        if self.echoes.async_is_echo(ref, commanded, context):
            return
        self.echoes.async_expect(ref, commanded, context)
        timed = TimedCall(call)
        wish = Wish(
            variants=((timed,),),
            unresolved=(),
            steps=({"action": call.action, "target": dict(call.target), "data": dict(call.data)},),
            context=context or Context(),
            calls=(timed,),
        )
        try:
            run = await twin.home.door.async_run(wish, look_later=True)
        except StoreError as err:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="guard_failed",
                translation_placeholders={"entity": shadow, "reason": str(err)},
            ) from err
        await self._async_answer(run, shadow, wish.context)

    async def _async_answer(self, run: Run, shadow: str, context: Context) -> None:
        if (key := REFUSALS.get(run.result)) is None:
            return
        speaker = await async_speaker(self._twin.hass)
        user = await async_user(self._twin.hass, context)
        verdict = as_seen_by(user, self._twin.home, run.checked)
        reason = run.error or speaker.say(verdict.summary)
        error = HomeAssistantError if run.result is Result.FAILED else ServiceValidationError
        raise error(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders={"entity": shadow, "reason": reason},
        )

    @callback
    def async_stop(self) -> None:
        """Expect nothing any more."""
        self.echoes.async_forget()
