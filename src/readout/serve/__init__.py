"""The record where people look: web pages, their twins as data, feeds, and tools for assistants (MCP)."""
