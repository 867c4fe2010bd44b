"""The command line: wires storage, session and screens."""
