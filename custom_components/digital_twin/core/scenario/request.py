"""The question: what happens to this home when this happens."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..home.happenings import Happening
from ..home.links import HomeLinks
from ..home.rest import Rest
from ..messages import Message
from ..requests import Environment
from ..series import Series
from ..twin import TwinSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limit that somebody sets for a channel (its unit): what is beyond it for lasting s is told."""

    twin_id: str
    channel: str
    above: float | None = None
    below: float | None = None
    lasting: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the answer holds. channels: of each twin (None: all); recommend: whether remedies are looked for.

    settling: s after which what the twins save a day is told; None: it is not.
    """

    channels: tuple[str, ...] | None = None
    recommend: bool = True
    events: int = 40
    settling: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeScenario:
    """What happens to these twins, as one home, when this happens; compared with compare_with.

    environment: outdoor_temperature (°C), sun (W/m²), people, price and feed_in (currency/kWh), carbon_intensity
    (g/kWh), each as far as it is known. happenings: in any order; compare_with: what happens in the other course (none:
    nothing), None: no comparison. shown: the twins that the answer tells of (empty: all); the others take part.
    scenario: the library's id or None; assumed: what the question already takes for granted.
    load_test: what is raised until the first limit breaks. recent: by twin id what its channels reported in the last
    hours, which tells how warm the masses are that nobody measures. rest: what the home usually draws beside its twins
    (None: nobody knows; what the main meter shows beyond them goes on).
    """

    twins: tuple[TwinSnapshot, ...]
    links: HomeLinks = field(default_factory=HomeLinks)
    happenings: tuple[Happening, ...] = ()
    compare_with: tuple[Happening, ...] | None = ()
    start: float
    horizon: float
    step: float
    environment: Environment
    members: int = 100
    seed: int = 0
    limits: tuple[Limit, ...] = ()
    home_limits: Mapping[str, float] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    shown: tuple[str, ...] = ()
    scenario: str | None = None
    load_test: LoadTest | None = None
    assumed: tuple[Message, ...] = ()
    recent: Mapping[str, Mapping[str, Series]] = field(default_factory=dict)
    rest: Rest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadTest:
    """Raise a load (W on a circuit, None: the main one) or a demand (a twin's channel) until the first limit breaks.

    Of a demand first and last are values of the channel, of a load W. step: how finely the breaking point is found.
    """

    circuit: str | None = None
    phase: int = 0
    twin_id: str | None = None
    channel: str | None = None
    first: float = 0.0
    last: float
    step: float
