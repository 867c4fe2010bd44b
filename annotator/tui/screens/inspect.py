"""Inspecting a span: its links, its history, the definition it was tagged under."""

from rich.text import Text

from annotator.session.inspecting import Inspection
from annotator.text.visible import visible_line
from annotator.tui.screens.page import PageScreen


class InspectScreen(PageScreen):
    """All that is known of one span."""

    OPENED_BY = "span.inspect"

    def __init__(self, inspection: Inspection) -> None:
        super().__init__(described(inspection))


def described(about: Inspection) -> Text:
    """The inspection as a page of text."""
    span = about.span
    page = Text()
    page.append(f"{visible_line(about.label)} ", style="bold")
    page.append(f"in article {about.article}, code points {span.start} to {span.end}, ")
    page.append(f"revision {span.rev}\n\n  “{visible_line(span.quote)}”\n\n")
    if span.note:
        page.append("Note\n", style="bold")
        page.append(f"  {visible_line(span.note)}\n\n")
    if about.made_under:
        page.append("The definition it was tagged under\n", style="bold")
        page.append(f"  {visible_line(about.made_under)}\n\n")
    if about.in_force:
        page.append("The definition in force now is another\n", style="bold")
        page.append(f"  {visible_line(about.in_force)}\n\n")
    page.append("Links\n" if about.links else "No links\n", style="bold")
    for link in about.links:
        said = " · ".join(each for each in (link.says_more, visible_line(link.note)) if each)
        tail = f" ({said})" if said else ""
        page.append(f"  {link.mark} {link.article} “{visible_line(link.quote)}”{tail}\n")
    page.append("\nHistory\n", style="bold")
    for at, annotator, title in about.history:
        when = at[:19].replace("T", " ")
        page.append(f"  {when}  {visible_line(annotator)}  {visible_line(title)}\n")
    return page
