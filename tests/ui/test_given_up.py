"""A booking ended on this panel only, at the door: said honestly, and taken back."""

from dataclasses import replace

from panel.backends.base import Ending
from panel.ui.samples import sample
from tests.engine.rig import booking
from tests.engine.room import ABLE
from tests.ui.conftest import Made
from tests.ui.door import Door, Teller
from tests.ui.tree import buttons, kind, of_kind, place, seen, window_of

HERE = replace(ABLE, ending=Ending.PANEL)


def test_an_afternoon_at_the_door(tell: Teller) -> None:
    tell(_afternoon)


async def _afternoon(door: Door) -> None:
    door.rig.room.capabilities = HERE
    door.rig.room.put(booking(0, 60, checked_in=True))
    door.rig.room.push()
    await door.at(20)
    assert door.says("In use", "until 11:00")
    await door.tap("End")
    assert door.says("End now? The calendar keeps the booking.")
    await door.tap("Keep")
    await door.tap("End")
    await door.tap("End")
    text = "Ended on this panel only; the calendar holds the room until 11:00"
    assert door.says(text, "Available")
    assert door.says("Given up; the calendar holds it until 11:00", "Held")
    assert door.offered == ["We are here"]
    await door.tap("We are here")
    assert door.says("In use", "Taken back; the room is booked until 11:00")
    await door.tap("End")
    await door.tap("End")
    await door.at(59.5)
    assert door.offered == ["We are here"]
    await door.at(60)
    assert "Book 30 min" in door.offered
    assert "Held" in door.texts
    assert "end" not in door.rig.room.asked


def test_without_taking_back_the_sentence_says_why_nothing_is_offered(
    make: Made,
) -> None:
    """As after a restart that forgot what was given up."""
    shown = sample("given-up")
    offers = replace(shown.offers, we_are_here=False)
    screen = make()
    screen.show(replace(shown, freed=None, offers=offers))
    assert buttons(screen) == {}
    assert "The calendar still holds the room until 11:30" in seen(screen)


def test_held_time_is_ruled_and_named(make: Made) -> None:
    screen = make()
    screen.show(sample("given-up"))
    window_of(screen).grabWindow()
    (shade,) = of_kind(screen, "Shade")
    assert shade.property("label") == "Held"
    (name,) = [item for item in shade.childItems() if kind(item) == "Label"]
    # The line of this moment lies just above the word.
    line = place(shade).top() + shade.property("crossing")
    assert line < place(name).top() < line + 12
