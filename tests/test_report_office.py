"""The Word report and the tracker open in LibreOffice: each becomes pages that hold the report's words."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from stocktake.audit import audit as audit_of
from stocktake.report.gap_assembly import report_view
from stocktake.report.report_pack import Form, write_pack

from .test_report_gap_page import EXAMPLE

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize(("form", "words"), [(Form.DOCX, "Open a telephone line"), (Form.XLSX, "Days overdue as of 31 March 2024")])
def test_libreoffice_opens_it(form: Form, words: str, tmp_path: Path) -> None:
    assert OFFICE is not None
    audit = audit_of(EXAMPLE.papers(), date(2024, 3, 31))
    (file,) = write_pack(audit, report_view(audit), tmp_path, (form,))
    to = "pdf" if form is Form.DOCX else "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    own = f"-env:UserInstallation={(tmp_path / 'settings').as_uri()}"
    subprocess.run(
        [OFFICE, own, "--headless", "--convert-to", to, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=180
    )
    if form is Form.DOCX:
        import pdfplumber

        with pdfplumber.open(tmp_path / "gap-report.pdf") as pages:
            told = " ".join((page.extract_text() or "") for page in pages.pages)
    else:
        told = " ".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv"))
    assert words in " ".join(told.split())
