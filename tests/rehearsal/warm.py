"""A rehearsal process driven through plain pipes, so that one can serve tests with different event loops."""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from typing import Any

from custom_components.digital_twin.rehearsal import protocol
from custom_components.digital_twin.rehearsal.process import MAIN, SAME_EVERY_TIME
from custom_components.digital_twin.rehearsal.protocol import Request, Told


class WarmProcess:
    """Starts the process at the first request, and again when it ended."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = ""
        self._ids = 0
        self.progress: list[dict[str, Any]] = []

    async def async_rehearse(self, request: Request) -> dict[str, Any]:
        """Return the report; raises AssertionError for anything else."""
        message = await asyncio.get_running_loop().run_in_executor(None, self.ask, request)
        assert message["told"] == Told.RESULT, message
        report: dict[str, Any] = message["report"]
        return report

    def ask(self, request: Request) -> dict[str, Any]:
        """Return the last message of a rehearsal. Blocks."""
        process = self._ready()
        assert process.stdin is not None
        assert process.stdout is not None
        self._ids += 1
        for piece in protocol.in_pieces(replace(request, id=self._ids)):
            process.stdin.write(protocol.encode_request(piece))
        process.stdin.flush()
        report: dict[str, Any] = {}
        self.progress.clear()
        while True:
            body = protocol.read_body(process.stdout)  # type: ignore[arg-type]  # a buffered reader
            if body is None:
                with process:
                    code = process.wait()
                self._process = None
                return {"told": "ended", "code": code}
            message = protocol.decode_told(body)
            if message["told"] == Told.PART:
                protocol.add_piece(report, message["key"], message["part"])
                continue
            if message["told"] == Told.RESULT:
                return {**message, "report": report}
            if message["told"] == Told.ABORTED:
                with process:
                    process.wait()
                self._process = None
            if message["told"] != Told.PROGRESS:
                return message
            self.progress.append(message)

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._folder = self._folder or tempfile.mkdtemp(prefix="rehearsal-tests-")
        self._process = subprocess.Popen(
            [sys.executable, "-s", "-P", str(MAIN), self._folder, "0"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "TMPDIR": self._folder, "HOME": self._folder, **SAME_EVERY_TIME},
        )
        assert self._process.stdout is not None
        hello = protocol.read_body(self._process.stdout)  # type: ignore[arg-type]  # a buffered reader
        assert hello is not None
        assert protocol.decode_told(hello)["told"] == Told.READY
        return self._process

    def end(self) -> None:
        """End it."""
        if self._process is not None:
            assert self._process.stdin is not None
            with self._process:
                self._process.stdin.close()
            self._process = None
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
