"""Where a review begins, is set up, summed up and signed."""
