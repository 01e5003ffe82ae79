"""Who the directory finds."""

from panel.backends.ones.asking import Asking
from panel.backends.ones.fields import Item, items, text
from panel.domain.booking import Person

MOST = 20


async def people(asking: Asking, query: str) -> tuple[Person, ...]:
    """Those who have neither left nor been switched off."""
    answer = await asking.get("users", {"searchText": query, "row": MOST})
    found = answer if isinstance(answer, dict) else {}
    users = items(found, "data", 10 * MOST)
    known = (_person(user) for user in users if _is_there(user))
    return tuple(person for person in known if person.label)[:MOST]


def _is_there(user: Item) -> bool:
    return user.get("isDeleted") is not True and user.get("isActivated") is not False


def _person(user: Item) -> Person:
    return Person(
        name=text(user, "displayName") or text(user, "userName"),
        address=text(user, "emailAddress"),
        user_id=text(user, "id"),
    )
