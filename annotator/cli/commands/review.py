"""Judge another annotator's work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from secrets import randbelow
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.batches import batch_fields, drawn_words, plan_word, print_batches
from annotator.cli.output import print_json
from annotator.cli.screens import need_terminal, run_screens
from annotator.cli.settings import Settings, common_options, pass_settings, screen_options
from annotator.domain.batch import ItemKind, SamplingPlan, Target
from annotator.domain.document import Annotator
from annotator.domain.identity import annotator_id
from annotator.session.naming import find_story
from annotator.session.reviewing.drawing import Setup, frame_size
from annotator.session.reviewing.keeping import Kept, draw_and_keep
from annotator.session.reviewing.listing import batch_rows
from annotator.session.reviewing.setup import NOUNS
from annotator.storage.store import Store

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

SEEDS = 1_000_000
"""A seed that is not given is one of so many."""

DETECT, CONFIDENCE, CORE = 5.0, 95.0, 30.0
"""Per cent, where nothing else is said."""

KINDS = {noun: kind for kind, noun in NOUNS.items()}
PLANS = {plan_word(plan): plan for plan in SamplingPlan}
MARKED = (ItemKind.SPAN, ItemKind.LINK, ItemKind.ABSENCE)
"""What is drawn where nothing else is said: everything that an annotator marks."""

PERCENT = click.FloatRange(0, 100, min_open=True, max_open=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that say what to draw; none: not given."""

    plan: str | None = None
    kinds: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    story: str | None = None
    size: int | None = None
    detect: float | None = None
    confidence: float | None = None
    core: float | None = None
    seed: int | None = None
    not_blind: bool = False
    only_draw: bool = False

    def setup(self, store: Store, annotators: Sequence[str]) -> Setup:
        """What they say, with names as the database has them."""
        labels, story = store.labels(), self.story
        known = ((label, labels.named(label)) for label in self.labels)
        target = Target((self.detect or DETECT) / 100, (self.confidence or CONFIDENCE) / 100)
        return Setup(
            annotators=tuple(annotators),
            labels=tuple(word if label is None else label.id for word, label in known),
            kinds=tuple(KINDS[kind] for kind in self.kinds) or MARKED,
            story=None if story is None else find_story(store.documents(), story),
            plan=SamplingPlan.RANDOM if self.plan is None else PLANS[self.plan],
            size=self.size,
            target=target if self.size is None else None,
            core=(self.core or CORE) / 100,
            seed=randbelow(SEEDS) if self.seed is None else self.seed,
            blind=not self.not_blind,
        )


@click.command("review")
@click.argument("annotators", nargs=-1, metavar="[ANNOTATOR]...")
@click.option("--list", "listed", is_flag=True, help="List the batches.")
@click.option("--json", "as_json", is_flag=True, help="With --list: a JSON array for programs.")
@click.option("--plan", type=click.Choice(list(PLANS)), help="How to draw; default: random.")
@click.option("--kind", "kinds", type=click.Choice(list(KINDS)), multiple=True, help="Only these.")
@click.option("--label", "labels", multiple=True, metavar="LABEL", help="With this label only.")
@click.option("--story", metavar="NAME", help="Of one story only.")
@click.option("--n", "size", type=click.IntRange(1), metavar="N", help="How many items.")
@click.option(
    "--detect",
    type=PERCENT,
    metavar="PERCENT",
    help="As many as would show such an error rate; default: 5.",
)
@click.option("--confidence", type=PERCENT, metavar="PERCENT", help="How surely; default: 95.")
@click.option(
    "--core",
    type=click.FloatRange(0, 100, min_open=True),
    metavar="PERCENT",
    help="Drawn at random by a plan that puts something first; default: 30.",
)
@click.option("--seed", type=click.IntRange(0), metavar="N", help="The same draws the same.")
@click.option("--not-blind", is_flag=True, help="Show whose work it is.")
@click.option("--draw", "only_draw", is_flag=True, help="Draw without opening the screens.")
@screen_options
@common_options
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    /,
    annotators: tuple[str, ...],
    listed: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Judge another annotator's work.

    Without an option this opens the batches or, on ANNOTATOR, the form of a new one. With options
    that say what to draw, a batch is drawn and opened; with --draw it is only drawn.
    """
    asked = Asked(**options)
    _check_options(asked, annotators, listed=listed, as_json=as_json)
    if listed:
        _list(settings, as_json)
    elif asked.only_draw:
        click.echo(drawn_words(_draw(settings, annotators, asked)))
    elif asked != Asked():
        need_terminal("With --draw a batch is drawn without them.")
        kept = _draw(settings, annotators, asked)
        ctx.exit(_open(settings, lambda app: _open_batch(app, kept.batch.id)))
    else:
        need_terminal("“annotator review --list” lists the batches without them.")
        ids = _with_work(settings, annotators)
        ctx.exit(_open(settings, lambda app: _open_home(app, ids)))


def _check_options(asked: Asked, annotators: Sequence[str], *, listed: bool, as_json: bool) -> None:
    """Refuse what cannot be meant together."""
    if listed and (asked != Asked() or annotators):
        raise click.UsageError("--list lists all batches, and takes no option but --json.")
    if as_json and not listed:
        raise click.UsageError("--json goes with --list.")
    if asked.size is not None and (asked.detect is not None or asked.confidence is not None):
        raise click.UsageError("Say either --n or --detect.")


def _draw(settings: Settings, annotators: Sequence[str], asked: Asked) -> Kept:
    with settings.open() as store:
        return draw_and_keep(store, settings.who(store), asked.setup(store, annotators))


def _with_work(settings: Settings, annotators: Sequence[str]) -> tuple[str, ...]:
    """The ids of these annotators, all of whom there is something of to draw."""
    with settings.open(for_screens=True) as store:
        reviewer = settings.who(store)
        for name in annotators:
            _refuse_without_work(store, reviewer, name)
    return tuple(annotator_id(name) for name in annotators)


def _refuse_without_work(store: Store, reviewer: Annotator, name: str) -> None:
    frame_size(store, reviewer, Setup(annotators=(name,), kinds=MARKED, plan=SamplingPlan.ALL))


def _open(settings: Settings, over_board: "Callable[[AnnotatorApp], None]") -> int:
    """Open the screens; the exit status."""
    with settings.open(for_screens=True) as store:
        annotator = settings.person(store).id
    return run_screens(settings, annotator, over_board=over_board)


def _open_home(app: "AnnotatorApp", annotators: Sequence[str]) -> None:
    # What imports Textual waits until the screens are wanted.
    from annotator.tui.review_home.opening import open_home, open_setup

    open_home(app)
    if annotators:
        open_setup(app, annotators)


def _open_batch(app: "AnnotatorApp", batch: str) -> None:
    from annotator.tui.review_home.opening import open_batch, open_home

    open_home(app)
    open_batch(app, batch)


def _list(settings: Settings, as_json: bool) -> None:
    with settings.read() as store:
        rows = batch_rows(store)
    if as_json:
        print_json(map(batch_fields, rows))
    else:
        print_batches(rows)
