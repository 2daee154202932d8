"""``stocktake diff``: what changed between two versions of a plan."""

from dataclasses import replace
from pathlib import Path

import click

from ..crosswalk.diff import diff_plans
from ..model import InputError, SettingsError
from ..report.contract import to_json
from ..report.diff_contract import diff_node
from ..report.diff_text import diff_text
from .messages import tell_failures, tell_warnings
from .options import Asked, format_option, paper_options, read_papers
from .output import printable, write


@click.command()
@paper_options
@format_option
def command(asked: Asked, form: str) -> None:
    """Show what changed between two versions of a plan.

    PATH is the older version first, then the newer one. Actions are known by their words where their numbers changed. Dates moved are
    counted in days, and a measure that was changed is said to be weakened or strengthened, and by what.
    """
    if len(asked.paths) != 2:
        named = "one path was" if len(asked.paths) == 1 else f"{len(asked.paths)} paths were"
        raise SettingsError(f"Two versions of a plan are compared, and {named} named. Try: stocktake diff OLD.pdf NEW.pdf")
    for path in asked.paths:
        if path.is_dir():
            raise SettingsError(f"{path} is a folder. Name the two files: stocktake diff OLD.pdf NEW.pdf")
    ingested = read_papers(asked)
    tell_warnings(replace(ingested, duplicates=()))
    if ingested.failures:
        tell_failures(replace(ingested, documents=()))
        raise InputError(_names(asked.paths), "cannot be compared:", "one of them could not be read.")
    if len(ingested.documents) == 1:
        write(f"{asked.paths[0].name} and {asked.paths[1].name} are the same, letter for letter: nothing changed.\n")
        return
    old, new = ingested.documents
    diff = diff_plans(old, new)
    write(to_json(diff_node(diff)) if form == "json" else printable(diff_text(diff)))


def _names(paths: tuple[Path, ...]) -> str:
    return " and ".join(path.name for path in paths)
