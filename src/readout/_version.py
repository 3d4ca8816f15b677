"""The one place that holds the version; the build backend and `readout --version` read it."""

__version__ = "0.1.0"
