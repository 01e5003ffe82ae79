"""`python -m panel` is `room-panel`."""

import signal
import sys

# Ctrl-C ends a command at once and without a word, also while modules are loaded:
# some of them do not survive an exception there.
signal.signal(signal.SIGINT, signal.SIG_DFL)

from panel.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
