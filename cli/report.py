"""``stocktake report``: the gap report as one file to take into a stocktake meeting."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from ..audit import Audit, NotChecked, Severity, audit
from ..corpus.gather import gather
from ..corpus.ingest import Ingested
from ..model import Document, StocktakeError
from ..report.changes import Earlier, read_earlier
from ..report.findings_text import nothing_counts
from ..report.gap_assembly import report_view
from ..report.gap_summary import past_their_date
from ..report.gap_view import ReportView
from ..report.known_people import pieces_of
from ..report.name_words import fold
from ..report.narrowing import narrow, narrow_earlier
from ..report.page_regions import regions_of
from ..report.redaction import Redactor, redactor_of
from ..report.report_pack import Form, write_pack
from ..report.summary import counted
from . import FAILED
from .messages import tell_failures, tell_warnings
from .options import Asked, as_of_option, decisions_of, dispositions_of, paper_options, read_papers
from .output import printable
from .preferences import preferences_of

_FOLDER = Path("stocktake-report")


class Forms(click.ParamType[tuple[Form, ...]]):
    """Outputs written html,docx,xlsx."""

    name = "forms"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Form, ...]:
        """Return the outputs named, each once. Fails in plain words for one that is not known."""
        if isinstance(value, tuple):
            return value
        named = [word.strip().lower() for word in str(value).split(",") if word.strip()]
        unknown = [word for word in named if word not in {*Form}]
        if unknown or not named:
            self.fail(f"“{', '.join(unknown) or value}” is no output. Name some of: {','.join(Form)}.", param, ctx)
        return tuple(dict.fromkeys(Form(word) for word in named))


class Numbers(click.ParamType[tuple[int, ...]]):
    """Numbers written 1,3."""

    name = "numbers"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """Return the numbers. Fails in plain words for anything else."""
        if isinstance(value, tuple):
            return value
        words = [word.strip() for word in str(value).split(",") if word.strip()]
        if not words or not all(word.isdecimal() for word in words):
            self.fail(f"“{value}” are no numbers. Write them as 1,3.", param, ctx)
        return tuple(dict.fromkeys(int(word) for word in words))


class PersonName(click.ParamType[str]):
    """A person's name."""

    name = "name"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name without blanks around it. Fails in plain words for nothing, a single letter, or signs."""
        words = " ".join(str(value).split())
        if not any(len(piece) > 1 for piece in pieces_of(words)):
            self.fail(f'“{value}” is no name. Write the name of a person as the papers do: --redact "Anselm Okafor".', param, ctx)
        return words


@dataclass(frozen=True, slots=True)
class Wish:
    """How a report is wanted: which outputs, under what title, with people named or not, of which weaknesses, against what."""

    forms: tuple[Form, ...] = (Form.HTML,)
    title: str | None = None
    redacted: bool = False
    also: tuple[str, ...] = ()
    weaknesses: tuple[int, ...] = ()
    since: Path | None = None


PLAIN = Wish()


@click.command()
@paper_options
@as_of_option
@click.option(
    "-o",
    "--output",
    "place",
    type=click.Path(path_type=Path),
    default=_FOLDER,
    show_default=True,
    metavar="DIR",
    help="The folder to write into, made where it is not there; or a file, where one output is asked for.",
)
@click.option(
    "--format",
    "forms",
    type=Forms(),
    default=Form.HTML.value,
    show_default=True,
    metavar="FORMATS",
    help=f"The outputs, some of {','.join(Form)}.",
)
@click.option("--title", metavar="TITLE", help="The report's title.  [default: made of the area's name]")
@click.option("--redact-names", "redacted", is_flag=True, help="Replace people by the part they play, in every output.")
@click.option(
    "--redact",
    "also",
    type=PersonName(),
    multiple=True,
    metavar="NAME",
    help="Somebody more to replace, as the papers write the name.",
)
@click.option(
    "--weakness",
    "weaknesses",
    type=Numbers(),
    multiple=True,
    metavar="NUMBERS",
    help="Only what belongs to these weaknesses: 1,3.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="BASELINE",
    help="Show what changed since an earlier stocktake audit --format json, kept in this file.",
)
@click.pass_context
def command(
    ctx: click.Context,
    asked: Asked,
    as_of: date,
    place: Path,
    forms: tuple[Form, ...],
    title: str | None,
    redacted: bool,
    also: tuple[str, ...],
    weaknesses: tuple[tuple[int, ...], ...],
    since: Path | None,
) -> None:
    """Write the gap report for a stocktake meeting.

    PATH is a paper or a folder of papers. The web page (html) loads nothing: a summary to read in a minute,
    the trace of every weakness with its quotes, all findings, the questions for the meeting, and what was not checked.
    The Word report (docx) is the same for the table, the tracker (xlsx) holds every action, measure and finding with room
    for the area's answers, and csv and json are for other programs. All say the same. Exit code 0: written; 2: no paper could
    be read or counts on that day, or a file cannot be written.
    """
    single = place.suffix.lower().lstrip(".") in {*Form}
    if single and (len(forms) > 1 or forms[0].value != place.suffix.lower().lstrip(".")):
        raise click.UsageError(f"{place} is one file of its own kind: name a folder after -o for --format {','.join(forms)}.", ctx)
    wanted = tuple(dict.fromkeys(number for numbers in weaknesses for number in numbers))
    wish = Wish(forms, title, redacted or bool(also), also, wanted, since)
    preferences = preferences_of(asked)
    ingested = read_papers(asked)
    audit_now = partial(audit, as_of=as_of, decisions=decisions_of(asked), dispositions=dispositions_of(asked), preferences=preferences)
    ctx.exit(make_report(ingested, as_of, place, wish, audit_now, asked.paths))


def make_report(
    ingested: Ingested,
    as_of: date,
    place: Path,
    wish: Wish = PLAIN,
    audit_now: Callable[[Sequence[Document]], Audit] | None = None,
    paths: Sequence[Path] = (),
) -> int:
    """Write the report of the papers read, say where it is and what it comes to, and return the exit code.

    ``audit_now`` audits the papers as the person's workspace and settings want it; ``paths`` are where the papers stand, for the
    pictures of their pages.
    """
    if ingested.documents:
        earlier = read_earlier(wish.since) if wish.since is not None else None
        unread = (
            NotChecked(area=None, what=failure.name, why=f"This paper could not be read: {failure.wrong}") for failure in ingested.failures
        )
        result = audit_now(ingested.documents) if audit_now is not None else audit(ingested.documents, as_of)
        if not result.areas:
            tell_failures(ingested)
            raise StocktakeError(nothing_counts(result))
        result = result.model_copy(update={"not_checked": (*result.not_checked, *unread)})
        redactor = redactor_of(result, wish.also) if wish.redacted else None
        result, view = _view(result, wish, earlier, paths, redactor)
        only = place if place.suffix.lower().lstrip(".") in {*Form} else None
        click.echo(printable(summary_lines(result, write_pack(result, view, place, wish.forms, only))), nl=False)
        if redactor is not None:
            click.echo(printable(left_words(redactor, wish.also)), err=True)
    tell_warnings(ingested)
    tell_failures(ingested)
    return 0 if ingested.documents else FAILED


def left_words(redactor: Redactor, also: Sequence[str] = ()) -> str:
    """Return what a person should look through before a redacted report leaves the house."""
    unmet = [name for name in also if not any(_plain(name) in _plain(paper.text) for paper in redactor.papers)]
    lines = [f"{counted('people', len(redactor.people))} replaced. Read the report through before it leaves the house."]
    if unmet:
        lines.append(f"No paper names {', '.join(unmet)}: write the name as the papers do.")
    if redactor.doubtful:
        lines.append(f"Left as they are, though they look like names: {', '.join(redactor.doubtful)}. To replace one: --redact NAME")
    return "\n".join(lines)


def _plain(words: str) -> str:
    """Words without accents, capitals and line breaks, so that a name is met in every spelling."""
    return " ".join(fold(words).text.casefold().split())


def _view(result: Audit, wish: Wish, earlier: Earlier | None, paths: Sequence[Path], redactor: Redactor | None) -> tuple[Audit, ReportView]:
    """The audit as it is to be shown, and the one view of it: cut to some weaknesses, its people replaced, as wished."""
    if wish.weaknesses:
        narrowed = narrow(result, wish.weaknesses)
        earlier = narrow_earlier(earlier, result, narrowed, wish.weaknesses) if earlier is not None else None
        result = narrowed
    if redactor is None:
        pictures = regions_of(result, _files(result, paths)) if Form.HTML in wish.forms else {}
        return result, report_view(result, wish.title, pictures=pictures, earlier=earlier)
    result = redactor.audit(result)
    title = redactor.words(wish.title) if wish.title else None
    view = report_view(result, title, redacted=True, earlier=earlier)
    return result, replace(view, changes=redactor.value(view.changes))


def _files(result: Audit, paths: Sequence[Path]) -> dict[str, bytes]:
    """The PDFs among the papers, by the SHA-256 of their content; one that cannot be opened any more has no pictures."""
    wanted = {paper.sha256 for paper in result.documents.values() if paper.format == "pdf"}
    found: dict[str, bytes] = {}
    for path in gather(paths).papers if wanted else ():
        try:
            data = path.read_bytes()
        except OSError:
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in wanted:
            found[digest] = data
    return found


def summary_lines(result: Audit, places: Sequence[Path]) -> str:
    """Return where the report is and what it comes to, in a line for each file and four more."""
    found = Counter(finding.severity for finding in result.findings)
    measures = [measure for area in result.areas for measure in area.measures]
    checked = any(action.overdue is not None for area in result.areas for action in area.actions)
    past = [action for area in result.areas for action in past_their_date(area) if action.overdue is not None]
    late = f"{sum(bool(action.overdue) for action in past)} of {counted('actions', len(past))} past their date"
    unsound = sum(not measure.measurability.measurable for measure in measures)
    papers = counted("papers", sum(len(area.papers) for area in result.areas))
    lines = (
        *(f"Report: {place}" for place in places),
        f"Read: {papers} of {counted('areas', len(result.areas))}, as of {result.as_of.isoformat()}",
        f"Findings: {', '.join(f'{found[severity]} {severity.value}' for severity in Severity)}",
        f"Overdue: {late if checked else 'not checked, no progress report was supplied'}",
        f"Measures that cannot be checked: {unsound} of {len(measures)}; not checked: {counted('things', len(result.not_checked))}",
    )
    return "".join(f"{line}\n" for line in lines)
