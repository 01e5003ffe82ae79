"""The pinned versions fit what pyproject.toml asks for, and name no registry."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYTHONS = ["3.11", "3.12", "3.13"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]
FILES = {
    "requirements.txt": PROJECT["project"]["dependencies"] + GROUPS["build"],
    "requirements-dev.txt": GROUPS["dev"],
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


def test_both_files_agree() -> None:
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: dev[name] for name in run.keys() & dev} == {
        name: run[name] for name in run.keys() & dev
    }


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    blocks = re.split(r"\n(?=\S)", text_of(name))
    unhashed = [block for block in blocks if "==" in block and "--hash=" not in block]
    assert not unhashed
    assert not re.search(r"://|--(extra-)?index|--find-links", text_of(name))
