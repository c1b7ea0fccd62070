"""Which of too many runs are told one by one: of each automation and outcome a fair share, spread over the time."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence


def fair[T](items: Sequence[T], most: int, kind: Callable[[T], Hashable], rich: Callable[[T], bool]) -> list[int]:
    """Return which of the items (index) to tell, at most so many, in order.

    Each kind gets the same share; what one does not need goes to the others. Half of a share is for the first rich
    ones, the rest spreads over all.
    """
    if len(items) <= most:
        return list(range(len(items)))
    kinds: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        kinds[kind(item)].append(index)
    chosen: list[int] = []
    left = most
    for done, group in enumerate(sorted(kinds.values(), key=len)):
        share = min(len(group), left // (len(kinds) - done))
        left -= share
        chosen += _of(group, share, [index for index in group if rich(items[index])])
    return sorted(chosen)


def _of(group: list[int], share: int, rich: list[int]) -> list[int]:
    if share >= len(group):
        return group
    first = rich[: (share + 1) // 2]
    taken = set(first)
    rest = [index for index in group if index not in taken]
    wanted = share - len(first)
    return first + [rest[(2 * step + 1) * len(rest) // (2 * wanted)] for step in range(wanted)]
