"""Figures of what is annotated."""
