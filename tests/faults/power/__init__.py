"""A power cut, simulated: what a program asks of the disk is recorded, and part of it replayed."""
