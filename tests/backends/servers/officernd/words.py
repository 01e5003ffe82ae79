"""What v1 says otherwise than v2."""

from typing import Any

NAMES = {
    "title": "summary",
    "resource": "resourceId",
    "company": "team",
    "location": "office",
    "isCancelled": "canceled",
    "isTentative": "tentative",
    "isFree": "free",
    "rate": "plan",
}
BACK = {old: new for new, old in NAMES.items()}
TIMES = ("start", "end")


def old_item(item: dict[str, Any]) -> dict[str, Any]:
    """An item of v2 as v1 shows it; a check-in's times stay plain there."""
    nested = "resource" in item
    return {
        NAMES.get(name, name): {"dateTime": value}
        if nested and name in TIMES
        else value
        for name, value in item.items()
    }


def new_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """What came in v1's words, in those of v2; a name of v2 is not taken."""
    if set(fields) & set(NAMES):
        raise ValueError("these are the names of v2")
    return {BACK.get(name, name): _flat(name, v) for name, v in fields.items()}


def _flat(name: str, value: Any) -> Any:
    if name not in TIMES or not isinstance(value, dict):
        return value
    if set(value) != {"dateTime"}:
        raise ValueError("no moment")
    return value["dateTime"]
