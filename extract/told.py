"""What a person has set about a paper; it outranks what the paper's own words suggest."""

from dataclasses import dataclass, fields

from ..model import Kind


@dataclass(frozen=True, slots=True)
class Told:
    """The kind, the date (``2025-01-10`` or ``2023-06``) and the area a person set for one paper; None where they set nothing."""

    kind: Kind | None = None
    date: str | None = None
    area: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what was set, in the order kind, date, area."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is not None)

    def over(self, other: "Told") -> "Told":
        """Return what was set here, and what ``other`` set where nothing was set here."""
        return Told(
            kind=other.kind if self.kind is None else self.kind,
            date=other.date if self.date is None else self.date,
            area=other.area if self.area is None else self.area,
        )
