"""Every hazard has a card, and its card says the truth."""

from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.safety import check  # noqa: F401 -- registers the hazards
from custom_components.digital_twin.core.safety.catalogue import CARDS
from custom_components.digital_twin.core.safety.hazard import HAZARDS
from custom_components.digital_twin.core.safety.messages import MESSAGES


def test_every_hazard_has_a_card_and_a_reason() -> None:
    assert set(CARDS) == set(HAZARDS)
    assert all(f"hazard_{hazard}" in MESSAGES for hazard in HAZARDS)


def test_the_channels_it_needs_exist_and_its_limits_hold_their_own_defaults() -> None:
    known = {channel.key for kind in KINDS.values() for channel in kind.channels}
    for hazard, card in CARDS.items():
        assert {key for group in card.channels for key in group} <= known, hazard
        if card.limit is not None and card.limit.default is not None:
            assert card.limit.lower <= card.limit.default <= card.limit.upper, hazard
