"""Whether health and metrics can be told, where the settings ask for them."""

from panel.doctor.line import Line, good, warn
from panel.doctor.seen import Seen
from panel.metrics.extra import INSTALL, obstacle


def metrics(seen: Seen) -> Line | None:
    """On which port, and whether the library is there."""
    table = seen.settings and seen.settings.metrics
    if not table:
        return None
    if obstacle():
        return warn(f"only /healthz is told on {table.listen}", INSTALL)
    return good(f"/healthz and /metrics are told on {table.listen}")
