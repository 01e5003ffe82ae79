"""The pinned versions fit what pyproject.toml asks for, and name no registry."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYTHONS = ["3.11", "3.12", "3.13"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
FILES = {
    "requirements.txt": PROJECT["project"]["dependencies"] + GROUPS["build"],
    "requirements-dev.txt": GROUPS["dev"],
    "requirements-deb.txt": PROJECT["project"]["dependencies"]
    + [one for name in ("push", "metrics", "lights") for one in EXTRAS[name]],
}


def text_of(name: str) -> str:
    return (ROOT / "packaging" / name).read_text()


def pins(name: str) -> dict[str, str]:
    """The version of each pinned package, by its normalised name."""
    found = re.findall(r"^([\w.-]+)==(\S+)", text_of(name), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in found}


def applies(requirement: Requirement, python: str) -> bool:
    environment = {**default_environment(), "python_version": python}
    return not requirement.marker or requirement.marker.evaluate(environment)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", FILES)
def test_every_dependency_is_pinned_within_its_bounds(name: str, python: str) -> None:
    pinned = pins(name)
    for requirement in map(Requirement, FILES[name]):
        if applies(requirement, python):
            version = pinned.get(canonicalize_name(requirement.name), "none")
            assert version in requirement.specifier, f"{requirement}, not {version}"


@pytest.mark.parametrize(("one", "other"), list(combinations(FILES, 2)))
def test_two_files_agree(one: str, other: str) -> None:
    these, those = pins(one), pins(other)
    both = these.keys() & those
    assert {name: these[name] for name in both} == {name: those[name] for name in both}


def test_the_package_holds_what_a_program_needs_and_no_more() -> None:
    beside = pins("requirements.txt") | pins("requirements-dev.txt")
    packaged = pins("requirements-deb.txt")
    assert packaged.keys() < beside.keys()
    assert not packaged.keys() & {"hatchling", "pytest", "editables"}


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    blocks = re.split(r"\n(?=\S)", text_of(name))
    unhashed = [block for block in blocks if "==" in block and "--hash=" not in block]
    assert not unhashed
    assert not re.search(r"://|--(extra-)?index|--find-links", text_of(name))
