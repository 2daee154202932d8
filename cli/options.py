"""The options shared by all commands that read papers, and the reading itself."""

from collections.abc import Callable
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
from ..corpus.settings import load, with_options
from ..model import Kind
from .progress import show_progress

P = ParamSpec("P")
R = TypeVar("R")


class _Day(click.ParamType[date]):
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
    settings: Path | None = None
    no_cache: bool = False


settings_option = click.option(
    "--settings", type=click.Path(path_type=Path), metavar="FILE", help="Settings to use.  [default: stocktake.toml in this folder]"
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
)

as_of_option = click.option(
    "--as-of",
    "as_of",
    type=_Day(),
    default=None,
    metavar="DATE",
    callback=lambda _context, _option, value: value or date.today(),
    help="The day to judge by, YYYY-MM-DD; papers dated later do not count.  [default: today]",
)

_OPTIONS = (
    click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)),
    click.option("--kind", "kinds", multiple=True, metavar="FILE=KIND", help=f"Set what kind of paper FILE is: {', '.join(Kind)}."),
    click.option("--date", "dates", multiple=True, metavar="FILE=DATE", help="Set the date of FILE: 2023-06 or 2023-06-30."),
    click.option("--area", "areas", multiple=True, metavar="FILE=AREA", help="Set the local area FILE is about."),
    settings_option,
    click.option("--no-cache", is_flag=True, help="Read every paper afresh, and keep nothing."),
)


def paper_options(function: Callable[Concatenate[Asked, P], R]) -> Callable[P, R]:
    """Give a command PATH... and the options on papers; it receives them as one ``Asked``, its first argument."""

    @wraps(function)
    def command(
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        asked = Asked(**{name: kwargs.pop(name) for name in Asked.__dataclass_fields__})  # type: ignore[arg-type]
        return function(asked, *args, **kwargs)

    for option in reversed(_OPTIONS):
        option(command)
    return command


def read_papers(asked: Asked) -> Ingested:
    """Read the papers asked for, with a progress bar where it takes long, and say on stderr what was not read.

    Raises SettingsError when the settings or an option cannot be understood.
    """
    settings = with_options(load(asked.settings), asked.kinds, asked.dates, asked.areas)
    with ExitStack() as stack:
        cache = None
        if settings.cache_enabled and not asked.no_cache:
            cache = stack.enter_context(closing(Cache(cache_folder(settings.cache_folder))))
        progress = stack.enter_context(show_progress())
        return ingest(asked.paths, settings, cache=cache, progress=progress)


def linked(ingested: Ingested) -> Ingested:
    """Return what was read with its documents linked, so that each workstream knows the weaknesses it answers."""
    if not ingested.documents:
        return ingested
    return replace(ingested, documents=crosswalk.link(ingested.documents).documents)
