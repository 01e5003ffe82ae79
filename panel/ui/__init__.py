"""The screen. `words` is pure; everything else here may use Qt."""
