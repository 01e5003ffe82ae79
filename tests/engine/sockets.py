"""Virtual time for what talks over real sockets: panels and a server in one loop."""

from tests.engine.virtual import VirtualLoop


class SocketLoop(VirtualLoop):
    """Its clock jumps on only when no socket has anything to read."""

    delivery = 0.0005
