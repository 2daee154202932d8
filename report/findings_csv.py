"""The findings as CSV, for other programs and for Excel: one line a finding, and nothing a spreadsheet would run."""

import csv
import io

from .gap_report import clean
from .gap_view import ReportView
from .tracker import FORMULA_SIGNS
from .tracker_sheets import FINDING_COLUMNS, FINGERPRINT, finding_cells

FILE_NAME = "findings.csv"


def findings_csv(view: ReportView) -> bytes:
    """Return the findings of a view as CSV in UTF-8 with a mark by which Excel knows it; the columns are those of the tracker."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([*(column.heading for column in FINDING_COLUMNS), FINGERPRINT])
    for one in view.every_finding:
        writer.writerow([guarded(str(cell)) for cell in (*finding_cells(one), one.fingerprint)])
    return stream.getvalue().encode("utf-8-sig")


def guarded(words: str) -> str:
    """Return words with an apostrophe before them where a spreadsheet would take them for a formula."""
    words = clean(words)
    return f"'{words}" if words.lstrip().startswith(FORMULA_SIGNS) or words.startswith(FORMULA_SIGNS) else words
