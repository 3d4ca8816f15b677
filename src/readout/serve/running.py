"""Run the pages on this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from readout.errors import UsageError
from readout.serve.guard import LOOPBACK
from readout.watching import FILE

DEFAULT_PORT = 8377
_KEEP_ALIVE_S = 30


def serve(
    record: str | Path,
    *,
    bind: str = LOOPBACK[0],
    port: int = DEFAULT_PORT,
    hosts: Sequence[str] = (),
    watches: Path = Path(FILE),
    announce: Callable[[str], None] = print,
) -> None:
    """Serve a record until interrupted.

    Args:
        record: Its folder.
        bind: Address to listen on; the loopback unless somebody asks for more.
        port: Port to listen on.
        hosts: Further names that the server answers to.
        watches: File of the watches, whether or not it is there.
        announce: Is told the address when the server listens.

    Raises:
        RecordMissing: There is no record there.
        UsageError: The address cannot be listened on.
    """
    import uvicorn

    from readout.serve.app import make_app

    app = make_app(record, hosts=(*LOOPBACK, bind, *hosts), watches=watches)
    with _listening(bind, port) as listener:
        name = f"[{bind}]" if ":" in bind else bind
        announce(f"Readout is at http://{name}:{listener.getsockname()[1]}/ (Ctrl-C ends it)")
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_S,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(bind: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((bind, port), family=family)
        # Connections inherit it: else the end of a page waits 40 ms for the browser's acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise UsageError(
            f"{bind} port {port} cannot be listened on: {error.strerror or error}.",
            hint="Choose another with --port; 0 takes any that is free.",
        ) from error
    return listener
