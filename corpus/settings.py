"""What a person sets: ``stocktake.toml`` and the options that say the same for one run.

[papers."plan 2023.pdf"]
kind = "written_statement_of_action"
date = "2023-06"
area = "Northvale"

[cache]
enabled = true
folder = "cache"

[workspace]
decisions = "decisions.sqlite3"

[limits]
seconds = 60
memory_mb = 1024
"""

import datetime
import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from ..extract.told import Told, ToldColumn
from ..model import Kind, SettingsError
from .limits import DEFAULT_LIMITS, Limits
from .settings_columns import read_columns_option, read_columns_section
from .settings_limits import read_limits

FILE_NAME = "stocktake.toml"
DECISIONS_NAME = "decisions.sqlite3"

# How alike a misspelt name must be to be offered: difflib's own default, which bears two or three wrong letters in ten.
ALIKE = 0.6

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_PAPER_KEYS = ("kind", "date", "area")
_PAPER_SETTINGS = (*_PAPER_KEYS, "columns")
_CACHE_KEYS = ("enabled", "folder")
_WORKSPACE_KEYS = ("decisions",)
_SECTIONS = ("papers", "cache", "workspace", "limits", "columns", "audit")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is set for a run.

    ``papers`` comes from the settings file and may name papers that are not in this run; ``options`` was
    typed for this run, so each name in it must be among the papers. Both go from a file's name to what was set.
    ``columns`` are what the settings file says of the columns of all papers.
    ``decisions`` is the log of a workspace, None where the settings are not those of one.
    """

    papers: Mapping[str, Told] = field(default_factory=dict)
    options: Mapping[str, Told] = field(default_factory=dict)
    columns: tuple[ToldColumn, ...] = ()
    cache_enabled: bool = True
    cache_folder: Path | None = None
    decisions: Path | None = None
    limits: Limits = DEFAULT_LIMITS
    # The section as it stands: who audits reads it (settings_audit); who only extracts loads no rule for it.
    audit: object = field(default_factory=dict)
    file: Path | None = None


DEFAULTS = Settings()


def load(file: Path | None = None) -> Settings:
    """Return the settings of ``file``, or of ``stocktake.toml`` in the current folder, or the defaults when there is none.

    Raises SettingsError when ``file`` is not there, cannot be read, or says something that is not understood.
    """
    place = file or Path(FILE_NAME)
    if file is None and not place.is_file():
        return DEFAULTS
    try:
        # Windows editors put a byte-order mark in front, which TOML does not allow.
        content = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(f"{place}: there is no such settings file. Check the name after --settings.") from None
    except OSError as error:
        raise SettingsError(f"{place}: the settings file cannot be opened ({error.strerror}). Check the name after --settings.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{place}: the settings file is not UTF-8 text. Save it again as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{place}: the settings file is not valid TOML: {error}. Names of files go in quotation marks.") from None
    return _settings(content, place)


def with_options(
    settings: Settings, kinds: Sequence[str], dates: Sequence[str], areas: Sequence[str], columns: Sequence[str] = ()
) -> Settings:
    """Return ``settings`` with what ``--kind``, ``--date`` and ``--area`` say, each a ``FILE=VALUE``, and ``--columns``.

    Raises SettingsError when one of them has no ``=`` or a value that is not allowed.
    """
    options: dict[str, Told] = {}
    for key, texts in zip(_PAPER_KEYS, (kinds, dates, areas), strict=True):
        for text in texts:
            name, sign, value = text.rpartition("=")
            if not sign or not name.strip() or not value.strip():
                raise SettingsError(f"--{key} {text}: write the file's name, an equals sign and the {key}, as in --{key} {_example(key)}.")
            options[name.strip()] = _told({key: value.strip()}, f"--{key} {text}").over(options.get(name.strip(), Told()))
    for text in columns:
        name, column = read_columns_option(text)
        known = options.get(name, Told())
        options[name] = replace(known, columns=(*known.columns, column))
    return replace(settings, options=options)


def assign(settings: Settings, papers: Iterable[Path]) -> dict[Path, Told]:
    """Return what was set for each of ``papers`` that something was set for; options outrank the settings file.

    A name matches a paper of that file name, or of a path that ends in it ("2023/plan.pdf"). Raises SettingsError
    when a name matches several papers, or when a name given as an option matches none.
    """
    known = list(papers)
    assigned: dict[Path, Told] = {}
    for names, typed in ((settings.options, True), (settings.papers, False)):
        for name, told in names.items():
            paper = _match(name, known, typed=typed)
            if paper is not None:
                assigned[paper] = assigned.get(paper, Told()).over(told)
    if settings.columns:
        return {paper: assigned.get(paper, Told()).over(Told(columns=settings.columns)) for paper in known}
    return assigned


def misspelt(settings: Settings, papers: Iterable[Path]) -> tuple[str, ...]:
    """Return a sentence for each name in the settings file that matches no paper but is nearly the name of one."""
    known = list(papers)
    names = [paper.name for paper in known]
    notes: list[str] = []
    for name in settings.papers:
        if not _named(name, known):
            close = difflib.get_close_matches(PurePath(name).name, [n for n in names if n not in settings.papers], n=1, cutoff=ALIKE)
            notes.extend(f'{settings.file}: "{name}" is not among the papers. Did you mean "{match}"?' for match in close)
    return tuple(notes)


def _match(name: str, papers: Sequence[Path], *, typed: bool) -> Path | None:
    found = _named(name, papers)
    if len(found) > 1:
        places = ", ".join(str(paper) for paper in found)
        raise SettingsError(f'"{name}" is the name of several papers ({places}). Write enough of the folder to tell them apart.')
    if found or not typed:
        return found[0] if found else None
    names = sorted({paper.name for paper in papers})
    close = difflib.get_close_matches(PurePath(name).name, names, n=1, cutoff=ALIKE)
    meant = f' Did you mean "{close[0]}"?' if close else ""
    there = ", ".join(names) if names else "none"
    raise SettingsError(f'"{name}" is not one of the papers.{meant} The papers are: {there}.')


def _named(name: str, papers: Sequence[Path]) -> list[Path]:
    """The papers whose path ends in the parts of ``name``: letter by letter, or, where none does, but for capitals and accents' coding."""
    wanted = PurePath(name).parts
    if not wanted:
        return []
    exact = [paper for paper in papers if paper.parts[-len(wanted) :] == wanted]
    return exact or [paper for paper in papers if _folded(paper.parts[-len(wanted) :]) == _folded(wanted)]


