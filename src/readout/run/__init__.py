"""How a flow is run: over several processes, stopped cleanly. It knows nothing of the stages."""

from readout.run.account import Progress, Rejected, RunSummary
from readout.run.interrupt import StopFlag, stop_on_interrupt
from readout.run.memory import settle_memory
from readout.run.pool import Pool
from readout.run.threads import use_one_thread

__all__ = [
    "Pool",
    "Progress",
    "Rejected",
    "RunSummary",
    "StopFlag",
    "settle_memory",
    "stop_on_interrupt",
    "use_one_thread",
]
