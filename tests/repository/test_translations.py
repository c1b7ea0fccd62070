"""The texts: each language says the same things, says all that is asked for, and nothing that nobody asks for."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.tools.paths import INTEGRATION, REPOSITORY, TRANSLATIONS
from tests.tools.source import keys, words

LANGUAGES = sorted(path.stem for path in TRANSLATIONS.glob("*.json"))
SECTIONS = {
    "conditions",
    "config",
    "config_subentries",
    "device",
    "entity",
    "exceptions",
    "issues",
    "options",
    "selector",
    "services",
    "system_health",
    "title",
    "triggers",
}
# Keys the format itself uses; all others name something of this integration.
STRUCTURE = SECTIONS | {
    "abort",
    "create_entry",
    "data",
    "data_description",
    "description",
    "description_placeholders",
    "error",
    "fields",
    "fix_flow",
    "flow_title",
    "initiate_flow",
    "info",
    "menu_option_descriptions",
    "menu_options",
    "message",
    "name",
    "options",
    "progress",
    "sections",
    "state",
    "state_attributes",
    "step",
    "submit",
    "unit_of_measurement",
}
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Home Assistant supplies these texts for every integration.
SUPPLIED_ABORTS = {"already_in_progress", "reconfigure_successful", "reauth_successful"}


@cache
def texts(language: str) -> dict[str, Any]:
    """Give the file of a language."""
    content: dict[str, Any] = json.loads((TRANSLATIONS / f"{language}.json").read_text())
    return content


def leaves(tree: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give every sentence with its path."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def find(tree: dict[str, Any], dotted: str) -> Any:
    """Give what stands at a dotted path, or nothing."""
    for key in dotted.split("."):
        tree = tree.get(key, {}) if isinstance(tree, dict) else {}
    return tree


def test_english_and_german_are_there() -> None:
    assert {"de", "en"} <= set(LANGUAGES)


def test_texts_stand_in_translations_only() -> None:
    assert not list(REPOSITORY.glob("custom_components/**/strings.json"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_sections_home_assistant_knows(language: str) -> None:
    assert set(texts(language)) <= SECTIONS


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_each_language_says_the_same_things(language: str) -> None:
    english, other = dict(leaves(texts("en"))), dict(leaves(texts(language)))
    assert {"missing": sorted(english.keys() - other.keys()), "too many": sorted(other.keys() - english.keys())} == {
        "missing": [],
        "too many": [],
    }
    differing = {
        ".".join(path): (english[path], other[path])
        for path in english
        if set(PLACEHOLDER.findall(english[path])) != set(PLACEHOLDER.findall(other[path]))
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_well_made(language: str) -> None:
    faults = {}
    for path, text in leaves(texts(language)):
        if not isinstance(text, str) or not text.strip():
            faults[path] = "empty"
        elif text != text.strip():
            faults[path] = "space at an end"
        elif "[%key:" in text:
            faults[path] = "a reference, which only core integrations have"
        elif re.search(r"https?://", text):
            faults[path] = "an address; those are placeholders"
        elif re.search(r"<\w", text):
            faults[path] = "HTML"
        elif "'{" in text:
            faults[path] = "a placeholder in single quotes, which would not be filled in"
    assert faults == {}


def test_whatever_is_asked_for_is_there() -> None:
    missing = []
    for key in keys():
        if key.section == "config.abort" and key.name in SUPPLIED_ABORTS:
            continue
        found = find(texts("en"), f"{key.section}.{key.name}")
        needs = {"exceptions": "message", "selector": "options", "issues": "title"}.get(key.section)
        if not found or (needs and needs not in found):
            missing.append(f"{key.section}.{key.name} ({key.place})")
    assert sorted(missing) == []


def test_nothing_is_there_that_nobody_asks_for() -> None:
    """Every name in the texts stands in the source too; what services say is held against services.yaml elsewhere."""
    said = words()
    asked = {key.name for key in keys()}
    platforms = {path.stem for path in INTEGRATION.iterdir()}
    unused = set()
    for section in SECTIONS - {"services", "title"}:
        tree = texts("en").get(section, {})
        for path, _ in leaves(tree):
            for depth, name in enumerate(path):
                if name in STRUCTURE or (section == "entity" and depth == 0 and name in platforms):
                    continue
                if name not in said and name not in asked:
                    unused.add(".".join((section, *path[: depth + 1])))
    assert sorted(unused) == []
