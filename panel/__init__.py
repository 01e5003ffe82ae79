"""Room Panel: the touchscreen outside a meeting room."""

__version__ = "0.1.0"
