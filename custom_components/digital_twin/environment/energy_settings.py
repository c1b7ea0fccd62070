"""What Home Assistant's energy settings say: the price of energy from the grid, what is paid for it, and its meters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from homeassistant.components.energy.data import async_get_manager
from homeassistant.core import HomeAssistant


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """A price: an entity that shows it, or a number (currency/kWh); both None: not said."""

    entity_id: str | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergySettings:
    """The energy settings as far as they matter: what energy costs and earns, and the statistics of its meters.

    grid_power: the sensor of the power that is taken from the grid, less what is given; None without one, or with more.
    """

    price: Tariff = Tariff()
    feed_in: Tariff = Tariff()
    grid_from: tuple[str, ...] = ()
    grid_to: tuple[str, ...] = ()
    grid_power: str | None = None


async def async_energy_settings(hass: HomeAssistant) -> EnergySettings:
    """Return the settings; empty ones where the energy dashboard is not set up."""
    if "energy" not in hass.config.components:
        return EnergySettings()
    manager = await async_get_manager(hass)
    return EnergySettings() if manager.data is None else read(list(manager.data["energy_sources"]))


def read(sources: Iterable[Mapping[str, Any]]) -> EnergySettings:
    """Return what the grid sources among the energy sources say, in the old form of flows or the new one."""
    taken: list[Mapping[str, Any]] = []
    given: list[Mapping[str, Any]] = []
    for source in sources:
        if source.get("type") != "grid":
            continue
        taken += [source, *source.get("flow_from", ())]
        given += [
            *({**flow, "stat_energy_to": flow.get("stat_energy_to")} for flow in source.get("flow_to", ())),
            {
                "entity_energy_price": source.get("entity_energy_price_export"),
                "number_energy_price": source.get("number_energy_price_export"),
                "stat_energy_to": source.get("stat_energy_to"),
            },
        ]
    rates = _named([one for flow in taken for one in (flow, *flow.get("power", ()))], "stat_rate")
    return EnergySettings(
        grid_power=rates[0] if len(rates) == 1 else None,
        price=_tariff(taken),
        feed_in=_tariff(given),
        grid_from=_named(taken, "stat_energy_from"),
        grid_to=_named(given, "stat_energy_to"),
    )


def _tariff(flows: list[Mapping[str, Any]]) -> Tariff:
    for flow in flows:
        if entity_id := flow.get("entity_energy_price"):
            return Tariff(entity_id=str(entity_id))
        if (number := flow.get("number_energy_price")) is not None:
            return Tariff(number=float(number))
    return Tariff()


def _named(flows: list[Mapping[str, Any]], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(flow[key]) for flow in flows if flow.get(key)))
