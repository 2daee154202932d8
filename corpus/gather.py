"""Finds the papers: from the files and folders a person names to a list of files worth opening."""

import difflib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..extract.readers import HEAD_BYTES, SUFFIXES, format_of
from ..model import InputError, MissingPath, NoPapers, UnreadablePaper
from .own_outputs import is_own_output
from .settings import ALIKE, DECISIONS_NAME, FILE_NAME

# The longest published plans with pictures are near 30 MB. Something of 200 MB is a film or an archive,
# and reading it whole could take all the memory of a laptop.
LARGEST_BYTES = 200 * 1024 * 1024

# What file managers leave behind; never a paper, and not worth a word.
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini", "__macosx", FILE_NAME, DECISIONS_NAME, f"{DECISIONS_NAME}-journal"})

# Control characters, line and paragraph separators, and what turns the direction or has no width; joiners are part of words.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")

_PAPERS_SUFFIXES = frozenset(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)


@dataclass(frozen=True, slots=True)
class Failure:
    """A path or paper that was not read: the name shown, what is wrong, and what a person can do about it."""

    name: str
    wrong: str
    remedy: str

    @classmethod
    def of(cls, error: InputError) -> "Failure":
        """Return what ``error`` says as a value."""
        return cls(error.name, error.wrong, error.remedy)

    def __str__(self) -> str:
        return f"{self.name}: {self.wrong} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to read, each once, the paths that gave none, the files of folders that are no papers, and stocktake's own outputs."""

    papers: tuple[Path, ...]
    failures: tuple[Failure, ...] = ()
    passed_over: tuple[Path, ...] = ()
    own: tuple[Path, ...] = ()


def gather(paths: Iterable[Path]) -> Gathered:
    """Return the files behind ``paths``: in the order given, those of a folder sorted by name, its folders last.

    A folder gives the files in it and below it, except hidden ones, the lock files Office leaves (``~$plan.docx``),
    what a browser saves beside a web page, and a workspace's own files. One whose ending is of no format counts when its
    content is; else it is ``passed_over``. Reports and trackers stocktake wrote are ``own``, and a
    failure where they are named. Any other file named itself counts. Links are followed, each folder once.
    Never raises InputError: what cannot be used is in ``failures``.
    """
    papers: dict[str, Path] = {}
    failures: list[Failure] = []
    passed_over: list[Path] = []
    own: list[Path] = []
    for path in paths:
        try:
            found = list(_files(path, failures, passed_over, own))
        except InputError as error:
            failures.append(Failure.of(error))
            continue
        for file in found:
            try:
                check(file)
                if is_own_output(file):
                    raise UnreadablePaper(
                        shown(file.name), "was written by stocktake: it is a report, not a paper.", "Name the papers themselves."
                    )
            except InputError as error:
                failures.append(Failure.of(error))
            else:
                papers.setdefault(os.path.realpath(file), file)
    return Gathered(tuple(papers.values()), tuple(dict.fromkeys(failures)), tuple(passed_over), tuple(own))


def check(file: Path) -> None:
    """Raise MissingPath or UnreadablePaper unless ``file`` is a plain file that can be looked at and is not too large."""
    name = shown(file.name)
    try:
        status = file.stat()
    except FileNotFoundError:
        if file.is_symlink():
            raise MissingPath(name, "is a link to a file that is not there.", "Copy the paper itself here.") from None
        raise MissingPath(shown(str(file)), "there is no such file or folder.", _spelling(file)) from None
    except OSError as error:
        raise cannot_open(name, error) from None
    if stat.S_ISDIR(status.st_mode):
        raise UnreadablePaper(name, "is a folder.", "Name one of the papers in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadablePaper(name, "is not a plain file but a device or a pipe.", "Save the paper as a file and name that.")
    if status.st_size > LARGEST_BYTES:
        size, most = status.st_size // 2**20, LARGEST_BYTES // 2**20
        remedy = "Leave it out, or save it without its pictures."
        raise UnreadablePaper(name, f"has {size} MB; papers of up to {most} MB are read.", remedy)


def cannot_open(name: str, error: OSError) -> UnreadablePaper:
    """Return the error to show for a file the system does not let us open."""
    if isinstance(error, PermissionError):
        remedy = "Close it where it is open, or ask its owner for leave to read it."
        return UnreadablePaper(name, "cannot be opened: reading it is not allowed.", remedy)
    remedy = "Check that its disk is connected, or copy it to this computer."
    return UnreadablePaper(name, f"cannot be opened ({error.strerror or error}).", remedy)


def shown(name: str) -> str:
    """Return a file's name fit to be shown, on one line and in its own order.

    Bytes of it that are no letters of any kind become question marks; so do characters that would begin a line, command a
    terminal, turn the reading direction or show nothing at all ("plan\\u202efdp.exe" would be shown as "planexe.pdf").
    """
    return _UNSHOWN.sub("?", name.encode("utf-8", "replace").decode("utf-8"))


def _files(path: Path, failures: list[Failure], passed_over: list[Path], own: list[Path]) -> Iterator[Path]:
    # os.path.isdir is False, not an error, for what may not be looked at: check() then says why.
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    count, refused_before = 0, len(failures)
    for file in _walk(path, failures):
        if is_own_output(file):
            own.append(file)
        elif _is_paper(file):
            count += 1
            yield file
        else:
            passed_over.append(file)
    if not count and len(failures) == refused_before:
        remedy = "Name the folder your PDF, Word, Excel, web page or text files are in."
        raise NoPapers(shown(str(path)), "there are no papers in this folder.", remedy)


def _walk(folder: Path, failures: list[Failure]) -> Iterator[Path]:
    entered: set[str] = set()

    def refused(error: OSError) -> None:
        failures.append(Failure.of(cannot_open(shown(str(error.filename)), error)))

    for place, folders, names in os.walk(folder, followlinks=True, onerror=refused):
        real = os.path.realpath(place)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        saved = {f"{Path(name).stem}_files" for name in names if name.lower().endswith(SUFFIXES["html"])}
        folders[:] = sorted((name for name in folders if _is_wanted(name) and name not in saved), key=_order)
        for name in sorted(filter(_is_wanted, names), key=_order):
            yield Path(place, name)


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.lower() not in _LEFT_BEHIND


def _is_paper(file: Path) -> bool:
    """Whether a file found in a folder is worth opening. What cannot be looked into is: opening it will say why."""
    if not file.suffix or file.suffix.lower() in _PAPERS_SUFFIXES or not file.is_file():
        return True
    try:
        with file.open("rb") as stream:
            return format_of(stream.read(HEAD_BYTES), file.name) != "text"
    except (OSError, InputError):
        return True


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _spelling(file: Path) -> str:
    """What to do about a missing path: the nearest name beside it, where there is one."""
    try:
        beside = sorted(entry.name for entry in file.absolute().parent.iterdir())
    except OSError:
        beside = []
    close = difflib.get_close_matches(file.name, beside, n=1, cutoff=ALIKE)
    return f'Did you mean "{shown(close[0])}"?' if close else "Check the spelling and the folder you are in."
