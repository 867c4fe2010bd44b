"""All records of one file as one step."""

from annotator.domain.document import Annotator
from annotator.formats.incoming import Incoming
from annotator.formats.incoming_reviews import IncomingReviews
from annotator.session.intake.adjudications import AdjudicationIntake
from annotator.session.intake.batches import BatchIntake
from annotator.session.intake.documents import DocumentIntake
from annotator.session.intake.guidelines import take_guidelines
from annotator.session.intake.items import ItemIntake
from annotator.session.intake.known import Known
from annotator.session.intake.labels import LabelIntake
from annotator.session.intake.layers import LayerIntake
from annotator.session.intake.one_layer import check_one_layer
from annotator.session.intake.plan import IntakePlan, Owners
from annotator.session.intake.purged import leave_out_purged
from annotator.session.intake.relations import RelationIntake
from annotator.session.intake.replies import ReplyIntake
from annotator.session.intake.rows import RowIntake
from annotator.session.intake.spans import SpanIntake
from annotator.session.intake.verdicts import VerdictIntake


def plan_intake(
    incoming: Incoming,
    known: Known,
    *,
    owner: Annotator,
    owns_all: bool = False,
    story: str | None,
    folder: str,
    at: str,
) -> IntakePlan:
    """Plan to take in what a file holds; nothing is written.

    `owner` gets the records that name no annotator or, if it `owns_all`, those that name one too;
    `story` takes all new articles where it is given, `folder` those that name no story.

    Raises:
        Unreadable: a record breaks a rule or speaks of what is not there.
    """
    if owns_all:
        check_one_layer(incoming)
    plan = IntakePlan(known, at)
    leave_out_purged(incoming, known.purged)
    plan.tally.left_out.update(incoming.left_out)
    owners = Owners(plan, owner, incoming.annotators, owns_all=owns_all)
    labels = LabelIntake(plan)
    labels.define(incoming.labels)
    take_guidelines(incoming.guidelines, plan, owners)
    documents = DocumentIntake(plan, story, folder)
    documents.take(incoming.documents)
    rows = RowIntake(plan)
    spans = SpanIntake(plan, documents, owners, rows)
    spans.take(incoming.spans, labels)
    layers = LayerIntake(plan, documents, spans, owners, rows)
    layers.take(incoming)
    RelationIntake(plan, spans, layers).take(incoming.relations, incoming.clusters)
    AdjudicationIntake(plan, documents, owners, rows).take(incoming.adjudications)
    _take_reviews(incoming.reviews, plan, spans, owners, labels, rows)
    labels.finish()
    return plan


def _take_reviews(
    incoming: IncomingReviews,
    plan: IntakePlan,
    spans: SpanIntake,
    owners: Owners,
    labels: LabelIntake,
    rows: RowIntake,
) -> None:
    items = ItemIntake(plan, spans, owners, labels, rows)
    batches = BatchIntake(plan, owners, labels, items)
    batches.take(incoming.batches, incoming.items)
    verdicts = VerdictIntake(plan, spans, owners, labels, batches, items)
    verdicts.take(incoming.verdicts)
    ReplyIntake(plan, owners, batches, verdicts).take(incoming)
