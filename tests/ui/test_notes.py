"""Notes on the screen: one is said in the panel's language, the rest as it stands."""

from zoneinfo import ZoneInfo

import pytest

from panel.settings.places import SYSTEM_WIDE
from panel.ui.look import Look
from panel.ui.notes import JOINER, MADE_UP, said
from panel.ui.tongue import speech_for

LISBON = ZoneInfo("Europe/Lisbon")


@pytest.mark.parametrize(
    ("language", "begins"), [("en", "These bookings"), ("de", "Diese Buchungen")]
)
def test_made_up_bookings(language: str, begins: str) -> None:
    sentence = said(MADE_UP, speech_for(Look(language=language), LISBON))
    assert sentence.startswith(begins)
    assert sentence.replace(JOINER, "").endswith(str(SYSTEM_WIDE))


def test_one_from_elsewhere_is_one_line() -> None:
    assert said("a\nb", speech_for(Look(), LISBON)) == "a b"
