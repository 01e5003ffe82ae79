"""`python -m panel` is `room-panel`."""

import sys

from panel.cli import main

sys.exit(main())
