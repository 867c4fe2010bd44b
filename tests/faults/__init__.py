"""Kills, power cuts, full disks and damaged files: what is called saved is there afterwards."""
