"""The manifest, as Home Assistant's loader and the checks of its developers read it."""

import ast
import json
import tomllib
from pathlib import Path

import homeassistant
from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_integration
from packaging.requirements import Requirement

from tests.tools.paths import DOMAIN, INTEGRATION, REPOSITORY
from tests.tools.source import modules

MANIFEST = json.loads((INTEGRATION / "manifest.json").read_text())
COMPONENTS = Path(homeassistant.__file__).parent / "components"
REQUIRED = {
    "codeowners",
    "config_flow",
    "documentation",
    "domain",
    "integration_type",
    "iot_class",
    "issue_tracker",
    "name",
    "requirements",
    "version",
}
# What hassfest lets every integration use: always set up, or without a set-up of its own.
FREE_TO_USE = {
    *(platform.value for platform in Platform),
    "alert",
    "automation",
    "conversation",
    "default_config",
    "device_automation",
    "diagnostics",
    "frontend",
    "group",
    "homeassistant",
    "input_boolean",
    "input_button",
    "input_datetime",
    "input_number",
    "input_select",
    "input_text",
    "media_source",
    "onboarding",
    "panel_custom",
    "persistent_notification",
    "person",
    "repairs",
    "script",
    "shopping_list",
    "sun",
    "system_health",
    "system_log",
    "timer",
    "webhook",
    "websocket_api",
    "zone",
}


async def test_the_loader_takes_it(hass: HomeAssistant) -> None:
    integration = await async_get_integration(hass, DOMAIN)
    assert not integration.is_built_in
    assert integration.config_flow
    assert integration.integration_type == "hub"
    assert integration.version == AwesomeVersion(MANIFEST["version"])


def test_everything_required_is_there_in_order() -> None:
    assert set(MANIFEST) >= REQUIRED
    assert list(MANIFEST) == ["domain", "name", *sorted(MANIFEST.keys() - {"domain", "name"})]
    assert MANIFEST["domain"] == DOMAIN
    assert MANIFEST["codeowners"]
    assert all(owner.startswith("@") for owner in MANIFEST["codeowners"])
    assert all(MANIFEST[key].startswith("https://") for key in ("documentation", "issue_tracker"))


def test_the_version_is_one_everywhere() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    assert AwesomeVersion(MANIFEST["version"]).strategy is AwesomeVersionStrategy.SEMVER
    assert project["version"] == MANIFEST["version"]
    assert project["dependencies"] == MANIFEST["requirements"]


def test_requirements_are_ranges_home_assistant_can_meet() -> None:
    """A pin would fight the version Home Assistant itself constrains."""
    constraints = {
        requirement.name: requirement
        for line in (Path(homeassistant.__file__).parent / "package_constraints.txt").read_text().splitlines()
        if line and not line.startswith(("#", "-")) and (requirement := Requirement(line))
    }
    for requirement in map(Requirement, MANIFEST["requirements"]):
        assert not any(part.operator in {"==", "==="} for part in requirement.specifier)
        pins = [part.version for part in constraints[requirement.name].specifier if part.operator == "=="]
        assert all(requirement.specifier.contains(pin) for pin in pins)


def test_dependencies_exist_and_cover_what_is_imported() -> None:
    named = {*MANIFEST.get("dependencies", []), *MANIFEST.get("after_dependencies", [])}
    assert sorted(name for name in named if not (COMPONENTS / name / "manifest.json").exists()) == []
    assert sorted(_components_used() - named - FREE_TO_USE) == []


def _components_used() -> set[str]:
    """Give the components whose code this integration imports, a platform's own (`logbook.py`) left out."""
    used = set()
    for path, tree in modules().items():
        if path.parent == INTEGRATION and (COMPONENTS / path.stem).is_dir():
            continue
        for node in ast.walk(tree):
            match node:
                case ast.ImportFrom(module=str() as module, level=0) if module.startswith("homeassistant.components."):
                    used.add(module.split(".")[2])
                case ast.ImportFrom(module="homeassistant.components", names=names, level=0):
                    used.update(alias.name for alias in names)
    return used
