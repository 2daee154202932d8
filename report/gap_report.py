"""The gap report: one self-contained HTML file that a person can take into a stocktake meeting.

The file loads nothing, runs no script but the one of its own, and holds no time but the audit's date: the same audit gives the same bytes.
"""

import base64
import hashlib
from pathlib import Path

from ..audit.finding import Audit
from .changes import changes_lead
from .gap_assembly import report_view
from .gap_sheets import COMPARISON_HEADS, COMPARISON_WORDS, comparison_cells
from .gap_view import ReportView
from .pack_files import write_file
from .safe_words import GENERATOR, clean

FILE_NAME = "gap-report.html"
_TEMPLATES = Path(__file__).parent / "templates"


def write_report(audit: Audit, folder: Path, *, title: str | None = None) -> Path:
    """Write the gap report of ``audit`` into ``folder``, which is made where it is not there, and return the file's path.

    Raises StocktakeError when it cannot be written; nothing half-written is left behind.
    """
    target = folder / FILE_NAME
    write_file(target, render_report(audit, title=title).encode("utf-8"))
    return target


def render_report(audit: Audit, *, title: str | None = None) -> str:
    """Return the gap report of ``audit`` as HTML; ``title`` stands in place of one made of the areas' names."""
    return render_view(report_view(audit, title))


def render_view(view: ReportView) -> str:
    """Return the gap report a view describes, as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    script = (_TEMPLATES / "script.js.j2").read_text(encoding="utf-8")
    page = environment.get_template("gap_report.html.j2").render(
        report=view,
        script=script,
        script_hash=_hash_of(script),
        comparison_words=COMPARISON_WORDS,
        comparison_heads=COMPARISON_HEADS,
        comparison_rows=comparison_cells(view),
        generator=GENERATOR,
        changes_lead=changes_lead(view.changes) if view.changes is not None else "",
    )
    return clean(page)


def _hash_of(script: str) -> str:
    """The hash by which the page allows its own script, and no other, to run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
