"""The brand images: the files Home Assistant looks for, in its sizes, with a transparent ground."""

from itertools import product

import pytest
from PIL import Image

from tests.tools.paths import BRAND

THEMES = ("", "dark_")


@pytest.mark.parametrize("prefix", THEMES)
@pytest.mark.parametrize(("suffix", "side"), [("", 256), ("@2x", 512)])
def test_icons_are_square(prefix: str, suffix: str, side: int) -> None:
    with Image.open(BRAND / f"{prefix}icon{suffix}.png") as image:
        assert image.format == "PNG"
        assert image.size == (side, side)
        assert image.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("prefix", THEMES)
@pytest.mark.parametrize(("suffix", "shortest"), [("", (128, 256)), ("@2x", (256, 512))])
def test_logos_are_wide(prefix: str, suffix: str, shortest: tuple[int, int]) -> None:
    with Image.open(BRAND / f"{prefix}logo{suffix}.png") as image:
        assert image.format == "PNG"
        assert image.width > image.height
        assert shortest[0] <= image.height <= shortest[1]
        assert image.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("prefix", THEMES)
def test_the_double_size_is_the_same_picture(prefix: str) -> None:
    for kind in ("icon", "logo"):
        with Image.open(BRAND / f"{prefix}{kind}.png") as small, Image.open(BRAND / f"{prefix}{kind}@2x.png") as large:
            assert (large.width, large.height) == (2 * small.width, 2 * small.height)


def test_there_is_nothing_else() -> None:
    names = product(THEMES, ("icon", "logo"), ("", "@2x"))
    expected = {f"{prefix}{kind}{suffix}.png" for prefix, kind, suffix in names}
    assert {path.name for path in BRAND.iterdir()} == expected
