"""Ending a child process for certain, and only that one."""

import asyncio


async def end(process: asyncio.subprocess.Process, within: float) -> int:
    """Ask the process to end; after `within` seconds end it by force. Give its return code."""
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), within)
        except TimeoutError:
            process.kill()
    return await process.wait()
