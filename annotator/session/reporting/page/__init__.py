"""A report as one HTML file that needs nothing else: no network, no program, no script to read."""
