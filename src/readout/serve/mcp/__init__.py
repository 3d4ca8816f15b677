"""`readout mcp`: a record for assistants, over the Model Context Protocol. Needs the extra `readout[mcp]`."""
