"""The command line: one file a command, loaded when it is called, so that help answers at once.

Exit codes: 0 done, 1 findings (``audit``), 2 stocktake could not do its job, 130 interrupted,
141 the program reading the output closed it. This file and ``output`` import click and the standard library alone.
"""

import difflib
import errno
import os
import sys
import traceback
from importlib import import_module
from typing import NoReturn

import click

from .. import __version__
from .output import printable

FAILED, INTERRUPTED, OUTPUT_CLOSED = 2, 130, 141

# Set to anything, shows where in the code a defect was met.
TRACEBACK_VARIABLE = "STOCKTAKE_TRACEBACK"

# Command -> the module that holds it as ``command``, and its one line of help (a test holds it against the command's own).
COMMANDS: dict[str, tuple[str, str]] = {
    "inspect": (".inspect", "Show what each paper is and what was read from it."),
    "extract": (".extract", "Print every fact read from the papers, with its place."),
    "audit": (".audit", "Find what is missing, late, unmeasurable or contradicted."),
    "due": (".due", "List what falls due soon, by lead."),
    "report": (".report", "Write the gap report for a stocktake meeting."),
    "trace": (".trace", "Show what became of a weakness, from plan to verdict."),
    "coverage": (".coverage", "Show how far the chain from each weakness reaches."),
    "history": (".history", "Show what became of weaknesses and promises, paper by paper."),
    "diff": (".diff", "Show what changed between two versions of a plan."),
    "orphans": (".orphans", "Show what hangs on nothing: evidence nothing asked for."),
    "unconfirmed": (".unconfirmed", "List what is said to be delivered and nobody confirmed."),
    "find": (".find", "Show everything that mentions some words."),
    "graph": (".graph", "Write the whole graph for other programs."),
    "init": (".init", "Make a folder a workspace, where decisions are kept."),
    "link": (".link", "Confirm, reject or add a link by hand."),
    "accept": (".accept", "Accept a finding until a day, with a name and a reason."),
    "waive": (".waive", "Waive a finding that does not hold here."),
    "reopen": (".reopen", "Take back what was settled about a finding."),
    "reply": (".reply", "Take an area's answers over from the tracker."),
    "settled": (".settled", "List what was accepted and waived, by whom and why."),
    "rules": (".rules", "List the rules an audit applies."),
    "rule": (".rule", "Explain a rule: why it matters, examples, how to clear it."),
    "columns": (".columns", "Show what a plan's columns were taken for, and why."),
    "text": (".text", "Print a paper's text, the one all places point into."),
    "show": (".show", "Draw what was read onto a PDF's page."),
    "date": (".date", "Read a deadline's words as dates."),
    "measure": (".measure", "Say whether a success measure can be checked."),
    "demo": (".demo", "Try stocktake on the sample papers that come with it."),
    "cache": (".cache", "Show where read papers are kept, or clear them."),
}


class Program(click.Group):
    """The group of all commands; it knows them from the table and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0], __name__).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command to run; a name that is none is told with the nearest one."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            close = difflib.get_close_matches(name, COMMANDS, n=1)
            meant = f" Did you mean {close[0]}?" if close else f" The commands are: {', '.join(COMMANDS)}."
            if not close and os.path.exists(name):  # noqa: PTH110 - pathlib is not needed for help, and costs as much as the rest
                meant = f' To look at that file or folder: stocktake inspect "{name}".'
            raise click.UsageError(f'There is no command "{name}".{meant}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stocktake")
def program() -> None:
    """Read SEND improvement plans, the reports on them and the letters about them, and link every weakness to its evidence.

    Everything stays on this computer. To begin, show it a folder of papers:

        stocktake inspect FOLDER

    or try it on invented ones: stocktake demo
    """


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    _speak_utf8()
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """Run the command line on ``arguments`` (None: those of the process) and return the exit code; no error leaves it."""
    try:
        code = program.main(args=arguments, prog_name="stocktake", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as leaving:
        # So click and rich end when the program that reads the output has closed it; 1 would mean findings here.
        return _close_output() if leaving.code == 1 else 0
    except (click.Abort, KeyboardInterrupt):
        _tell("Stopped.")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:
        if _is_closed_output(error):
            return _close_output()
        _tell(f"Error: {_words(error)}")
        if os.environ.get(TRACEBACK_VARIABLE):
            traceback.print_exception(error)
        return FAILED
    return code if isinstance(code, int) else 0


def _words(error: Exception) -> str:
    """What to tell a person about ``error``. The error tree is imported only now: help must not wait for it."""
    if isinstance(error, import_module("..model.errors", __name__).StocktakeError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror}. Check the name, the folder and the free space."
    return (
        f"stocktake met a defect of its own ({type(error).__name__}: {error}). "
        f"Please report it; with {TRACEBACK_VARIABLE}=1 set, the place in the code is shown."
    )


def _is_closed_output(error: Exception) -> bool:
    # Windows has no broken pipe: writing to one that is closed is an invalid argument there.
    expected = {errno.EPIPE, errno.EINVAL} if sys.platform == "win32" else {errno.EPIPE}
    return isinstance(error, OSError) and error.errno in expected and not error.filename


def _close_output() -> int:
    """Send what is left to nowhere: Python writes it out once more at its end, and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OUTPUT_CLOSED


def _tell(sentence: str) -> None:
    click.echo(printable(sentence), err=True)


def _speak_utf8() -> None:
    """Let what is printed arrive: Windows gets UTF-8, and elsewhere a letter the terminal lacks is shown as its code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace", **({"encoding": "utf-8"} if sys.platform == "win32" else {}))
