"""The articles side by side, their spans coloured."""

from collections.abc import Iterator

from annotator.domain.document import Document
from annotator.domain.span import Span
from annotator.session.reporting.page.markup import element, shown
from annotator.session.reporting.page.segments import Segment, segments
from annotator.session.reporting.page.story import StoryPage
from annotator.session.wording import label_name
from annotator.text.lines import lines

HIGHLIGHT = "none"
"""The colour class of a span without a label."""


def articles_html(page: StoryPage) -> str:
    """A column an article."""
    columns = "".join(_article(page, document) for document in page.documents)
    return element("div", columns, class_="articles")


def span_anchor(span: Span) -> str:
    """The id of the element at which a span begins."""
    return f"span-{span.id}"


def _article(page: StoryPage, document: Document) -> str:
    heading = element("span", str(document.number), class_="number") + shown(f" {document.name}")
    about = " · ".join(each for each in (document.title, document.published) if each)
    head = element("h3", heading) + (element("p", shown(about), class_="about") if about else "")
    text = "".join(_paragraphs(page, document))
    body = element("div", text, class_="text", tabindex="0", dir_="auto")
    return element("article", head + body, data_document=document.id)


def _paragraphs(page: StoryPage, document: Document) -> Iterator[str]:
    text = page.texts[document.id]
    spans = sorted(page.layer.spans_of(document.id), key=lambda span: span.start)
    for line in lines(text):
        reaching = [span for span in spans if span.start < line[1] and span.end > line[0]]
        content = "".join(_segment(page, text, each) for each in segments(line, reaching))
        yield element("p", content, dir_="auto")


def _segment(page: StoryPage, text: str, segment: Segment) -> str:
    said = shown(text[segment.start : segment.end])
    if not segment.spans:
        return said
    innermost = segment.spans[-1]
    starting = [span for span in segment.spans if segment.begins(span)]
    facts = {page.numbers[span.id] for span in segment.spans if span.id in page.numbers}
    anchors = "".join(element("a", "", id=span_anchor(span)) for span in starting)
    classes = ["span", f"c-{_colour(page, innermost)}"]
    classes += ["nested"] * (len(segment.spans) > 1)
    return anchors + element(
        "span",
        said,
        class_=" ".join(classes),
        title=" › ".join(_described(page, span) for span in segment.spans),
        data_facts=" ".join(map(str, sorted(facts))) or None,
        data_badge=" ".join(_badge(page, span) for span in starting) or None,
        data_spans=" ".join(span.id for span in segment.spans),
        tabindex="0" if starting else None,
    )


def _colour(page: StoryPage, span: Span) -> str:
    label = page.labels.get(span.label)
    return HIGHLIGHT if label is None else label.colour


def _badge(page: StoryPage, span: Span) -> str:
    """The label's letter, the fact's number, and what the reviewer says."""
    label = page.labels.get(span.label)
    letter = "·" if label is None else label.key or label.name[:1]
    remark = page.remarks.get(span.id)
    return f"{letter}{page.numbers.get(span.id, '')}{remark.sign if remark is not None else ''}"


def _described(page: StoryPage, span: Span) -> str:
    words = label_name(page.labels, span.label)
    if span.id in page.numbers:
        words += f", fact {page.numbers[span.id]}"
    remark = page.remarks.get(span.id)
    return words if remark is None else f"{words} ({remark.sign} {remark.words})"
