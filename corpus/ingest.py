"""From files to documents: each paper once, from the cache where it was read before, past every paper that fails."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..extract.told import Told
from ..model import Document, InputError
from .cache import Cache
from .door import Progress, read_paper, read_papers
from .gather import Failure, cannot_open, gather, shown
from .limits import DEFAULT_LIMITS, Limits
from .settings import DEFAULTS, Settings, assign, misspelt
from .tasks import PARSE, TEXT, Order

# Of a long list of files these are named, the rest is counted.
NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file left out because another one has the very same content."""

    name: str
    same_as: str

    def __str__(self) -> str:
        return f"{self.name}: has the same content as {self.same_as}, letter for letter, and was not read again."


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of a run: the documents in the order of their papers, and everything that did not become one.

    ``notes`` are sentences on the run itself (the cache, a misspelt name in the settings).
    """

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paper:
    path: Path
    name: str
    sha256: str
    told: Told


def ingest(
    paths: Iterable[Path],
    settings: Settings = DEFAULTS,
    *,
    cache: Cache | None = None,
    progress: Progress | None = None,
    passwords: Sequence[str] = (),
) -> Ingested:
    """Read the papers behind ``paths`` (files and folders) with what ``settings`` says of them, within its limits.

    Each of ``passwords`` is tried on every protected PDF. A paper that cannot be read is a failure and the rest goes on.
    Raises SettingsError alone: when an option names a paper that is not there, or a name could mean several.
    """
    gathered = gather(paths)
    told = assign(settings, gathered.papers)
    failures = list(gathered.failures)
    papers, duplicates = _survey(gathered.papers, told, failures)
    kept = {paper.path: cache.get(paper.sha256, paper.name, paper.told) for paper in papers} if cache else {}
    unread = [paper for paper in papers if kept.get(paper.path) is None]
    orders = [Order(paper.path, paper.name, paper.told, tuple(passwords)) for paper in unread]
    fresh = dict(_read_all(orders, settings.limits, cache, progress, failures))
    found = (kept.get(paper.path) or fresh.get(paper.path) for paper in papers)
    notes = (
        *_passed_over(gathered.passed_over),
        *_own(gathered.own),
        *misspelt(settings, gathered.papers),
        *(cache.notes if cache else ()),
    )
    return Ingested(tuple(document for document in found if document), tuple(failures), duplicates, notes)


def read_text(path: Path, limits: Limits = DEFAULT_LIMITS, passwords: Sequence[str] = ()) -> str:
    """Return the text of one paper, the one all offsets point into. Raises InputError when it cannot be read."""
    return read_paper(TEXT, Order(path, shown(path.name), passwords=tuple(passwords)), limits)


def _survey(files: Iterable[Path], told: Mapping[Path, Told], failures: list[Failure]) -> tuple[list[_Paper], tuple[Duplicate, ...]]:
    """Tell the papers by their content, so that copies show before anything is read."""
    papers: dict[str, _Paper] = {}
    duplicates: list[Duplicate] = []
    for file in files:
        name = shown(file.name)
        try:
            with file.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            failures.append(Failure.of(cannot_open(name, error)))
            continue
        said = told.get(file, Told())
        first = papers.get(sha256)
        if first:
            duplicates.append(Duplicate(_apart(file, first.path), first.name))
            # What was set for a copy is true of the paper.
            papers[sha256] = replace(first, told=first.told.over(said))
        else:
            papers[sha256] = _Paper(file, name, sha256, said)
    return list(papers.values()), tuple(duplicates)


def _read_all(
    orders: Sequence[Order], limits: Limits, cache: Cache | None, progress: Progress | None, failures: list[Failure]
) -> Iterator[tuple[Path, Document]]:
    failed: dict[int, Failure] = {}
    for number, outcome in read_papers(PARSE, orders, limits, progress):
        if isinstance(outcome, InputError):
            failed[number] = Failure.of(outcome)
            continue
        # What a password protects must not lie in the cache, where none is asked for.
        if cache and not outcome.protected:
            cache.put(outcome.document, orders[number].told)
        yield orders[number].path, outcome.document
    failures.extend(failed[number] for number in sorted(failed))


def _passed_over(files: Sequence[Path]) -> list[str]:
    """One sentence on the files of the folders that are no papers, however many they are."""
    if not files:
        return []
    why = "neither ending nor content is that of a paper"
    return [f"Passed over, since {why}: {_names(files)}. To read one all the same, name it itself."]


def _own(files: Sequence[Path]) -> list[str]:
    return [f"Left out, since stocktake wrote them: {_names(files)}."] if files else []


def _names(files: Sequence[Path]) -> str:
    more = f" and {len(files) - NAMES_SHOWN} more" if len(files) > NAMES_SHOWN else ""
    return ", ".join(shown(file.name) for file in files[:NAMES_SHOWN]) + more


def _apart(file: Path, other: Path) -> str:
    """The name of a copy; with its folder where the copies bear one name."""
    return shown(file.name if file.name != other.name else str(file))
