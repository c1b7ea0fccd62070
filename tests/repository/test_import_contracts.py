"""The import contracts: the confined one judges right, and each contract of the project catches a forbidden arrow."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.paths import INTEGRATION, REPOSITORY

LINTER = Path(sys.executable).with_name("lint-imports")
PACKAGE = "custom_components.digital_twin"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a small copy of the project: its contracts, and the packages they speak of."""
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    for package in ("core", "core/models", "core/safety", "worker", "rehearsal"):
        _write(tmp_path / "custom_components/digital_twin" / package / "__init__.py")
    for module in ("core/state", "core/models/room", "light", "sensor", "coordinator", "worker/protocol"):
        _write(tmp_path / "custom_components/digital_twin" / f"{module}.py")
    for package in ("custom_components", "custom_components/digital_twin", "tests", "tests/home"):
        _write(tmp_path / package / "__init__.py")
    shutil.copytree(REPOSITORY / "tests" / "tools", tmp_path / "tests" / "tools")
    return tmp_path


def _write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _lint(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-logo", "--no-cache"], cwd=checkout, capture_output=True, text=True, check=False
    )


def test_a_project_that_keeps_the_rules_passes(checkout: Path) -> None:
    component = checkout / "custom_components/digital_twin"
    _write(component / "core/models/room.py", "import math\nimport numpy\nfrom ..state import __name__ as state\n")
    _write(component / "worker/child.py", f"from {PACKAGE}.core.models import room\nfrom . import protocol\n")
    _write(component / "light.py", "import homeassistant\nfrom . import coordinator\n")
    result = _lint(checkout)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("contract", "module", "text"),
    [
        ("The core knows numpy", "core/models/room", "from homeassistant import core\n"),
        ("The core knows numpy", "core/models/room", f"from {PACKAGE} import coordinator\n"),
        ("The core knows numpy", "core/models/room", "import orjson\n"),
        ("Inside the core every arrow points down", "core/state", "from .models import room\n"),
        ("Inside the core every arrow points down", "core/models/room", "from .. import safety\n"),
        ("No platform file imports another", "light", "from . import sensor\n"),
        ("The worker process loads the core", "worker/child", f"from {PACKAGE} import coordinator\n"),
        ("The worker process loads the core", "worker/protocol", "import homeassistant\n"),
        ("The rehearsal process loads the core", "rehearsal/child", f"from {PACKAGE} import coordinator\n"),
        ("The test home and the integration", "coordinator", "from tests import home\n"),
    ],
)
def test_each_forbidden_arrow_is_caught(checkout: Path, contract: str, module: str, text: str) -> None:
    component = checkout / "custom_components/digital_twin"
    _write(component / "worker/child.py", "from . import protocol\n")
    _write(component / f"{module}.py", text)
    result = _lint(checkout)
    assert result.returncode != 0
    broken = [line for line in result.stdout.replace("\n ", " ").splitlines() if line.endswith("BROKEN")]
    assert any(line.startswith(contract) for line in broken), result.stdout


def test_the_modules_the_contracts_name_are_where_they_look() -> None:
    """A contract over a module that is called otherwise would guard nothing; an absent package is not there yet."""
    for package in ("worker", "rehearsal"):
        if (INTEGRATION / package).is_dir():
            assert (INTEGRATION / package / "child.py").exists() or (INTEGRATION / package / "child").is_dir()
            assert (INTEGRATION / package / "protocol.py").exists()


def test_what_is_learned_and_foretold_hangs_on_no_clock_of_the_machine() -> None:
    """The same history makes the same model on a slow machine as on a fast one."""
    for package in ("learning", "models", "forecast"):
        for path in sorted((INTEGRATION / "core" / package).glob("*.py")):
            nodes = list(ast.walk(ast.parse(path.read_text())))
            named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
            named |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
            assert "time" not in named, path
