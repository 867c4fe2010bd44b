"""Which of a task's texts a tag of the labelling configuration shows; files come without it."""

from annotator.formats.json_line import JsonLine


def shown_text(data: JsonLine, tag: str, regions: list[JsonLine]) -> str:
    """The key of the text that the tag shows, on which all these regions are.

    It is the key that the tag is called as, else the one that the regions name as their source,
    else the only one whose text has all that they quote.

    Args:
        data: The data of the task.

    Raises:
        Unreadable: there is none, or more than one.
    """
    texts = {key: value for key, value in data.fields.items() if isinstance(value, str) and value}
    if tag in texts:
        return tag
    fitting = {region.string("source").removeprefix("$") for region in regions} & texts.keys()
    if len(fitting) != 1 and len(texts) > 1:
        fitting = {key for key, text in texts.items() if _has_all(text, regions)}
    elif not fitting:
        fitting = set(texts)
    if len(fitting) != 1:
        raise data.place.refusal(
            f"which text of its “data” the tag “{tag}” shows is not to be seen",
            "Give the text the name of the tag as its key.",
        )
    return fitting.pop()


def _has_all(text: str, regions: list[JsonLine]) -> bool:
    values = [JsonLine(region.place, region.mapping("value")) for region in regions]
    return all(text.startswith(each.string("text"), each.offset("start")) for each in values)
