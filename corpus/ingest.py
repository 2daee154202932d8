"""From files to documents: each paper once, from the cache where it was read before, past every paper that fails."""

import hashlib
import logging
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import extract
from ..extract.told import Told
from ..model import Document, InputError, StocktakeError, UnreadablePaper
from .cache import Cache
from .gather import Failure, cannot_open, check, gather, shown
from .settings import DEFAULTS, Settings, assign, misspelt

# Of a long list of files these are named, the rest is counted.
NAMES_SHOWN = 5

_log = logging.getLogger("stocktake")

Progress = Callable[[int, int, str], None]
"""Told before each paper that is not in the cache: how many of them are done, how many there are, the next one's name."""


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
    paths: Iterable[Path], settings: Settings = DEFAULTS, *, cache: Cache | None = None, progress: Progress | None = None
) -> Ingested:
    """Read the papers behind ``paths`` (files and folders) with what ``settings`` says of them.

    A paper that cannot be read is a failure and the rest goes on. Raises SettingsError alone: when an option
    names a paper that is not there, or a name could mean several.
    """
    gathered = gather(paths)
    told = assign(settings, gathered.papers)
    failures = list(gathered.failures)
    papers, duplicates = _survey(gathered.papers, told, failures)
    kept = {paper.path: cache.get(paper.sha256, paper.name, paper.told) for paper in papers} if cache else {}
    unread = [paper for paper in papers if kept.get(paper.path) is None]
    fresh = dict(_read_all(unread, cache, progress, failures))
    found = (kept.get(paper.path) or fresh.get(paper.path) for paper in papers)
    notes = (*_passed_over(gathered.passed_over), *misspelt(settings, gathered.papers), *(cache.notes if cache else ()))
    return Ingested(tuple(document for document in found if document), tuple(failures), duplicates, notes)


def read_text(path: Path) -> str:
    """Return the text of one paper, the one all offsets point into. Raises InputError when it cannot be read."""
    check(path)
    return extract.read_bytes(_content(path), shown(path.name)).text


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
    papers: list[_Paper], cache: Cache | None, progress: Progress | None, failures: list[Failure]
) -> Iterable[tuple[Path, Document]]:
    for done, paper in enumerate(papers):
        if progress:
            progress(done, len(papers), paper.name)
        try:
            document = _read(paper)
        except InputError as error:
            failures.append(Failure.of(error))
        except StocktakeError as error:
            failures.append(_defect(paper, str(error)))
        except Exception as error:
            # The one wide catch of the layers: a defect met in one paper must not cost the person all the others.
            _log.debug("%s", paper.name, exc_info=True)
            place = traceback.extract_tb(error.__traceback__)[-1]
            failures.append(_defect(paper, f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"))
        else:
            if cache:
                cache.put(document, paper.told)
            yield paper.path, document


def _read(paper: _Paper) -> Document:
    content = _content(paper.path)
    # The file may have been saved anew since the survey: what is kept must be named after what was read.
    sha256 = hashlib.sha256(content).hexdigest()
    return extract.parse(extract.read_bytes(content, paper.name), source=paper.name, sha256=sha256, told=paper.told)


def _passed_over(files: Sequence[Path]) -> list[str]:
    """One sentence on the files of the folders that are no papers, however many they are."""
    if not files:
        return []
    names = ", ".join(shown(file.name) for file in files[:NAMES_SHOWN])
    more = f" and {len(files) - NAMES_SHOWN} more" if len(files) > NAMES_SHOWN else ""
    return [f"Passed over, since neither ending nor content is that of a paper: {names}{more}. To read one all the same, name it itself."]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise cannot_open(shown(path.name), error) from None


def _defect(paper: _Paper, words: str) -> Failure:
    remedy = f"Please report it with these words: {words[:300]}"
    return Failure.of(UnreadablePaper(paper.name, "cannot be read: stocktake met a defect of its own.", remedy))


def _apart(file: Path, other: Path) -> str:
    """The name of a copy; with its folder where the copies bear one name."""
    return shown(file.name if file.name != other.name else str(file))
