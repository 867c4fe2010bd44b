"""Passages that may say the same: asked of the engine, offered to a person, decided."""
