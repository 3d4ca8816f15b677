"""How a flow is run: over several processes, stopped cleanly. It knows nothing of the stages."""

from readout.run.account import Progress, Rejected, RunSummary
from readout.run.interrupt import StopFlag, stop_on_interrupt
from readout.run.memory import settled_memory
from readout.run.pace import Pace, Standing
from readout.run.pool import Pool
from readout.run.report import ErrorLine, ProgressLine, SummaryLine, progress_line, summary_line
from readout.run.threads import one_thread, use_one_thread

__all__ = [
    "ErrorLine",
    "Pace",
    "Pool",
    "Progress",
    "ProgressLine",
    "Rejected",
    "RunSummary",
    "Standing",
    "StopFlag",
    "SummaryLine",
    "one_thread",
    "progress_line",
    "settled_memory",
    "stop_on_interrupt",
    "summary_line",
    "use_one_thread",
]
