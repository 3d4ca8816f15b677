"""Tasks on the machines of a cluster, each worker holding one expensive tool.

`Cluster` knows what to hand out, and what to do when a worker is lost. Whom it hands it to is a `Crew`:
`RayCrew` is the only place that knows the engine, which is Ray. Daft, which runs on Ray, was tried first: it
starts a killed worker again, but does not give up a row that kills its worker, and asks for an older pyarrow.
"""

from readout.run.cluster.cluster import Cluster
from readout.run.cluster.crew import Crew, Death, Report
from readout.run.cluster.orders import Order, Step
from readout.run.cluster.ray_crew import RayCrew

__all__ = ["Cluster", "Crew", "Death", "Order", "RayCrew", "Report", "Step"]
