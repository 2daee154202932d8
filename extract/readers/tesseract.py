"""Runs Tesseract, a program of the system that recognises words in pictures, where it is installed.

Pictures go to it and words come back through pipes: nothing is written to a disk, nothing leaves the computer.
"""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..effort import outside

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SECONDS = 120.0  # a page of small print takes three to five
LANGUAGE = "eng"
ORIENTATION_DATA = "osd.traineddata"
HOW_TO_INSTALL = (
    "Install Tesseract to have such pages recognised (OCR; Windows: winget install UB-Mannheim.TesseractOCR; "
    "macOS: brew install tesseract; Debian, Ubuntu: apt install tesseract-ocr), or ask for the Word file."
)
# Where its Windows installer puts it, without adding the place to PATH.
_WINDOWS_FOLDERS = ("ProgramFiles", "LOCALAPPDATA")


class RecognitionFailed(Exception):
    """Tesseract took too long or gave up; ``str()`` says why in words that end a sentence."""


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word with its place in the picture in pixels, the number of its line, and a confidence from 0 to 100."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, int, int]
    confidence: float


def find_program() -> str | None:
    """Return the path of the program, None where it is not installed."""
    found = shutil.which("tesseract")
    if found is None:
        places = [Path(os.environ[name], part) for name in _WINDOWS_FOLDERS if name in os.environ for part in ("", "Programs")]
        found = next((str(file) for place in places if (file := place / "Tesseract-OCR" / "tesseract.exe").is_file()), None)
    return found


def program_mark() -> str:
    """Return what tells this installed program from another version of it; empty where there is none. Cheap: it is not run."""
    program = find_program()
    if program is None:
        return ""
    try:
        status = Path(program).stat()
    except OSError:
        return program
    return f"{program} {status.st_size} {status.st_mtime_ns}"


def recognise(program: str, picture: "Image", dots: int, mode: int, letters: str = "") -> list[SeenWord]:
    """Return the words in a picture of ``dots`` an inch, in reading order.

    ``mode`` is Tesseract's page segmentation mode; ``letters`` are the only ones to expect, empty for any.
    Raises RecognitionFailed.
    """
    only = ("-c", f"tessedit_char_whitelist={letters}") if letters else ()
    return list(_words(_run(program, picture, ("--psm", str(mode), "--dpi", str(dots), "-l", LANGUAGE, *only, "tsv"))))


def quarter_turns(program: str, picture: "Image", dots: int) -> int | None:
    """Return by how many quarter turns clockwise the picture must be turned to be upright.

    0 where its words do not tell, None where Tesseract was installed without its data on orientation.
    """
    try:
        printed = _run(program, picture, ("--psm", "0", "--dpi", str(dots)))
    except RecognitionFailed as failure:
        return None if ORIENTATION_DATA in str(failure) else 0
    turned = next((line.partition(":")[2].strip() for line in printed.splitlines() if line.startswith("Rotate:")), "")
    return int(turned) // 90 % 4 if turned.isdigit() else 0


def _run(program: str, picture: "Image", options: Sequence[str]) -> str:
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    # One thread a page: Tesseract's own threads cost more than they gain on a page, and the words must not depend on them.
    surroundings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        with outside():
            done = subprocess.run(
                [program, "stdin", "stdout", *options],
                input=stream.getvalue(),
                capture_output=True,
                timeout=LONGEST_SECONDS,
                env=surroundings,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise RecognitionFailed(f"it took longer than {LONGEST_SECONDS:.0f} seconds") from None
    except OSError as error:
        raise RecognitionFailed(f"Tesseract could not be started ({error.strerror})") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        # of several lines the first names what is missing, the last says only that it cannot go on
        told = next((line for line in said if ORIENTATION_DATA in line), said[-1] if said else f"exit code {done.returncode}")
        raise RecognitionFailed(f"Tesseract says: {told}")
    return done.stdout.decode("utf-8", "replace")


def _words(table: str) -> Iterator[SeenWord]:
    """Yield the words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) == 12 and fields[0] == "5" and fields[11].strip():
            block, paragraph, line, _, left, top, width, height = (int(field) for field in fields[2:10])
            text = "".join(fields[11].split())
            yield SeenWord(text, left, top, left + width, top + height, (block, paragraph, line), float(fields[10]))
