"""What a running panel says of itself, on request: to `doctor` and to the metrics."""
