"""The settings in config entries as typed values, and the data that all entries share."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_DEVICE_ID, CONF_MODE, CONF_NAME
from homeassistant.util.hass_dict import HassKey

from .const import (
    CONF_APPROVAL_CODE,
    CONF_APPROVAL_PHONES,
    CONF_ASLEEP,
    CONF_CARBON,
    CONF_CORRECTIONS,
    CONF_DB_URL,
    CONF_DEVICE_KEY,
    CONF_DOORS,
    CONF_ENTRY_TYPE,
    CONF_FIDELITY,
    CONF_FORECAST_STATISTICS,
    CONF_HOME_POWER,
    CONF_HORIZONS,
    CONF_KEEP_DAYS,
    CONF_KEY_NUMBER,
    CONF_KIND,
    CONF_MAIN,
    CONF_MAIN_FUSE,
    CONF_MAX_POWER,
    CONF_MAX_SIZE,
    CONF_MEMBERS,
    CONF_NOTIFY,
    CONF_OUTDOOR_TEMPERATURE,
    CONF_PERSONS,
    CONF_PHASES,
    CONF_PRICE,
    CONF_PRIORITY,
    CONF_PROPOSE,
    CONF_PROPOSE_AT_ONCE,
    CONF_ROLES,
    CONF_SETTINGS,
    CONF_STRATEGY,
    CONF_UPS,
    CONF_VOICE,
    CONF_VOICED,
    CONF_WEATHER,
    CONF_WORKDAY,
    DOMAIN,
    STANDARD_HORIZON,
    EntryType,
    Mode,
    Priority,
    Role,
)
from .core.channel import Value
from .core.sync.correction import Extent
from .core.sync.reconcile import Strategy
from .core.twin import Fidelity, Learned

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

type HomeConfigEntry = ConfigEntry[Home]
type TwinConfigEntry = ConfigEntry[TwinCoordinator]

MAINS_VOLTAGE = 230.0


@dataclass(slots=True)
class DomainData:
    """What the entries of this integration share.

    learned hands what the interview learned over to the new entry, by the entry's unique id.
    """

    home: Home | None = None
    home_ready: asyncio.Event = field(default_factory=asyncio.Event)
    learned: dict[str, Learned] = field(default_factory=dict)


DATA: HassKey[DomainData] = HassKey(DOMAIN)


def entry_type(entry: ConfigEntry[Any]) -> EntryType:
    """Return what an entry stands for. Raises KeyError or ValueError for data this integration did not write."""
    return EntryType(entry.data[CONF_ENTRY_TYPE])


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeConfig:
    """The settings of the home. Entities are entity ids or registry ids; main_fuse in A, max_power in W.

    doors: pairs of areas that a door joins ("area|area"; None: as the areas suggest); ups: entities of devices on one.
    db_url: where the twins' database is (None: a file beside the configuration), key_number: which key it is encrypted
    with (0: none), keep_days: how long snapshots are kept, max_size: of the database, in MB.
    """

    name: str
    weather: str | None = None
    outdoor_temperature: str | None = None
    persons: tuple[str, ...] = ()
    workday: str | None = None
    asleep: str | None = None
    price: str | None = None
    carbon_intensity: str | None = None
    main_fuse: float | None = None
    phases: int = 1
    max_power: float | None = None
    propose: tuple[str, ...] | None = None
    propose_at_once: int = 8
    notify: bool = False
    approval_code: str | None = None
    approval_phones: tuple[str, ...] = ()
    home_power: str | None = None
    doors: tuple[str, ...] | None = None
    ups: tuple[str, ...] = ()
    db_url: str | None = field(default=None, repr=False)
    key_number: int = 0
    keep_days: int = 90
    max_size: int = 500

    @classmethod
    def from_entry(cls, entry: ConfigEntry[Any]) -> Self:
        """Read an entry of type home."""
        data = entry.data
        propose = data.get(CONF_PROPOSE)
        return cls(
            name=data.get(CONF_NAME, entry.title),
            weather=data.get(CONF_WEATHER),
            outdoor_temperature=data.get(CONF_OUTDOOR_TEMPERATURE),
            persons=tuple(data.get(CONF_PERSONS, ())),
            workday=data.get(CONF_WORKDAY),
            asleep=data.get(CONF_ASLEEP),
            price=data.get(CONF_PRICE),
            carbon_intensity=data.get(CONF_CARBON),
            main_fuse=data.get(CONF_MAIN_FUSE),
            phases=int(data.get(CONF_PHASES, 1)),
            max_power=data.get(CONF_MAX_POWER),
            propose=None if propose is None else tuple(propose),
            propose_at_once=int(data.get(CONF_PROPOSE_AT_ONCE, 8)),
            notify=bool(data.get(CONF_NOTIFY, False)),
            approval_code=data.get(CONF_APPROVAL_CODE),
            approval_phones=tuple(data.get(CONF_APPROVAL_PHONES, ())),
            home_power=data.get(CONF_HOME_POWER),
            doors=None if data.get(CONF_DOORS) is None else tuple(data[CONF_DOORS]),
            ups=tuple(data.get(CONF_UPS, ())),
            db_url=data.get(CONF_DB_URL),
            key_number=int(data.get(CONF_KEY_NUMBER, 0)),
            keep_days=int(data.get(CONF_KEEP_DAYS, 90)),
            max_size=int(data.get(CONF_MAX_SIZE, 500)),
        )

    @property
    def power_limit(self) -> float | None:
        """Return the most power (W) the connection carries: as stated, else from the main fuse; None if unknown."""
        if self.max_power is not None:
            return self.max_power
        if self.main_fuse is not None:
            return self.main_fuse * self.phases * MAINS_VOLTAGE
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinConfig:
    """The settings of one twin.

    voice: whether a guarded twin's shadows take their sources' places with voice assistants; voiced: with which of them
    they did, by the source's reference.

    Entities (main, members, roles) are registry ids, or entity ids where an entity is not in the registry. members are
    the source entities that get a shadow, main among them; roles are further entities the model reads. horizons (s) are
    those that get a prediction sensor; forecast_statistics: whether past forecasts become statistics. strategy says who
    has the last word, corrections what may be put right without asking.
    """

    name: str
    key: str
    device_id: str | None
    kind: str
    main: str
    members: tuple[str, ...]
    roles: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    mode: Mode = Mode.MIRROR
    fidelity: Fidelity = Fidelity.ADVANCED
    priority: Priority = Priority.NORMAL
    settings: Mapping[str, Value] = field(default_factory=dict)
    horizons: tuple[int, ...] = (STANDARD_HORIZON,)
    forecast_statistics: bool = False
    strategy: Strategy = Strategy.DEVICE
    corrections: Extent = Extent.TWIN
    voice: bool = False
    voiced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_entry(cls, entry: ConfigEntry[Any]) -> Self:
        """Read an entry of type twin."""
        return cls.from_data(entry.data, entry.title)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], name: str) -> Self:
        """Read the data of an entry of type twin."""
        return cls(
            name=data.get(CONF_NAME, name),
            key=data[CONF_DEVICE_KEY],
            device_id=data.get(CONF_DEVICE_ID),
            kind=data[CONF_KIND],
            main=data[CONF_MAIN],
            members=tuple(data[CONF_MEMBERS]),
            roles={Role(role): tuple(refs) for role, refs in data.get(CONF_ROLES, {}).items()},
            mode=Mode(data[CONF_MODE]),
            fidelity=Fidelity(data[CONF_FIDELITY]),
            priority=Priority(data[CONF_PRIORITY]),
            settings=dict(data.get(CONF_SETTINGS, {})),
            horizons=tuple(int(horizon) for horizon in data.get(CONF_HORIZONS, (STANDARD_HORIZON,))),
            forecast_statistics=bool(data.get(CONF_FORECAST_STATISTICS, False)),
            strategy=Strategy(data.get(CONF_STRATEGY, Strategy.DEVICE)),
            corrections=Extent(data.get(CONF_CORRECTIONS, Extent.TWIN)),
            voice=bool(data.get(CONF_VOICE, False)),
            voiced={ref: tuple(assistants) for ref, assistants in data.get(CONF_VOICED, {}).items()},
        )

    def as_data(self) -> dict[str, Any]:
        """Return the entry data that from_data reads."""
        return {
            CONF_ENTRY_TYPE: EntryType.TWIN.value,
            CONF_NAME: self.name,
            CONF_DEVICE_KEY: self.key,
            CONF_DEVICE_ID: self.device_id,
            CONF_KIND: self.kind,
            CONF_MAIN: self.main,
            CONF_MEMBERS: list(self.members),
            CONF_ROLES: {role.value: list(refs) for role, refs in self.roles.items()},
            CONF_MODE: self.mode.value,
            CONF_FIDELITY: self.fidelity.value,
            CONF_PRIORITY: self.priority.value,
            CONF_SETTINGS: dict(self.settings),
            CONF_HORIZONS: list(self.horizons),
            CONF_FORECAST_STATISTICS: self.forecast_statistics,
            CONF_STRATEGY: self.strategy.value,
            CONF_CORRECTIONS: self.corrections.value,
            CONF_VOICE: self.voice,
            CONF_VOICED: {ref: list(assistants) for ref, assistants in self.voiced.items()},
        }
