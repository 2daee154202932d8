"""What python-docx lacks for a report that everybody can read: fields, repeated heading rows, alternative text, language, styles."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from .safe_words import GENERATOR, clean

FONT = "Calibri"
# Word takes no longer title among what a file says of itself.
LONGEST_FACT = 255
INK, QUIET, RULE, HEAD_FILL = "1B1F24", "47515E", "C9D0D8", "E8EDF3"
# Style -> points, bold, colour. Everything is a style: none of the text is formatted by hand.
_PARAGRAPHS = {
    "Normal": (10, False, INK),
    "Title": (24, True, INK),
    "Subtitle": (11, False, QUIET),
    "Heading 1": (16, True, INK),
    "Heading 2": (13, True, INK),
    "Heading 3": (11, True, INK),
    "Quote": (10, False, INK),
    "Caption": (9, False, QUIET),
    "List Bullet": (10, False, INK),
    "Header": (8, False, QUIET),
    "Footer": (8, False, QUIET),
}
_OWN = {"Stocktake table text": (8.5, False, INK), "Stocktake table head": (8.5, True, INK), "Stocktake figure": (10, False, INK)}
TABLE = "Stocktake table"


def new_document() -> Any:
    """Return an empty A4 document in British English with the report's styles."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    _set_styles(document)
    _set_language(document)
    return document


def set_facts(document: Any, title: str, day: Any) -> None:
    """Set what the file says of itself: its title, no author but the program, and the day of the report as its time."""
    from datetime import datetime

    core, noon = document.core_properties, datetime(day.year, day.month, day.day)
    title = clean(title)
    core.title = title if len(title) <= LONGEST_FACT else f"{title[: LONGEST_FACT - 1]}…"
    core.author, core.last_modified_by, core.comments = GENERATOR, GENERATOR, ""
    core.created = core.modified = noon
    core.language, core.revision, core.subject = "en-GB", 1, "Gap report for a stocktake meeting"


def add_table(document: Any, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float], told: str) -> Any:
    """Add a table whose heading row stands again on every page; ``widths`` are millimetres, ``told`` says what it shows."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    held = [tuple(clean(cell) for cell in row) for row in rows]
    table = document.add_table(rows=1 + len(held), cols=len(heads), style=TABLE)
    table.autofit = False
    for number, cells in enumerate((tuple(heads), *held)):
        row = table.rows[number]._tr
        style = "Stocktake table head" if number == 0 else "Stocktake table text"
        for cell, words, width in zip(row.tc_lst, cells, widths, strict=True):
            cell.width = Mm(width)
            paragraph = cell.p_lst[0]
            paragraph.style = document.styles[style].style_id
            paragraph.add_r().text = words
        marks = row.get_or_add_trPr()
        marks.append(OxmlElement("w:cantSplit"))
        if number == 0:
            marks.append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for tag, words in (("w:tblCaption", told), ("w:tblDescription", told)):
        mark = OxmlElement(tag)
        mark.set(qn("w:val"), clean(words))
        table._tbl.tblPr.append(mark)
    document.add_paragraph(style="Caption")
    return table


def add_picture(document: Any, png: bytes, title: str, told: str) -> None:
    """Add a picture over the whole width, with what it shows in words for those who do not see it, and its title below."""
    from docx.shared import Mm

    shape = document.add_picture(io.BytesIO(png), width=Mm(170))
    document.paragraphs[-1].style = "Stocktake figure"
    properties = shape._inline.docPr
    properties.set("title", clean(title))
    properties.set("descr", clean(told))
    document.add_paragraph(clean(title), style="Caption")


def add_field(paragraph: Any, instruction: str, shown: str = "") -> None:
    """Add a field such as PAGE to a paragraph; ``shown`` stands there until the field is brought up to date."""
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="begin"))
    paragraph.add_run()._r.append(_instruction(f" {instruction} "))
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="separate"))
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="end"))


def add_page_numbers(document: Any, words: str) -> None:
    """Write "page 3 of 12" and some words at the foot of every page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{clean(words)}    Page ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES", "1")


def add_contents(document: Any, entries: Sequence[tuple[str, str, int]]) -> None:
    """Add a contents field that holds its entries already: (words, bookmark, level), each a link to its heading.

    The pages they stand on are known to Word alone, which adds them when it brings the field up to date.
    """
    for number, (words, mark, level) in enumerate(entries):
        paragraph = document.add_paragraph(style=f"toc {level}")
        if number == 0:
            paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="begin", dirty="true"))
            paragraph.add_run()._r.append(_instruction(' TOC \\o "1-1" \\h \\z \\u '))
            paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="separate"))
        link = _element("w:hyperlink", anchor=mark, history="1")
        link.append(paragraph.add_run(clean(words))._r)
        paragraph._p.append(link)
        if number == len(entries) - 1:
            paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="end"))


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Set a bookmark around a paragraph, for the contents to lead to."""
    start, end = _element("w:bookmarkStart", id=str(number), name=name), _element("w:bookmarkEnd", id=str(number))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _instruction(words: str) -> Any:
    from docx.oxml.ns import qn

    made = _element("w:instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = words
    return made


def _set_styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm, Pt

    for name in _OWN:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for name, (points, bold, colour) in {**_PARAGRAPHS, **_OWN}.items():
        _dress(document.styles[name], points, bold, colour)
    for level in (1, 2):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Mm(6 * (level - 1)), Pt(1)
        style.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    spaces = {"Normal": (0, 5), "Heading 1": (18, 6), "Heading 2": (12, 4), "Heading 3": (9, 3), "Quote": (2, 6), "Caption": (2, 8)}
    for name, (before, after) in {**spaces, "Stocktake table text": (1, 1), "Stocktake table head": (1, 1)}.items():
        form = document.styles[name].paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
    document.styles["Quote"].paragraph_format.left_indent = Mm(6)
    document.styles["Quote"].font.italic = False
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    document.styles["Stocktake figure"].paragraph_format.keep_with_next = True
    document.styles["Stocktake table head"].paragraph_format.keep_with_next = True
    _add_table_style(document)


def _dress(style: Any, points: float, bold: bool, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = FONT, Pt(points), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)


def _add_table_style(document: Any) -> None:
    """A table style of thin level rules with a shaded heading row."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="StocktakeTable"><w:name w:val="{TABLE}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders><w:top {rule}/><w:bottom {rule}/>'
            f"<w:insideH {rule}/></w:tblBorders>"
            '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_FILL}"/></w:tcPr></w:tblStylePr></w:style>'
        )
    )


def _set_language(document: Any) -> None:
    from docx.oxml.ns import qn

    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), "en-GB")
