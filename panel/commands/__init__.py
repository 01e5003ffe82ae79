"""One module for each command of `room-panel`, imported when it is asked for."""
