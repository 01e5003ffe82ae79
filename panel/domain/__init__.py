"""The rules of the room: pure, standard library only, no clock, no I/O."""
