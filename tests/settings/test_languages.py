"""The machine's language, for what a booking system says in several."""

import pytest

from panel.settings.languages import machine_language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "pt_BR.UTF-8"}, "pt-BR"),
        ({"LANG": "de_DE@euro", "LC_ALL": ""}, "de-DE"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr-FR"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({}, ""),
    ],
)
def test_the_locale_names_it(environ: dict[str, str], language: str) -> None:
    assert machine_language(environ) == language
