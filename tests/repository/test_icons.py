"""icons.json: an icon for every action, and none for what does not exist."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.repository.test_services import described, sections_of
from tests.tools.paths import INTEGRATION, TRANSLATIONS

ICONS = json.loads((INTEGRATION / "icons.json").read_text())
TEXTS = json.loads((TRANSLATIONS / "en.json").read_text())


def leaves(tree: Any) -> Iterator[Any]:
    """Give every value."""
    if isinstance(tree, dict):
        for value in tree.values():
            yield from leaves(value)
    else:
        yield tree


def test_every_icon_is_a_material_design_icon() -> None:
    assert [icon for icon in leaves(ICONS) if not re.fullmatch(r"mdi:[a-z0-9-]+", str(icon))] == []


def test_only_sections_home_assistant_knows() -> None:
    assert set(ICONS) <= {"conditions", "entity", "services", "triggers"}


def test_every_action_has_an_icon() -> None:
    icons = ICONS.get("services", {})
    assert set(icons) == set(described())
    for name, service in described().items():
        assert "service" in icons[name], name
        assert set(icons[name].get("sections", {})) <= sections_of(service), name


def test_icons_of_entities_belong_to_entities_with_texts() -> None:
    unknown = [
        f"{platform}.{key}"
        for platform, keys in ICONS.get("entity", {}).items()
        for key, icon in keys.items()
        if key not in TEXTS.get("entity", {}).get(platform, {}) or "default" not in icon
    ]
    assert unknown == []


def test_triggers_and_conditions_have_an_icon() -> None:
    for section, kind in (("triggers", "trigger"), ("conditions", "condition")):
        assert set(ICONS.get(section, {})) == set(TEXTS.get(section, {}))
        assert all(kind in icon for icon in ICONS.get(section, {}).values())
