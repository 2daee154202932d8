"""The pack for a stocktake meeting: every output of one audit, made of one view, written side by side."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from ..audit.finding import Audit
from . import findings_table, gap_report, tracker, word_report
from .audit_contract import audit_node
from .comparison_text import since_node
from .contract import to_json
from .gap_view import ReportView
from .pack_files import write_file

JSON_NAME = "audit.json"


class Form(StrEnum):
    """An output of the pack."""

    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def write_pack(audit: Audit, view: ReportView, folder: Path, forms: Sequence[Form], only: Path | None = None) -> tuple[Path, ...]:
    """Write the outputs asked for into a folder, which is made where it is not there, and return their paths.

    ``view`` is the one made of ``audit``. With ``only`` the single output asked for goes into that file. All are made before
    the first is written. Raises StocktakeError where one cannot be made or written.
    """
    made = [(_OUTPUTS[form][0], _OUTPUTS[form][1](audit, view)) for form in dict.fromkeys(forms)]
    places = [only if only is not None else folder / name for name, _ in made]
    for place, (_, data) in zip(places, made, strict=True):
        write_file(place, data)
    return tuple(places)


def pack_json(audit: Audit, view: ReportView) -> str:
    """Return the audit as the JSON of the contract, with what changed where it was held against an earlier one."""
    node = audit_node(audit)
    return to_json({**node, "since": since_node(view.changes)} if view.changes is not None else node)


def _csv(audit: Audit, view: ReportView) -> bytes:
    return findings_table.findings_file(audit, view.changes.compared if view.changes is not None else None)


_OUTPUTS: dict[Form, tuple[str, Callable[[Audit, ReportView], bytes]]] = {
    Form.HTML: (gap_report.FILE_NAME, lambda audit, view: gap_report.render_view(view).encode("utf-8")),
    Form.DOCX: (word_report.FILE_NAME, lambda audit, view: word_report.word_report(view, audit.as_of)),
    Form.XLSX: (tracker.FILE_NAME, lambda audit, view: tracker.tracker_bytes(view, audit.as_of)),
    Form.CSV: (findings_table.FILE_NAME, _csv),
    Form.JSON: (JSON_NAME, lambda audit, view: pack_json(audit, view).encode("utf-8")),
}
