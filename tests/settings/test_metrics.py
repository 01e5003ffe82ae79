"""`[metrics]`: this machine alone, and a port."""

import pytest

from panel.settings import MetricsTable
from panel.settings.exchange import from_json, to_json
from tests.settings.conftest import Problems, Read


def test_off_unless_it_is_written(read: Read) -> None:
    assert read("").metrics is None


@pytest.mark.parametrize(
    ("text", "table", "listen"),
    [
        ("", MetricsTable(), "127.0.0.1:9464"),
        ("port = 9100", MetricsTable(port=9100), "127.0.0.1:9100"),
        ('address = "::1"', MetricsTable(address="::1"), "[::1]:9464"),
    ],
)
def test_where(read: Read, text: str, table: MetricsTable, listen: str) -> None:
    settings = read(f"[metrics]\n{text}")
    assert settings.metrics == table
    assert settings.metrics.listen == listen
    assert from_json(to_json(settings)).metrics == table


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('address = "0.0.0.0"', "metrics.address"),
        ('address = "192.0.2.1"', "metrics.address"),
        ('address = "localhost"', "metrics.address"),
        ("port = 0", "metrics.port"),
        ("port = 65536", "metrics.port"),
        ('port = "9464"', "metrics.port"),
        ("host = 1", "metrics.host"),
    ],
)
def test_where_not(problems: Problems, text: str, key: str) -> None:
    (found,) = problems(f"[metrics]\n{text}")
    assert found.startswith(f"{key}: ")
