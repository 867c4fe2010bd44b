"""Which database, and who is at work: taken before or after the command."""

import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from annotator.cli.text_type import TEXT
from annotator.domain.errors import NotBackedUp
from annotator.text.visible import visible_line

if TYPE_CHECKING:
    from annotator.domain.document import Annotator
    from annotator.storage.store import Store

DATABASE = "annotations.db"
NAME_KEY = "annotator"
"""What the database remembers the name under that the first run asked for."""

F = TypeVar("F", bound=Callable[..., object])


@dataclass(slots=True)
class Settings:
    """What stands before or after the command, else in the environment."""

    db: Path | None = None
    name: str | None = None
    mouse: bool = True
    """Whether the screens take the mouse; without, the terminal's own selecting works."""
    suggestions: bool = True
    """Whether the screens compare passages, in a process beside them."""

    @property
    def database(self) -> Path:
        """Where the database is or will be."""
        return self.db or Path(os.environ.get("ANNOTATOR_DB") or DATABASE)

    # The help needs no database, and sqlite_utils takes longer to import than the help to print.

    def create(self, *, for_screens: bool = False) -> "Store":
        """The database, made where there is none, and backed up first if it is due.

        `for_screens`: they are opened next, and see to the backup themselves.
        """
        from annotator.storage.store import Store

        store = Store.open(self.database, create=True)
        return store if for_screens else _backed_up(store)

    def open(self, *, for_screens: bool = False) -> "Store":
        """The database, which must be there, and is backed up first if it is due."""
        from annotator.storage.store import Store

        store = Store.open(self.database)
        return store if for_screens else _backed_up(store)

    def read(self) -> "Store":
        """The database, which must be there but need not be writable."""
        from annotator.storage.store import Store

        path = self.database.absolute()
        writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        return Store.open(path, read_only=path.exists() and not writable)

    def layer(self, store: "Store", asked: str | None, everybody: bool) -> str | None:
        """Whose layer a list shows, by id; none: everybody's.

        Nobody sees another's layer unless they ask: it is that of `asked`, else of who is at
        work. Who has no name here has no layer either and sees them all.
        """
        if everybody:
            return None
        name = asked or self._given_name(store)
        return None if name is None else named(name).id

    def person(self, store: "Store") -> "Annotator":
        """Who is at work, made known to the database."""
        from annotator.session.annotators import made_known

        return made_known(store, self.who(store))

    def who(self, store: "Store") -> "Annotator":
        """Who is at work; the database hears of a new one when something is done.

        It is the name given with `--as`, in the environment or at the first run, which is asked
        for once on a terminal; where there is none it is the login name.
        """
        from annotator.session.annotators import annotator_called

        name = self._given_name(store)
        if name is None:
            name = _login_name()
            if sys.stdin.isatty() and sys.stderr.isatty():
                name = named(click.prompt("Your name", default=name, err=True)).name
                store.set_meta(NAME_KEY, name)
        return annotator_called(store, named(name).name)

    def _given_name(self, store: "Store") -> str | None:
        return self.name or os.environ.get("ANNOTATOR_NAME") or store.meta(NAME_KEY)


def named(name: str) -> "Annotator":
    """The annotator called `name`.

    Raises:
        click.BadParameter: nobody can be called that.
    """
    from annotator.domain.document import Annotator
    from annotator.domain.identity import annotator_id

    shown = " ".join(name.split())
    if not shown.isprintable() or not 1 <= len(annotator_id(name)) <= 100:
        raise click.BadParameter("A name has 1 to 100 printable characters.")
    return Annotator(annotator_id(name), shown)


def common_options(function: F) -> F:
    """Take `--db` and `--as`; what stands last counts."""
    database = click.option(
        "--db",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_keep_database,
        help=f"Database; default $ANNOTATOR_DB, then ./{DATABASE}.",
    )
    name = click.option(
        "--as",
        "as_name",
        type=TEXT,
        metavar="NAME",
        expose_value=False,
        callback=_keep_name,
        help="Who is at work; default $ANNOTATOR_NAME, then what the first run asked.",
    )
    return database(name(function))


def screen_options(function: F) -> F:
    """Take what is about the screens and not about what is done in them."""
    mouse = click.option(
        "--no-mouse",
        is_flag=True,
        envvar="ANNOTATOR_NO_MOUSE",
        expose_value=False,
        callback=_leave_mouse,
        help="Leave the mouse to the terminal; default $ANNOTATOR_NO_MOUSE.",
    )
    suggestions = click.option(
        "--no-suggestions",
        is_flag=True,
        envvar="ANNOTATOR_NO_SUGGESTIONS",
        expose_value=False,
        callback=_leave_suggestions,
        help="Compare no passages, for a small machine; default $ANNOTATOR_NO_SUGGESTIONS.",
    )
    return mouse(suggestions(function))


pass_settings = click.make_pass_decorator(Settings, ensure=True)


def _keep_database(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Settings).db = value


def _keep_name(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        named(value)
        ctx.ensure_object(Settings).name = value


def _leave_mouse(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Settings).mouse = False


def _leave_suggestions(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Settings).suggestions = False


def _backed_up(store: "Store") -> "Store":
    """The database with its backup of the day; where none can be made, work goes on without.

    A place that is not safe for it is warned of, once.
    """
    from annotator.session.backing_up import back_up_daily
    from annotator.session.place_warning import place_warning

    warning = place_warning(store)
    if warning is not None:
        click.echo(f"annotator: {visible_line(warning)}", err=True)
    try:
        back_up_daily(store)
    except NotBackedUp as error:
        click.echo(f"annotator: {visible_line(str(error))}", err=True)
    return store


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "annotator"
