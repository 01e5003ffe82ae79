"""A machine too busy to read its settings in time: said on the screen, then right."""

import sys
from pathlib import Path

import pytest

from tests.e2e.places import GREEN, WHITE
from tests.e2e.program import Program

RUN = """
import sys
from panel.cli import main
sys.executable = sys.argv.pop(1)
sys.exit(main())
"""
SLOW = """\
#!/bin/sh
while [ ! -e "{sign}" ]; do sleep 0.1; done
exec "{python}" "$@"
"""
"""A Python that the panel's children wait for until there is a sign."""


@pytest.mark.long
def test_settings_that_came_too_late_are_read_again(
    program: Program, tmp_path: Path
) -> None:
    """Nobody touches the file: it is as good as it was before."""
    sign, slow = tmp_path / "sign", tmp_path / "python"
    slow.write_text(SLOW.format(sign=sign, python=sys.executable), encoding="utf-8")
    slow.chmod(0o755)
    with program.run(by=(sys.executable, "-c", RUN, str(slow))) as finger:
        program.wait_for_log("took too long to read")
        finger.wait_for(WHITE)
        sign.touch()
        finger.wait_for(GREEN)
        assert program.end() == 0
    assert program.faults == []
