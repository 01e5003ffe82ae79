"""Calls of the booking system to the panel's own address; loaded where that is set."""
