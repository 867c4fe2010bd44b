"""The whole page, in one file."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from importlib.resources import files

from annotator import __version__
from annotator.domain.label import LabelSet
from annotator.session.reporting.page.articles import articles_html
from annotator.session.reporting.page.facts import facts_html
from annotator.session.reporting.page.markup import element, shown
from annotator.session.reporting.page.story import StoryPage

HOVER = "Point at a passage or a number to see what the other articles say; a click keeps it lit."


def document_html(title: str, stories: Sequence[StoryPage], review: str = "") -> str:
    """The page; `review`, HTML, comes after the articles and says what a reviewer found.

    The same values give the same bytes. The page may load nothing and run no script but its own,
    whatever an article holds: its content security policy names the hashes of the two parts.
    """
    style, script = _resource("page.css"), _resource("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        + element("title", shown(title))
        + f"<style>{style}</style>"
    )
    body = element("h1", shown(title))
    body += "".join(_story(page) for page in stories) + review
    body += element("footer", shown(f"annotator {__version__}"))
    body += '<aside id="fact" hidden></aside>' + f"<script>{script}</script>"
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n'


def _story(page: StoryPage) -> str:
    by = f" · {page.annotator}" if page.annotator else ""
    content = element("h2", shown(f"{page.story}{by}"))
    content += _legend(page.labels) + element("p", shown(HOVER), class_="about")
    content += facts_html(page) + element("h2", "The articles") + articles_html(page)
    return element("section", content)


def _legend(labels: LabelSet) -> str:
    entries = "".join(
        element(
            "li",
            element("span", shown(f"{label.key or '·'} {label.name}"), class_=f"c-{label.colour}"),
        )
        for label in labels.in_use
    )
    signs = "= says the same · ~ says part of it, or more · ! contradicts it · ∅ nothing of it"
    return element("ul", entries + element("li", shown(signs)), class_="legend")


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
