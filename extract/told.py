"""What a person has set about a paper; it outranks what the paper's own words suggest."""

from dataclasses import dataclass, fields

from ..model import Kind


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """What a person says a column of a plan's tables holds.

    ``name`` is the column's heading, or its number counted from 1 where it has none; ``role`` one of the plain names of
    roles ("action", "lead", "ignore"). ``everywhere`` says it was set for all papers, so that one without such a column is
    none the worse.
    """

    name: str
    role: str
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The kind, the date (``2025-01-10`` or ``2023-06``), the area and the columns a person set for one paper.

    None, or no columns, where they set nothing.
    """

    kind: Kind | None = None
    date: str | None = None
    area: str | None = None
    columns: tuple[ToldColumn, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what was set, in the order kind, date, area, columns."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) not in (None, ()))

    def over(self, other: "Told") -> "Told":
        """Return what was set here, and what ``other`` set where nothing was set here."""
        return Told(
            kind=other.kind if self.kind is None else self.kind,
            date=other.date if self.date is None else self.date,
            area=other.area if self.area is None else self.area,
            columns=(*self.columns, *(column for column in other.columns if column.name not in {own.name for own in self.columns})),
        )
