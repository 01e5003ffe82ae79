"""A measured figure: one value for each run, beside what is aimed at."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """What was found in each run; `most` is the aim, None where there is none."""

    name: str
    unit: str
    values: tuple[float, ...]
    most: float | None = None

    @property
    def middle(self) -> float:
        return median(self.values)

    @property
    def good(self) -> bool:
        return self.most is None or self.middle <= self.most

    def line(self) -> str:
        """One row of the table."""
        aim = "" if self.most is None else f"<= {_plain(self.most)} {self.unit}"
        found = f"{_plain(self.middle)} {self.unit}"
        if len(self.values) > 1:
            low, high = _plain(min(self.values)), _plain(max(self.values))
            found += f" ({low}-{high}, {len(self.values)} runs)"
        verdict = "" if self.most is None else "ok" if self.good else "OVER"
        return f"{self.name:<52} {aim:>14}  {found:<42} {verdict}".rstrip()


HEADING = f"{'measure':<52} {'aim':>14}  {'median (spread)':<42} ok?"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not exceeded by this share of them (0 to 1)."""
    ordered = sorted(values)
    return ordered[max(ceil(share * len(ordered)), 1) - 1]


def to_json(figures: Sequence[Figure]) -> str:
    return json.dumps([asdict(figure) for figure in figures])


def from_json(text: str) -> list[Figure]:
    return [
        Figure(**{**found, "values": tuple(found["values"])})
        for found in json.loads(text)
    ]


def _plain(value: float) -> str:
    """Three digits, more where they stand before the point."""
    if value == 0:
        return "0"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
