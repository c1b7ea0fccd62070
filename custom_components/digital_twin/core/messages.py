"""What the core says: ids with parameters; the shell turns them into sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """One statement, by id. Parameters are plain numbers and words, so that it can be stored and translated."""

    id: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)
