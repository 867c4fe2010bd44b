"""List the labels; add, edit or retire one."""

import click

from annotator.cli.output import Column, counted, narrate, print_json, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.label import COLOURS, Unit
from annotator.session.labelling import plan_add_label, plan_edit_label, plan_retire_label
from annotator.session.listing import LabelRow, label_rows
from annotator.session.plan import Plan, as_step
from annotator.storage.store import Store
from annotator.tui.own_keys import keys_file, own_table

COLUMNS = (
    Column("key"),
    Column("label"),
    Column("name"),
    Column("unit"),
    Column("colour"),
    Column("spans", right=True),
    Column("definition", gives_way=True),
)

UNITS = [str(unit) for unit in Unit]


@click.group("labels", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the labels; add, edit or retire one."""
    if ctx.invoked_subcommand is None:
        _list(ctx.ensure_object(Settings), as_json)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
def list_labels(settings: Settings, as_json: bool) -> None:
    """List the labels with their definitions."""
    _list(settings, as_json)


@command.command("add")
@click.argument("name")
@click.option("--key", metavar="K", help="The key that sets it.")
@click.option("--colour", type=click.Choice(COLOURS), help="The ground of its spans.")
@click.option(
    "--unit",
    type=click.Choice(UNITS),
    default=Unit.SENTENCE.value,
    show_default=True,
    help="What its key takes at the caret.",
)
@click.option("--definition", metavar="TEXT", default="", help="What it is for.")
@common_options
@pass_settings
def add_label(
    settings: Settings, name: str, key: str | None, colour: str | None, unit: str, definition: str
) -> None:
    """Add a label."""
    with settings.open() as store:
        plan = plan_add_label(
            store.labels(),
            name,
            key=key,
            colour=colour,
            unit=Unit(unit),
            definition=definition,
            reserved=_reserved(key),
        )
        _commit(settings, store, plan)


@command.command("edit")
@click.argument("label")
@click.option("--name", help="What it is called.")
@click.option("--key", metavar="K", help="The key that sets it; empty for none.")
@click.option("--colour", type=click.Choice(COLOURS), help="The ground of its spans.")
@click.option("--unit", type=click.Choice(UNITS), help="What its key takes at the caret.")
@click.option("--definition", metavar="TEXT", help="What it is for.")
@common_options
@pass_settings
def edit_label(
    settings: Settings,
    label: str,
    name: str | None,
    key: str | None,
    colour: str | None,
    unit: str | None,
    definition: str | None,
) -> None:
    """Edit a label; a retired one is in use again.

    Spans keep the definition that they were made under.
    """
    values = {
        "name": name,
        "key": key,
        "colour": colour,
        "unit": Unit(unit) if unit is not None else None,
        "definition": definition,
    }
    with settings.open() as store:
        plan = plan_edit_label(store.labels(), label, values, reserved=_reserved(key))
        _commit(settings, store, plan)
        known = store.labels().named(label) or store.labels().named(name or label)
        earlier = store.under_earlier_definition(known.id) if known is not None else 0
    if known is not None and earlier and (unit is not None or definition is not None):
        made = "was" if earlier == 1 else "were"
        narrate(
            f"{counted(earlier, 'span')} {made} made under an earlier definition; "
            f"`annotator spans --label {known.id} --earlier` lists them"
        )


@command.command("retire")
@click.argument("label")
@common_options
@pass_settings
def retire_label(settings: Settings, label: str) -> None:
    """Retire a label: no key sets it, spans that have it keep it."""
    with settings.open() as store:
        _commit(settings, store, plan_retire_label(store.labels(), label))


def _commit(settings: Settings, store: Store, plan: Plan) -> None:
    if plan.changes:
        store.commit(as_step(plan, settings.person(store).id, sitting=""))
    narrate(plan.title)


def _reserved(key: str | None) -> list[str]:
    return [key] if key and own_table(keys_file()).command_key(key) else []


def _list(settings: Settings, as_json: bool) -> None:
    with settings.read() as store:
        rows = label_rows(store)
    if as_json:
        print_json(rows)
    else:
        print_table(COLUMNS, map(_row, rows), "There are no labels.")


def _row(row: LabelRow) -> tuple[object, ...]:
    definition = f"(retired) {row.definition}" if row.retired else row.definition
    return row.key or "", row.id, row.name, row.unit, row.colour, row.spans, definition
