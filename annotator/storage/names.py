"""Names in SQL, where it is not known what they are."""


def quoted(name: str) -> str:
    """The name of a table, a column or the like, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'
