"""Which passages may say the same."""