def _folded(parts: Sequence[str]) -> list[str]:
    return [unicodedata.normalize("NFC", part).casefold() for part in parts]


def _settings(content: Mapping[str, object], place: Path) -> Settings:
    _only(content, _SECTIONS, f"{place}")
    cache = _table(content.get("cache", {}), f"{place}: [cache]")
    _only(cache, _CACHE_KEYS, f"{place}: [cache]")
    enabled, folder = cache.get("enabled", True), cache.get("folder")
    if not isinstance(enabled, bool):
        raise SettingsError(f"{place}: [cache] enabled is {enabled!r}. Write true or false.")
    if folder is not None and (not isinstance(folder, str) or not folder.strip()):
        raise SettingsError(f"{place}: [cache] folder is {folder!r}. Write the name of a folder in quotation marks.")
    workspace = _table(content.get("workspace", {}), f"{place}: [workspace]")
    _only(workspace, _WORKSPACE_KEYS, f"{place}: [workspace]")
    decisions = workspace.get("decisions", DECISIONS_NAME)
    if not isinstance(decisions, str) or not decisions.strip():
        raise SettingsError(f"{place}: [workspace] decisions is {decisions!r}. Write the name of a file in quotation marks.")
    papers: dict[str, Told] = {}
    for name, entry in _table(content.get("papers", {}), f"{place}: [papers]").items():
        where = f'{place}: [papers."{name}"]'
        table = _table(entry, where)
        _only(table, _PAPER_SETTINGS, where)
        papers[name] = _told(table, where)
    return Settings(
        papers=papers,
        columns=read_columns_section(content.get("columns", {}), f"{place}: [columns]", everywhere=True),
        cache_enabled=enabled,
        cache_folder=place.parent / folder if isinstance(folder, str) else None,
        decisions=place.parent / decisions if "workspace" in content else None,
        limits=read_limits(content.get("limits", {}), f"{place}: [limits]"),
        audit=content.get("audit", {}),
        file=place,
    )


def _table(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise SettingsError(
            f'{where} is {value!r}. Write a section of its own, as in [papers."plan.pdf"] with kind, date or area below it.'
        )
    return value


def _only(table: Mapping[str, object], allowed: Sequence[str], where: str) -> None:
    for key in table:
        if key not in allowed and isinstance(table[key], dict) and "papers" in where:
            raise SettingsError(f'{where}: a name with a full stop goes in quotation marks, as in [papers."plan.pdf"].')
        if key not in allowed:
            raise SettingsError(f'{where}: "{key}" is not a setting. Allowed here: {", ".join(allowed)}.')


def _told(values: Mapping[str, object], where: str) -> Told:
    return Told(
        kind=_kind(values["kind"], where) if "kind" in values else None,
        date=_date(values["date"], where) if "date" in values else None,
        area=_area(values["area"], where) if "area" in values else None,
        columns=read_columns_section(values["columns"], f"{where} columns") if "columns" in values else (),
    )


def _kind(value: object, where: str) -> Kind:
    word = re.sub(r"[\s-]+", "_", value.strip().lower()) if isinstance(value, str) else None
    if word not in set(Kind):
        raise SettingsError(f"{where}: {value!r} is not a kind of paper. Allowed: {', '.join(Kind)}.")
    return Kind(word)


def _date(value: object, where: str) -> str:
    # TOML has dates of its own: date = 2023-06-30 needs no quotation marks.
    text = value.isoformat() if type(value) is datetime.date else value
    if isinstance(text, str) and _DATE.fullmatch(text.strip()):
        try:
            datetime.date.fromisoformat(f"{text.strip()}-01"[:10])
        except ValueError:
            raise SettingsError(f"{where}: there is no such date as {text}. Write one like 2023-06 or 2023-06-30.") from None
        return text.strip()
    raise SettingsError(f'{where}: {value!r} is not a date. Write "2023-06" or "2023-06-30".')


def _area(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f'{where}: {value!r} is not the name of an area. Write it in words, as in "Northvale".')
    return " ".join(value.split())


def _example(key: str) -> str:
    return {"kind": '"plan.pdf=written_statement_of_action"', "date": '"plan.pdf=2023-06"', "area": '"plan.pdf=Northvale"'}[key]
