"""`/healthz` and `/metrics` on this machine alone; loaded where the settings ask."""
