"""The options shared by all commands that read papers, and the reading itself."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from .. import crosswalk
from ..corpus.cache import Cache, cache_folder
from ..corpus.ingest import Ingested, ingest
from ..corpus.settings import Settings, assign, load, with_options
from ..corpus.settings_limits import with_limits
from ..corpus.workspace import find_workspace, settings_file
from ..crosswalk import Decision
from ..extract.told import Told
from ..model import Kind
from ..model.disposition import Disposition
from .allowances import limit_option, password_option, passwords_from
from .output import printable
from .progress import show_progress

P = ParamSpec("P")
R = TypeVar("R")


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day. Fails in plain words for anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it as YYYY-MM-DD, for example 2023-06-30.", param, ctx)


@dataclass(frozen=True, slots=True)
class Asked:
    """The papers a person asked for, and what they set for this run."""

    paths: tuple[Path, ...]
    kinds: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    settings: Path | None = None
    workspace: Path | None = None
    passwords: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    no_cache: bool = False


settings_option = click.option(
    "--settings", type=click.Path(path_type=Path), metavar="FILE", help="Settings to use.  [default: stocktake.toml in this folder]"
)
columns_option = click.option(
    "--columns",
    "columns",
    multiple=True,
    metavar="FILE=HEADING:ROLE",
    help="Say what a column of FILE's tables holds: action, lead, due, measure, … or ignore. One without heading goes by its number.",
)
workspace_option = click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The workspace whose decisions and settings count.  [default: this folder, if it is one]",
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
)

as_of_option = click.option(
    "--as-of",
    "as_of",
    type=Day(),
    default=None,
    metavar="DATE",
    callback=lambda _context, _option, value: value or date.today(),
    help="The day to judge by, YYYY-MM-DD; papers dated later do not count.  [default: today]",
)

_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
_SOME_PATHS = click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
_OPTIONS = (
    click.option("--kind", "kinds", multiple=True, metavar="FILE=KIND", help=f"Set what kind of paper FILE is: {', '.join(Kind)}."),
    click.option("--date", "dates", multiple=True, metavar="FILE=DATE", help="Set the date of FILE: 2023-06 or 2023-06-30."),
    click.option("--area", "areas", multiple=True, metavar="FILE=AREA", help="Set the local area FILE is about."),
    columns_option,
    settings_option,
    workspace_option,
    password_option,
    limit_option,
    click.option("--no-cache", is_flag=True, help="Read every paper afresh, and keep nothing."),
)


def paper_options(function: Callable[Concatenate[Asked, P], R]) -> Callable[P, R]:
    """Give a command PATH... and the options on papers; it receives them as one ``Asked``, its first argument."""
    return _with_options(function, _PATHS)


def workspace_paper_options(function: Callable[Concatenate[Asked, P], R]) -> Callable[P, R]:
    """Give a command the same, with the papers left out where they are those of its workspace's folder."""
    return _with_options(function, _SOME_PATHS)


def _with_options(function: Callable[Concatenate[Asked, P], R], paths: Callable[[Callable[P, R]], Callable[P, R]]) -> Callable[P, R]:
    @wraps(function)
    def command(
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        asked = Asked(**{name: kwargs.pop(name) for name in Asked.__dataclass_fields__})  # type: ignore[arg-type]
        return function(asked, *args, **kwargs)

    for option in reversed(_OPTIONS):
        option(command)
    return paths(command)


def told_of(asked: Asked, papers: Iterable[Path]) -> dict[Path, Told]:
    """Return what was set of each paper that something was set of, by option or in the settings. Raises SettingsError as read_papers."""
    return assign(settings_of(asked), papers)


def settings_of(asked: Asked) -> Settings:
    """Return the settings of a run: those of the file, and what was typed over them. Raises SettingsError as read_papers."""
    settings = load(settings_file(asked.settings, asked.workspace))
    settings = replace(settings, limits=with_limits(settings.limits, asked.limits))
    return with_options(settings, asked.kinds, asked.dates, asked.areas, asked.columns)


def read_papers(asked: Asked) -> Ingested:
    """Read the papers asked for, with a progress bar where it takes long, and say on stderr what was not read.

    Raises SettingsError when the settings or an option cannot be understood.
    """
    settings, passwords = settings_of(asked), passwords_from(asked.passwords)
    with ExitStack() as stack:
        cache = None
        if settings.cache_enabled and not asked.no_cache:
            cache = stack.enter_context(closing(Cache(cache_folder(settings.cache_folder))))
        progress = stack.enter_context(show_progress())
        return ingest(asked.paths, settings, cache=cache, progress=progress, passwords=passwords)


def decisions_of(asked: Asked) -> tuple[Decision, ...]:
    """Return what people decided about links in the workspace named or found, and say on stderr that it counts; empty without one.

    Raises WorkspaceError where the workspace named is none, or its log cannot be read.
    """
    workspace = find_workspace(asked.workspace, asked.settings)
    decisions = workspace.decisions() if workspace is not None else ()
    if workspace is not None and decisions:
        word = "decision" if len(decisions) == 1 else "decisions"
        click.echo(printable(f"Note: {len(decisions)} {word} of the workspace {workspace.folder} taken into account."), err=True)
    return decisions


def dispositions_of(asked: Asked) -> tuple[Disposition, ...]:
    """Return what people settled about findings in the workspace named or found; empty without one."""
    workspace = find_workspace(asked.workspace, asked.settings)
    return workspace.dispositions() if workspace is not None else ()


def linked(ingested: Ingested) -> Ingested:
    """Return what was read with its documents linked, so that each workstream knows the weaknesses it answers."""
    if not ingested.documents:
        return ingested
    return replace(ingested, documents=crosswalk.link(ingested.documents).documents)
