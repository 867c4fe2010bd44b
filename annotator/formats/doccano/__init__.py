"""JSON lines of doccano."""
