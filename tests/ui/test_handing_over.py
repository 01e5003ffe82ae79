"""One group goes and the next one comes: taps on the real window in front of the real
engine, in virtual time."""

from dataclasses import replace

from tests.engine.rig import at_ten, booking
from tests.ui.door import Door, Teller

OURS = booking(0, 30, id="ours", checked_in=True)
OURS = replace(OURS, title="Figures")
THEIRS = replace(booking(30, 90, id="theirs", checked_in=False), title="Review")


def test_the_next_check_in_while_the_others_are_inside(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(OURS)
        door.rig.room.put(THEIRS)
        await door.at(24)
        assert door.offered == ["End"]
        await door.at(26)
        assert door.says("In use", "Please finish", "4 min left", "Next: Review 10:30")
        assert door.offered == ["Check in for 10:30 Review", "End"]
        await door.tap("Check in for 10:30 Review")
        assert door.says("In use", "Please finish: Review starts 10:30")
        assert door.offered == ["End"]
        await door.at(30)
        assert door.says("In use", "until 11:30", "Review")
        assert [b.id for b in door.rig.room.held.values() if b.checked_in] == [
            "ours",
            "theirs",
        ]

    tell(story)


def test_those_inside_end_and_the_next_check_in(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(OURS)
        door.rig.room.put(THEIRS)
        await door.at(26)
        await door.tap("End")
        await door.tap("End")
        assert door.rig.room.held["ours"].end == at_ten(26)
        assert door.says("Check in", "Review starts in 4 min")
        await door.tap("Check in")
        assert door.says("In use", "starts 10:30")
        await door.at(30)
        assert door.says("In use", "until 11:30", "Review")

    tell(story)


def test_nobody_of_the_next_comes(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(OURS)
        door.rig.room.put(THEIRS)
        await door.at(31)
        assert door.says("Check in", "released in 4:00 unless someone checks in")
        await door.at(36)
        assert door.says("Available", "Released: nobody checked in")
        await door.tap("We are here")
        assert door.says("In use", "until 11:30", "Review")

    tell(story)


def test_longer_until_the_next_begins(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(OURS)
        door.rig.room.put(booking(60, 90, id="theirs", checked_in=False))
        await door.at(26)
        assert door.says("until 10:30", "4 min left")
        assert door.offered == ["End", "+ 15 min", "+ 30 min"]
        await door.tap("+ 15 min")
        assert door.rig.room.held["ours"].end == at_ten(45)
        assert door.says("until 10:45", "19 min left")
        await door.at(40)
        assert door.says("Please finish: Standup starts 11:00")

    tell(story)


def test_who_comes_early_checks_in_and_thinks_again(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(THEIRS)
        await door.at(24)
        assert door.says("Available", "until 10:30", "6 min")
        await door.at(25)
        assert door.says("Check in", "Review starts in 5 min")
        await door.tap("Check in")
        await door.tap("End")
        await door.tap("End")
        assert "theirs" not in _waiting(door)
        assert door.says("Available")

    tell(story)


def _waiting(door: Door) -> set[str]:
    now = door.rig.wall.now()
    running = door.rig.room.held.values()
    return {b.id for b in running if b.status == "confirmed" and b.end > now}
