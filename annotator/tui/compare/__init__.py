"""Two annotators' layers beside each other, and deciding where they differ."""
