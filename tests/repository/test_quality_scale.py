"""quality_scale.yaml: every rule of Home Assistant's quality scale answered, with a reason where it does not apply."""

import tomllib
from pathlib import Path
from typing import Any

import homeassistant
import pytest
import yaml
from homeassistant.const import Platform

from tests.tools.paths import INTEGRATION, REPOSITORY

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


def status(rule: str) -> str:
    """Give the status of a rule."""
    answer = rules_of(INTEGRATION)[rule]
    return str(answer["status"] if isinstance(answer, dict) else answer)


@pytest.mark.parametrize(
    ("rule", "file"),
    [("docs-triggers", "trigger.py"), ("docs-conditions", "condition.py")],
    ids=["triggers", "conditions"],
)
def test_what_does_not_exist_needs_no_docs_and_what_does_exist_does(rule: str, file: str) -> None:
    assert (status(rule) == "exempt") == (not (INTEGRATION / file).exists())


def test_every_platform_says_how_many_updates_may_run_at_once() -> None:
    silent = {
        path.name
        for path in INTEGRATION.glob("*.py")
        if path.stem in {platform.value for platform in Platform} and "PARALLEL_UPDATES" not in path.read_text()
    }
    assert (status("parallel-updates") == "done") == (not silent), silent


def test_types_are_strict_and_said_so_to_others() -> None:
    strict = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["mypy"]["strict"]
    assert (status("strict-typing") == "done") == (strict and (INTEGRATION / "py.typed").exists())
