"""The tablet itself: what is wired to it."""
