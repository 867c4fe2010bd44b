"""Who trains on an export: what is written for them, what loads it, and its card."""
