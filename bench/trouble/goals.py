"""Every goal, in the order in which they are tried."""

from __future__ import annotations

from bench.trouble import addresses, cluster, hostile, killed, linear, refused, same, soak, torn
from bench.trouble.goal import Goal

GOALS: tuple[Goal, ...] = (
    *hostile.GOALS,
    killed.GOAL,
    torn.GOAL,
    refused.GOAL,
    *same.GOALS,
    soak.GOAL,
    addresses.GOAL,
    linear.GOAL,
    cluster.GOAL,
)
