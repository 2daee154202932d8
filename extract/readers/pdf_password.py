"""Takes the protection off a PDF whose password is known, in memory alone."""

from collections.abc import Iterable
from io import BytesIO

from ...model import PasswordNeeded


def unlock(data: bytes, name: str, passwords: Iterable[str]) -> bytes:
    """Return the PDF ``data`` without its protection, opened by the first of ``passwords`` that fits.

    Raises PasswordNeeded when none does.
    """
    import pypdfium2 as pdfium

    for password in passwords:
        try:
            document = pdfium.PdfDocument(data, password=password)
        except (pdfium.PdfiumError, ValueError):  # a password that cannot be put into the format's letters cannot be its password
            continue
        try:
            copy = BytesIO()
            document.save(copy, flags=pdfium.raw.FPDF_REMOVE_SECURITY)
        finally:
            document.close()
        return copy.getvalue()
    raise PasswordNeeded(name, "The PDF is protected by another password than the one given.", "Check the password, capitals included.")
