"""quality_scale.yaml: every rule of Home Assistant's quality scale answered, with a reason where it does not apply."""

from pathlib import Path
from typing import Any

import homeassistant
import yaml

from tests.tools.paths import INTEGRATION

COMPONENTS = Path(homeassistant.__file__).parent / "components"


def rules_of(folder: Path) -> dict[str, Any]:
    """Give the rules an integration answers."""
    content = yaml.safe_load((folder / "quality_scale.yaml").read_text())
    rules: dict[str, Any] = content["rules"]
    return rules


def known_rules() -> set[str]:
    """Give every rule Home Assistant's own integrations answer."""
    return {rule for path in COMPONENTS.glob("*/quality_scale.yaml") for rule in rules_of(path.parent)}


def test_every_rule_is_answered_and_no_other() -> None:
    assert set(rules_of(INTEGRATION)) == known_rules()


def test_every_answer_is_valid() -> None:
    for rule, answer in rules_of(INTEGRATION).items():
        if isinstance(answer, dict):
            assert answer["status"] in {"done", "todo", "exempt"}, rule
            assert answer["status"] != "exempt" or answer["comment"].strip(), rule
            assert set(answer) <= {"status", "comment"}, rule
        else:
            assert answer in {"done", "todo"}, rule
