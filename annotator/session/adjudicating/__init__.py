"""Making one layer of two: what both say is taken over, what differs is decided."""
