"""Killed at random moments under load, the database keeps what it acknowledged."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.paths import INTEGRATION

LANE = Path(__file__).with_name("kill_lane.py")
LANES = 2
KILLS = 100


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_when_killed(tmp_path: Path) -> None:
    running = []
    for number in range(LANES):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, str(LANE), str(INTEGRATION), str(folder), str(KILLS), str(number), str(number % 2)]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    for lane in running:
        out, err = lane.communicate()
        assert lane.returncode == 0, err
        result = json.loads(out)
        assert result["kills"] == KILLS
        assert result["acknowledged"] > KILLS // 2
