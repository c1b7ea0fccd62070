"""The bundle that is committed was built from the sources that are committed, and is small enough. No npm is needed."""

import gzip
import hashlib
import json
import re

from custom_components.digital_twin.core.home.happenings import FaultKind, Lost
from custom_components.digital_twin.core.safety.policy import APPROVAL_FROM, DENIED_FROM
from custom_components.digital_twin.core.scenario.compare import LESS_IS_BETTER
from custom_components.digital_twin.core.scenario.library import LIBRARY
from custom_components.digital_twin.core.scenario.reader import QUANTITIES, WHAT
from tests.tools.paths import REPOSITORY

SOURCE = REPOSITORY / "frontend"
BUNDLE = REPOSITORY / "custom_components" / "digital_twin" / "frontend"
BUILD = json.loads((BUNDLE / "build.json").read_text())
BESIDE = ("build.mjs", "package.json", "package-lock.json", "tsconfig.json")
LARGEST = 250_000
LOADED_EVERYWHERE = 5_000


def digest(content: bytes) -> str:
    """Return the digest the build writes down."""
    return hashlib.sha256(content).hexdigest()


def test_the_bundle_was_built_from_these_sources() -> None:
    paths = [SOURCE / name for name in BESIDE] + [path for path in (SOURCE / "src").rglob("*") if path.is_file()]
    lines = sorted((path.relative_to(SOURCE).as_posix(), digest(path.read_bytes())) for path in paths)
    reckoned = digest("".join(f"{name}\0{content}\n" for name, content in lines).encode())
    assert reckoned == BUILD["sources"], "run scripts/frontend and commit what it makes"


def test_the_bundle_is_as_it_was_built() -> None:
    files = {path.name: digest(path.read_bytes()) for path in BUNDLE.iterdir() if path.name != "build.json"}
    assert files == BUILD["files"]
    assert digest(json.dumps(files, separators=(",", ":"), sort_keys=True).encode()) == BUILD["digest"]


def test_the_bundle_is_small() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in BUNDLE.glob("*.js")}
    assert sum(sizes.values()) <= LARGEST
    assert sizes["cards.js"] <= LOADED_EVERYWHERE, "it is loaded with every page of Home Assistant"


def test_the_lock_file_names_no_address() -> None:
    lock = json.loads((SOURCE / "package-lock.json").read_text())
    assert all("resolved" not in package for package in lock["packages"].values())
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_both_languages_say_the_same_things() -> None:
    texts = {
        name: dict(
            re.findall(r'^  (\w+): "(.*)",$', (SOURCE / "src" / "texts" / f"{name}.ts").read_text(), re.MULTILINE)
        )
        for name in ("en", "de")
    }
    assert texts["en"].keys() == texts["de"].keys()
    assert len(texts["en"]) > 100
    for key, english in texts["en"].items():
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", texts["de"][key])), key


def test_every_text_is_used() -> None:
    code = "".join(path.read_text() for path in (SOURCE / "src").rglob("*.ts") if path.parent.name != "texts")
    keys = re.findall(r"^  (\w+):", (SOURCE / "src" / "texts" / "en.ts").read_text(), re.MULTILINE)
    prefixes = set(re.findall(r'\.value\("(\w+)"', code)) | set(re.findall(r"\.t\(`(\w+)_\$\{", code))
    unused = [key for key in keys if f'"{key}"' not in code and not any(key.startswith(f"{one}_") for one in prefixes)]
    assert unused == []


def test_all_that_a_scenario_may_name_has_a_word() -> None:
    texts = set(re.findall(r"^  (\w+):", (SOURCE / "src" / "texts" / "en.ts").read_text(), re.MULTILINE))
    parameters = [parameter for entry in LIBRARY.values() for parameter in entry.parameters]
    wanted = {
        *(f"scenario_{entry}" for entry in LIBRARY if entry != "custom"),
        *(f"parameter_{parameter.name}" for parameter in parameters),
        *(f"option_{option}" for parameter in parameters for option in parameter.options),
        *(f"kind_{what}" for what in WHAT),
        *(f"quantity_{quantity}" for quantity in QUANTITIES),
        *(f"fault_{fault.value}" for fault in FaultKind),
        *(f"outage_{lost.value}" for lost in Lost),
        *(f"total_{figure}" for figure in LESS_IS_BETTER),
    }
    assert wanted - texts == set()


def test_colours_mean_what_the_guard_does() -> None:
    code = (SOURCE / "src" / "ui" / "parts.ts").read_text()
    for name, thresholds in (("ASKED_FROM", APPROVAL_FROM), ("DENIED_FROM", DENIED_FROM)):
        found = re.search(rf"{name}: [^=]+= \{{(.*)\}};", code)
        assert found is not None
        shown = {word: float(number) for word, number in re.findall(r"(\w+): ([\d.]+)", found[1])}
        assert shown == {severity.value: share for severity, share in thresholds.items()}
