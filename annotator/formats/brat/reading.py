"""Folders of brat as articles with spans, clusters and links."""

from annotator.formats.article_text import ArticleText, whole_file
from annotator.formats.brat.ann_file import AnnFile
from annotator.formats.brat.ann_line import ann_lines
from annotator.formats.brat.joining import Joining
from annotator.formats.document_table import TABLE, TableRow, read_table
from annotator.formats.incoming import Incoming, IncomingDocument
from annotator.formats.input_file import InputFile, Place
from annotator.formats.input_folder import InputFolder

ANN = ".ann"
TXT = ".txt"
PARTS = (".a1", ".a2", ".co", ".rel")
"""What shared tasks part an `.ann` file into."""


def read_folder(folder: InputFolder) -> Incoming:
    """All articles of a folder that have an `.ann` file, with what these say.

    Raises:
        Unreadable: a file breaks the rules of the format, or its text is missing.
    """
    incoming = Incoming()
    names = [name for name in folder.files if not name.startswith(".")]
    rows = read_table(folder.open(TABLE)) if TABLE in names else {}
    joining = Joining()
    for name in names:
        if name.endswith(ANN):
            ann = folder.open(name)
            with incoming.record(ann):
                _read_article(folder, ann, name.removesuffix(ANN), rows, incoming, joining)
    joining.hand_over(incoming)
    _leave_out_files(names, incoming)
    return incoming


def _read_article(
    folder: InputFolder,
    ann: InputFile,
    stem: str,
    rows: dict[str, TableRow],
    incoming: Incoming,
    joining: Joining,
) -> None:
    if stem + TXT not in folder.files:
        raise Place(ann, 0).refusal(f"there is no {stem}{TXT} beside it, which it is about")
    row = rows.get(stem)
    file = AnnFile(stem, list(ann_lines(ann)), None if row is None else row.annotator)
    txt = folder.open(stem + TXT)
    article = _article(txt, file)
    place = Place(txt, 0)
    if row is None:
        document = IncomingDocument(place, stem, None, None, article, file_name=stem + TXT)
    else:
        document = row.document(place, article)
    incoming.documents.append(document)
    text = txt.text if article.raw_length == len(txt.text) else article.text
    file.hand_over(text, incoming, joining)


def _article(txt: InputFile, file: AnnFile) -> ArticleText:
    """The text in the form whose characters the offsets count.

    Some programs count the two characters of a CRLF as one, as brat does, others as two. The one
    is taken where the quotes of the file fit only to it.
    """
    article = whole_file(txt)
    if "\r" in txt.text and not file.fits(txt.text) and file.fits(article.text):
        return ArticleText(article.text, len(article.text), 0, ())
    return article


def _leave_out_files(names: list[str], incoming: Incoming) -> None:
    """Count the files that hold something and are not read."""
    annotated = {name.removesuffix(ANN) + TXT for name in names if name.endswith(ANN)}
    texts = sum(1 for name in names if name.endswith(TXT) and name not in annotated)
    incoming.leave_out(f"texts without {ANN} file", texts)
    for suffix in PARTS:
        incoming.leave_out(f"{suffix} files", sum(1 for name in names if name.endswith(suffix)))
