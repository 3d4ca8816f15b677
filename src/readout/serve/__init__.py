"""The record where people look: web pages, their data twins, feeds, and tools for assistants."""

from readout.serve.app import make_app
from readout.serve.running import serve

__all__ = ["make_app", "serve"]
