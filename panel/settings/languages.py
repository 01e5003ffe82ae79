"""The language of the machine's locale."""

from collections.abc import Mapping

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def machine_language(environ: Mapping[str, str]) -> str:
    """The language tag of the locale, such as `pt-BR`; empty where it names none."""
    said = next(filter(None, map(environ.get, VARIABLES)), "")
    name = said.partition(".")[0].partition("@")[0].replace("_", "-")
    return "" if name in ("C", "POSIX") else name
