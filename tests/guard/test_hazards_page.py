"""The page on hazards names each of them, with what it needs and the limit that holds."""

import re

from custom_components.digital_twin.core.safety import check  # noqa: F401 -- registers the hazards
from custom_components.digital_twin.core.safety.catalogue import CARDS
from custom_components.digital_twin.core.safety.hazard import HAZARDS
from custom_components.digital_twin.core.safety.line import FACTS, read_line
from tests.tools.paths import REPOSITORY

PAGE = (REPOSITORY / "docs" / "hazards.md").read_text()
ROW = re.compile(r"^\| `(\w+)` \| (\w+)" + r" \| (.+?)" * 4 + r" \| (\w+) \|$", re.MULTILINE)
ROWS = {row[0]: row for row in ROW.findall(PAGE)}


def test_each_hazard_has_a_row_that_says_what_holds() -> None:
    assert set(ROWS) == set(HAZARDS)
    for hazard in HAZARDS.values():
        _, severity, _, _, limit, needs, how = ROWS[hazard.id]
        card = CARDS[hazard.id]
        assert severity == hazard.severity.value
        assert how == ("simulated" if hazard.simulated else "rule")
        assert all(f"`{key}`" in needs for group in card.channels for key in group), hazard.id
        if card.limit is not None:
            assert f"`{card.limit.key}`" in limit
            assert card.limit.default is None or f"{card.limit.default:g}" in limit


def test_the_examples_of_own_hazards_can_be_read_and_all_facts_are_named() -> None:
    examples = re.findall(r"^\| `([^`]+)` \| [^|]+ \|$", PAGE.replace("\\|", "¦"), re.MULTILINE)
    lines = [line.replace("¦", "|") for line in examples if " " in line]
    assert len(lines) == 5
    for line in lines:
        read_line(line)
    assert all(f"`{fact}`" in PAGE for fact in FACTS)
