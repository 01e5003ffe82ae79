"""A list in pages is complete or an error, however the pages are numbered."""

from collections.abc import Callable
from typing import Any

import pytest

from panel.backends.base import BackendError, Garbled, Unreachable
from panel.backends.ones.asking import Params
from panel.backends.ones.pages import MOST_PAGES, ROWS, listed

ALL = [{"id": f"a{n}", "period": {"start": f"s{n}"}} for n in range(7)]
Row = dict[str, Any]


class Server:
    """Answers as told; `change` happens before the request of that number."""

    def __init__(
        self,
        rows: list[Row],
        *,
        size: int = 3,
        first: int = 1,
        meta: tuple[str, ...] = ("total", "row", "page"),
    ) -> None:
        self.rows = list(rows)
        self.size, self.first, self.meta = size, first, meta
        self.asked: list[Params] = []
        self.changes: dict[int, Callable[[list[Row]], object]] = {}

    async def __call__(self, params: Params) -> Any:
        self.asked.append(params)
        self.changes.pop(len(self.asked), lambda rows: None)(self.rows)
        number = int(params.get("page", self.first))
        begin = max(number - self.first, 0) * self.size
        told = {"total": len(self.rows), "row": self.size, "page": number}
        return {
            "data": self.rows[begin : begin + self.size],
            "metaData": {name: told[name] for name in self.meta},
        }


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize(
    "meta", [("total", "row", "page"), ("total",), ("page",), ()], ids=str
)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("count", [0, 1, 3, 6, 7])
async def test_all_of_it_however_it_is_numbered(
    first: int, meta: tuple[str, ...], size: int, count: int
) -> None:
    server = Server(ALL[:count], size=size, first=first, meta=meta)
    assert list(await listed(server, {"id": 1})) == ALL[:count]
    assert all(asked["row"] == ROWS and asked["id"] == 1 for asked in server.asked)
    assert "page" not in server.asked[0]


async def test_one_page_is_asked_for_once() -> None:
    server = Server(ALL, size=50)
    await listed(server, {})
    assert len(server.asked) == 1


@pytest.mark.parametrize("first", [0, 1])
async def test_no_page_is_asked_for_in_vain(first: int) -> None:
    """Three pages, read twice to see whether they stayed as they are."""
    server = Server(ALL, size=3, first=first)
    await listed(server, {})
    numbers = [asked.get("page") for asked in server.asked]
    assert numbers == [None, first + 1, first + 2] * 2


async def test_one_that_comes_twice_counts_once() -> None:
    server = Server([ALL[0], ALL[1], ALL[1]], size=50)
    assert list(await listed(server, {})) == ALL[:2]
    server = Server([ALL[0], ALL[1], ALL[1], ALL[2]], size=2)
    assert sorted(r["id"] for r in await listed(server, {})) == ["a0", "a1", "a2"]


async def test_occurrences_of_one_id_are_several() -> None:
    rows = [{"id": "a", "period": {"start": start}} for start in ("1", "2")]
    assert list(await listed(Server(rows), {})) == rows


@pytest.mark.parametrize("at", [2, 3])
async def test_what_moves_up_while_it_is_read_is_not_lost(at: int) -> None:
    """The first goes and another comes: the total stays, and one slips by."""
    server = Server(ALL[:6])
    server.changes[at] = lambda rows: (rows.pop(0), rows.append(ALL[6]))
    assert {r["id"] for r in await listed(server, {})} == {r["id"] for r in ALL[1:]}


async def test_a_list_that_never_rests_is_an_error() -> None:
    server = Server(ALL)

    def turn(rows: list[Row]) -> None:
        rows.append({"id": f"new{len(server.asked)}"})
        rows.pop(0)

    server.changes = dict.fromkeys(range(100), turn)
    with pytest.raises(Unreachable):
        await listed(server, {})
    assert len(server.asked) < 20


class Repeats(Server):
    """Takes no notice of the page it is asked for."""

    async def __call__(self, params: Params) -> Any:
        return await super().__call__({"row": params["row"]})


async def test_a_server_that_repeats_its_first_page_is_not_complete() -> None:
    with pytest.raises(Garbled):
        await listed(Repeats(ALL), {})


class Endless(Server):
    """Has one more page, and never says how many there are."""

    async def __call__(self, params: Params) -> Any:
        self.asked.append(params)
        return {"data": [{"id": str(len(self.asked))}], "metaData": {}}


async def test_pages_without_end_are_an_error() -> None:
    server = Endless([])
    with pytest.raises(Garbled):
        await listed(server, {})
    assert len(server.asked) == MOST_PAGES + 1


@pytest.mark.parametrize("total", [0, 1, 2, -1])
async def test_a_total_that_is_too_small_is_not_believed(total: int) -> None:
    class Sample(Server):
        async def __call__(self, params: Params) -> Any:
            answer = await super().__call__(params)
            answer["metaData"] = {"total": total, "row": 0, "page": 0}
            return answer

    assert len(await listed(Sample(ALL, first=0), {})) == 7


@pytest.mark.parametrize(
    "answer", [None, [], "x", {}, {"data": None}, {"data": {}}, {"data": "rows"}]
)
async def test_something_else_is_no_list(answer: object) -> None:
    async def ask(params: Params) -> object:
        return answer

    with pytest.raises(BackendError) as caught:
        await listed(ask, {})
    assert isinstance(caught.value, Garbled)
