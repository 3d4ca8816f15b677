"""Every goal, in the order in which they are tried."""

from __future__ import annotations

from bench.trouble import killed, refused, torn
from bench.trouble.goal import Goal

GOALS: tuple[Goal, ...] = (killed.GOAL, torn.GOAL, refused.GOAL)
