"""Text as HTML. Nothing that comes from an article, a note or a name is markup."""

from html import escape

from annotator.text.visible import visible


def shown(text: str) -> str:
    """`text` with its control characters made visible, fit for element and attribute alike."""
    return escape(visible(text), quote=True)


def element(name: str, content: str, /, **attributes: str | None) -> str:
    """`<name attributes>content</name>`; the content is HTML already, the values are not.

    An attribute that is none is left out; `class_` is written `class`, `data_x` as `data-x`.
    """
    return f"<{name}{_attributes(attributes)}>{content}</{name}>"


def _attributes(attributes: dict[str, str | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{shown(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
