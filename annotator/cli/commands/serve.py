"""Show the screens in a browser on this machine."""

import click

from annotator.cli.output import narrate
from annotator.cli.screens import BROWSER
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError, Refused

PORT = 8000


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Where it answers; 0: wherever there is room.",
)
@click.option("--host", default="localhost", hidden=True)
@common_options
@pass_settings
def command(settings: Settings, port: int, host: str) -> None:
    """Show the screens in a browser on this machine.

    Each tab is a program of its own that works as the annotator who is named with --as; a tab
    that is closed or loaded anew loses nothing that was called saved. There is no login: who is
    let in is said at the start, and other machines never are. From elsewhere it is reached
    through SSH: ssh -L 8000:localhost:8000 HOST.
    """
    if host not in ("localhost", "127.0.0.1", "::1"):
        raise Refused(
            f"Only this machine may call, not “{host}”: there is no login.",
            f"From elsewhere: ssh -L {port}:localhost:{port} {host}.",
        )
    annotator = _who_works(settings)
    try:
        from annotator.serving import callers, loopback, site
    except ModuleNotFoundError as error:
        raise AnnotatorError(
            "The screens in a browser need the package textual-serve.",
            "pip install 'annotator[serve]' brings it.",
        ) from error
    listening = loopback.listen(port)
    told = callers.tells_owners(listening)
    reach = _reach(annotator.name, told)
    database = settings.database.absolute()
    words = ["open", "--db", str(database), "--as", annotator.id]
    shown = site.Site(
        argv=site.argv(*words),
        env=BROWSER,
        title=f"{annotator.name} · {database.name} · annotator",
        reach=reach,
        checks_owner=told,
    )
    narrate(f"{reach} Ctrl+C ends it.")
    click.echo(f"http://localhost:{loopback.port_of(listening)}/")
    shown.serve(listening)


def _who_works(settings: Settings) -> Annotator:
    """Who is at work, in a database that is there and has articles in it."""
    with settings.open() as store:
        if not store.documents():
            raise Refused(
                "There is nothing to annotate yet.", "“annotator import” takes articles in."
            )
        return settings.person(store)


def _reach(name: str, told: bool) -> str:
    if told:
        who, rest = "whatever you run on this machine", "; other users are refused"
    else:
        who, rest = "every user of this machine", ""
    return f"There is no login: {who} can open this page, and works in it as {name}{rest}."
