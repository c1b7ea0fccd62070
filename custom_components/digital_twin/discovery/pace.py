"""Long work in the event loop, in slices short enough that nothing else notices."""

import asyncio
from time import perf_counter

SLICE = 0.002


class Pace:
    """Counts the time since others last had the loop; work asks it often whether to let them have it again."""

    def __init__(self, budget: float = SLICE) -> None:
        """Start the first slice; budget in seconds."""
        self._budget = budget
        self._since = perf_counter()
        self.longest = 0.0
        self.worked = 0.0

    async def async_breathe(self) -> None:
        """Let others run when the present slice has lasted long enough."""
        if perf_counter() - self._since >= self._budget:
            self.finish()
            await asyncio.sleep(0)
            self._since = perf_counter()

    def finish(self) -> None:
        """Account for the present slice."""
        now = perf_counter()
        self.longest = max(self.longest, now - self._since)
        self.worked += now - self._since
        self._since = now
