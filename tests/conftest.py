"""What all tests share: no screen, and how long the proofs are."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.backends.servers.radicale import Radicale

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

# The same examples in every ordinary run: it tells of a change, not of luck. The long
# run draws new ones.
settings.register_profile("sample", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, print_blob=True, max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="run the long proofs in full, not a sample"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: one more of its kind, with --long")
    settings.load_profile("long" if config.getoption("--long") else "sample")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="one more of its kind: --long"))


@pytest.fixture(scope="session")
def sample(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """`sample(10, 200)`: ten in the ordinary run, two hundred with --long."""
    long = request.config.getoption("--long")
    return lambda ordinary, full: full if long else ordinary


@pytest.fixture(scope="session")
def one_radicale(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Radicale]":
    """The process that all tests share; each has calendars of its own."""
    from tests.backends.servers.radicale import serving

    with serving(tmp_path_factory.mktemp("radicale")) as running:
        yield running
