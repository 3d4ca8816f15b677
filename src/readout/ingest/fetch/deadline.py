"""Breaks a connection off when its time is over, whatever trickles in meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from types import TracebackType
from typing import Self


class Deadline:
    """Watches a socket from another thread. A context manager.

    A socket's own timeout begins anew with every byte; this one does not.
    """

    def __init__(self, *, first_byte_s: float, whole_s: float) -> None:
        """Take the time; it runs from here.

        Args:
            first_byte_s: Seconds until `began` must have been called.
            whole_s: Seconds until the context must be left.
        """
        now = time.monotonic()
        self._first, self._whole = now + first_byte_s, now + whole_s
        self._sock: socket.socket | None = None
        self._has_begun = self._is_done = self._is_cut = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._look, daemon=True)

    @property
    def was_cut(self) -> bool:
        """Whether the time ran out."""
        return self._is_cut or time.monotonic() >= self._end()

    @property
    def left_s(self) -> float:
        """Seconds that are left; at least a hundredth, so that a timeout of it is none of zero."""
        return max(0.01, self._end() - time.monotonic())

    def watch(self, sock: socket.socket) -> None:
        """Break this socket off when the time is over.

        Args:
            sock: Connected.
        """
        with self._changed:
            self._sock = sock

    def began(self) -> None:
        """Say that the answer's headers are there."""
        with self._changed:
            self._has_begun = True
            self._changed.notify()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._is_done = True
            self._changed.notify()
        self._thread.join()

    def _end(self) -> float:
        return self._whole if self._has_begun else min(self._first, self._whole)

    def _look(self) -> None:
        with self._changed:
            while not self._is_done:
                left = self._end() - time.monotonic()
                if left > 0:
                    self._changed.wait(left)
                    continue
                self._is_cut = True
                if self._sock is not None:
                    _shut(self._sock)
                    return
                self._changed.wait(0.05)  # still connecting: its own timeout ends that


def _shut(sock: socket.socket) -> None:
    try:
        # Past TLS, which another thread is reading from: both directions end, and its read with them.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return
