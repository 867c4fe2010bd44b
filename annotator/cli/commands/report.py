"""Report on a batch, or on a story."""

from pathlib import Path

import click

from annotator.cli.output import narrate
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.errors import Refused
from annotator.formats.json_line import dump_line
from annotator.session.naming import find_story
from annotator.session.new_file import new_file
from annotator.session.reporting.fields import report_fields
from annotator.session.reporting.gathered import Report, gather
from annotator.session.reporting.markdown import markdown
from annotator.session.reporting.page.batch import batch_stories
from annotator.session.reporting.page.document import document_html
from annotator.session.reporting.page.review import review_html
from annotator.session.reporting.page.story import gather as gather_story
from annotator.session.reviewing.naming import find_batch
from annotator.storage.store import Store


@click.command("report")
@click.argument("batch", required=False)
@click.option("--json", "as_json", is_flag=True, help="A JSON object for programs.")
@click.option("--html", "as_html", is_flag=True, help="One page that needs nothing else.")
@click.option("--story", metavar="NAME", help="Without BATCH: a page on one story; with --html.")
@click.option("--annotator", metavar="NAME", help="Whose work on it; default: your own.")
@click.option("--anonymous", is_flag=True, help="No name of an annotator or a reviewer.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, all or nothing; default standard output.",
)
@common_options
@pass_settings
def command(
    settings: Settings,
    batch: str | None,
    as_json: bool,
    as_html: bool,
    story: str | None,
    annotator: str | None,
    anonymous: bool,
    output: Path | None,
) -> None:
    """Report on a batch: rates, recall, findings.

    BATCH is its number or the beginning of its id; `annotator review --list` lists them. The
    report is Markdown, JSON, or a page with the fact matrix, the articles side by side and the
    verdicts at the spans. Until a blind batch is signed it has no annotator's name in it. With
    --story and --html instead of BATCH it is a page to hand to a reader.
    """
    if as_json and as_html:
        raise click.UsageError("--json and --html are two forms; name one.")
    if (batch is None) is (story is None):
        raise click.UsageError("Name a BATCH, or a story with --story.")
    if story is not None and not as_html:
        raise click.UsageError("--story goes with --html.")
    if annotator is not None and story is None:
        raise click.UsageError("--annotator goes with --story.")
    with settings.read() as store, store.snapshot():
        if batch is not None:
            written = _of_batch(store, batch, as_json, as_html, anonymous)
        else:
            written = _of_story(settings, store, story or "", annotator, anonymous)
        if output is None:
            click.echo(written, nl=False)
        else:
            with new_file(store, output) as file:
                file.write(written.encode())
            narrate(f"written: {output}")


def _of_batch(store: Store, word: str, as_json: bool, as_html: bool, anonymous: bool) -> str:
    number, batch = find_batch(store.batches(), word)
    report = gather(store, number, batch, anonymous=anonymous)
    if as_html:
        return _page(store, report)
    return f"{dump_line(report_fields(report))}\n" if as_json else markdown(report)


def _page(store: Store, report: Report) -> str:
    stories = batch_stories(store, report)
    title = f"Review of {', '.join(dict.fromkeys(each.story for each in stories))}"
    return document_html(title, stories, review_html(report))


def _of_story(
    settings: Settings, store: Store, story: str, annotator: str | None, anonymous: bool
) -> str:
    name = find_story(store.documents(), story)
    owner = store.annotator(settings.layer(store, annotator, False) or "")
    if owner is None:
        whom = "Nobody by that name has" if annotator else "You have"
        raise Refused(f"{whom} annotated anything here.", "Name somebody with --annotator.")
    page = gather_story(store, name, owner.id, "" if anonymous else owner.name)
    if not page.layer.spans:
        raise Refused(
            f"{owner.name} has tagged nothing in the story “{name}”.",
            "Name somebody who has with --annotator.",
        )
    return document_html(name, [page])
