"""Answers that are made once: of what never changes, whoever asks and however many ask at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class _Slot:
    """Room for one answer; its lock is held while it is made."""

    __slots__ = ("answer", "is_made", "lock")

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.is_made = False
        self.answer: Any = None


class Remembered:
    """Keeps the answers asked for last. It may be shared by threads.

    Args:
        most: How many are kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """An answer; who asks while it is made waits for it.

        Args:
            key: Names it, and its type.
            make: Makes it. What it raises is raised here, and the next who asks makes it anew.

        Returns:
            The answer, not to be changed.
        """
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            if len(self._slots) > self._most:
                self._slots.popitem(last=False)
        with slot.lock:
            if not slot.is_made:
                slot.answer = make()
                slot.is_made = True
        answer: T = slot.answer
        return answer
