"""Erasing an article for good: from the database and from its backups.

Nothing is deleted in place, which would leave bytes in free pages and logs: what stays is written
to a new file, and that takes the place of the old one whole.
"""
