"""Auditing: one item after the other, beside what it is linked with or in the running article."""
