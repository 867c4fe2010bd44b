"""The real program on a real pseudo-terminal: what a person would type, see and receive."""
