"""Whether Prometheus' library is there, without which there is /healthz alone."""

from importlib.util import find_spec

INSTALL = 'pip install "room-panel[metrics]"'


def obstacle() -> str:
    """Why no metrics can be told, in a sentence, or nothing."""
    if find_spec("prometheus_client") is None:
        return f"Metrics need the extra: {INSTALL}."
    return ""
