"""The audit's groups in the panel name what is written down, all of it and nothing else."""

import ast
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import yaml

from custom_components.digital_twin.config_audit import ACTIONS
from custom_components.digital_twin.scenarios.conduct import PLAN_KIND
from tests.tools.paths import REPOSITORY

PACKAGE = REPOSITORY / "custom_components" / "digital_twin"
SOURCE = REPOSITORY / "frontend" / "src"
SERVICES = yaml.safe_load((PACKAGE / "services.yaml").read_text())
WRITES = {"async_note", "async_commit", "record"}
HANDS_ON = {
    ("door.py", "_async_write_down"),
    ("approvals.py", "_async_write_down"),
    ("corrections.py", "_async_commit"),
}
"""Methods that write down the name they are given."""
NAMED_BY_CALL = ("async_safe(", "audit.async_note(call.service", "audit.record(call.service")
"""How an action writes down its own name."""


def is_writing(path: Path, call: ast.Call) -> bool:
    """Return whether a call writes a line into the audit, its first argument being the line's name."""
    function = call.func
    if not isinstance(function, ast.Attribute):
        return False
    owner = function.value
    named = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return (function.attr in WRITES and named.endswith("audit")) or (path.name, function.attr) in HANDS_ON


def names(path: Path, given: ast.expr) -> Iterator[str]:
    """Yield the names that an argument stands for; what a function was handed is looked at where that is called."""
    match given:
        case ast.Constant(value=str() as name):
            yield name
        case ast.IfExp(body=first, orelse=second):
            yield from names(path, first)
            yield from names(path, second)
        case ast.Name(id=name) if name.isupper():
            module = ".".join(path.relative_to(REPOSITORY).with_suffix("").parts)
            yield getattr(import_module(module), name)


def written_of(path: Path) -> Iterator[str]:
    """Yield the names that a module writes down."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if is_writing(path, node) and node.args:
            yield from names(path, node.args[0])
        if isinstance(node.func, ast.Name) and node.func.id == "AuditRecord":
            for keyword in node.keywords:
                if keyword.arg == "action":
                    yield from names(path, keyword.value)
    for function in ast.walk(tree):
        if not isinstance(function, ast.AsyncFunctionDef):
            continue
        service = function.name.removeprefix("async_")
        source = ast.unparse(function)
        if service in SERVICES and any(way in source for way in NAMED_BY_CALL):
            yield service


def written() -> set[str]:
    """Return all names that are written down."""
    found = {name for path in PACKAGE.rglob("*.py") for name in written_of(path)}
    return found | set(ACTIONS.values()) | {PLAN_KIND}


def grouped() -> list[str]:
    """Return the names in the panel's groups."""
    code = (SOURCE / "views" / "audit.ts").read_text()
    groups = re.search(r"const GROUPS[^=]*= \{\n(.*?)^\};", code, re.MULTILINE | re.DOTALL)
    assert groups is not None
    return re.findall(r'"(\w+)"', groups[1])


def test_every_name_that_is_written_down_stands_in_one_group() -> None:
    assert len(written()) > 30
    assert sorted(grouped()) == sorted(written())


def test_every_name_that_is_written_down_has_words() -> None:
    own = set(re.findall(r"^  audit_of_(\w+):", (SOURCE / "texts" / "en.ts").read_text(), re.MULTILINE))
    services = set(json.loads((PACKAGE / "translations" / "en.json").read_text())["services"])
    assert written() - own - services == set()
