"""What answers others over a wire: assistants (MCP). Reads a record and never writes to one."""
