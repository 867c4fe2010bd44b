"""Auditing another annotator's work: batches, verdicts, summary, sign-off."""
