"""Feedback: what a reviewer found wrong, shown to whose work it is, and answered."""
