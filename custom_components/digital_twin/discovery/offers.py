"""The discovery flows that offer candidates: opened for the best, withdrawn with the candidate."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from homeassistant.config_entries import SOURCE_INTEGRATION_DISCOVERY, ConfigFlowContext
from homeassistant.const import CONF_DEVICE_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.discovery_flow import DiscoveryKey, async_create_flow

from ..classify import DeviceProfile
from ..const import CONF_DEVICE_KEY, CONF_MAIN, DOMAIN

_KEY_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Offer:
    flow_id: str
    in_use: bool


class Offers:
    """Keeps the open discovery flows in step with the candidates."""

    def __init__(self, hass: HomeAssistant, at_once: int) -> None:
        """Offer no more than at_once candidates at a time."""
        self._hass = hass
        self._at_once = at_once
        self.opened = 0
        self.withdrawn = 0

    async def async_update(
        self, candidates: Sequence[DeviceProfile], away: Collection[str], wanted: Collection[str]
    ) -> None:
        """Withdraw what is no candidate any more, then open flows for the best candidates while there is room.

        An offer stays while its device is only away, as when its integration reloads, and while the user is in the
        middle of it. Candidates that the user wants back come first, and take the place of the least of the others. The
        loop gets its turns between the flows that are opened.
        """
        offers = self._open()
        keys = {profile.key for profile in candidates}
        for key in [key for key, offer in offers.items() if key not in keys and key not in away and not offer.in_use]:
            self._withdraw(offers, key)
        waiting = [profile for profile in candidates if profile.key not in offers]
        found: list[DeviceProfile] = []
        for profile in sorted(waiting, key=lambda profile: profile.key not in wanted):
            if len(offers) >= self._at_once:
                if profile.key not in wanted or (least := self._least(offers, candidates, wanted)) is None:
                    break
                self._withdraw(offers, least)
            offers[profile.key] = _Offer("", in_use=True)
            found.append(profile)
        for profile in found:
            self._offer(profile)
            await asyncio.sleep(0)

    @callback
    def async_withdraw_all(self) -> None:
        """Withdraw every offer that the user is not in the middle of."""
        offers = self._open()
        for key in [key for key, offer in offers.items() if not offer.in_use]:
            self._withdraw(offers, key)

    @property
    def open(self) -> int:
        """Return how many offers are open."""
        return len(self._open())

    def _open(self) -> dict[str, _Offer]:
        flows = self._hass.config_entries.flow.async_progress_by_handler(
            DOMAIN, include_uninitialized=True, match_context={"source": SOURCE_INTEGRATION_DISCOVERY}
        )
        return {
            str(key.key): _Offer(flow["flow_id"], bool(flow["context"].get("dismiss_protected")))
            for flow in flows
            if (key := flow["context"].get("discovery_key")) is not None
        }

    def _least(
        self, offers: dict[str, _Offer], candidates: Sequence[DeviceProfile], wanted: Collection[str]
    ) -> str | None:
        """Return the key of the lowest ranked offer that may make room for one the user wants."""
        ranked = [profile.key for profile in reversed(candidates)]
        return next(
            (key for key in ranked if key in offers and key not in wanted and not offers[key].in_use),
            None,
        )

    def _withdraw(self, offers: dict[str, _Offer], key: str) -> None:
        self._hass.config_entries.flow.async_abort(offers.pop(key).flow_id)
        self.withdrawn += 1

    def _offer(self, profile: DeviceProfile) -> None:
        self.opened += 1
        async_create_flow(
            self._hass,
            DOMAIN,
            context=ConfigFlowContext(source=SOURCE_INTEGRATION_DISCOVERY),
            data={CONF_DEVICE_KEY: profile.key, CONF_DEVICE_ID: profile.device_id, CONF_MAIN: profile.main},
            discovery_key=DiscoveryKey(domain=DOMAIN, key=profile.key, version=_KEY_VERSION),
        )
