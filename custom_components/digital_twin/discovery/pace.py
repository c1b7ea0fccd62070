"""Long work in the event loop, in slices short enough that nothing else notices."""

import asyncio
from time import thread_time

SLICE = 0.001


class Pace:
    """Counts the loop's own CPU time since others last had it; work asks often whether to let them have it again."""

    def __init__(self, budget: float = SLICE) -> None:
        """Start the first slice; budget in seconds of CPU time."""
        self._budget = budget
        self._since = thread_time()
        self.longest = 0.0
        self.worked = 0.0

    async def async_breathe(self) -> None:
        """Let others run when the present slice has lasted long enough."""
        if thread_time() - self._since >= self._budget:
            self.finish()
            await asyncio.sleep(0)
            self._since = thread_time()

    def finish(self) -> None:
        """Account for the present slice."""
        now = thread_time()
        self.longest = max(self.longest, now - self._since)
        self.worked += now - self._since
        self._since = now
