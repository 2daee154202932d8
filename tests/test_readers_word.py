"""Word files made up in memory are read as a person sees them with all tracked changes accepted."""

import io
import zipfile
from pathlib import Path

import pytest

from stocktake.extract.readers.word import read_word
from stocktake.model import Heading, Layout, ListItem, Paragraph, Table, UnreadablePaper

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Council chapter"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Contents1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered chapter"/>
  <w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def level(number: int, form: str, pattern: str, left: int, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{pattern}"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
    )


NUMBERING = f"""
<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "", 360)}{level(1, "bullet", "o", 720)}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  {level(0, "decimal", "%1.", 360)}{level(1, "lowerLetter", "(%2)", 720)}{level(2, "lowerRoman", "%3.", 1080)}
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  {level(0, "decimal", "Priority %1:", 0, '<w:pStyle w:val="Numbered"/>')}{level(1, "decimal", "%1.%2", 0)}
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def word_file(body: str, *, footnotes: str = "", numbering: str = NUMBERING, main: str = "document") -> bytes:
    def part(root: str, content: str) -> str:
        names = f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v" xmlns:x="urn:x"'
        return f"<w:{root} {names}>{content}</w:{root}>"

    def relations(*targets: tuple[str, str]) -> str:
        entries = "".join(f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets))
        return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations(("officeDocument", f"word/{main}.xml")))
        archive.writestr(f"word/{main}.xml", part("document", part("body", body)))
        related = (("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "/word/footnotes.xml"))
        archive.writestr(f"word/_rels/{main}.xml.rels", relations(*related))
        archive.writestr("word/styles.xml", part("styles", STYLES))
        archive.writestr("word/numbering.xml", part("numbering", numbering) if numbering else "<broken")
        archive.writestr("word/footnotes.xml", part("footnotes", footnotes))
        archive.writestr("word/header1.xml", part("hdr", paragraph("Running head")))
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", *, style: str = "", number: tuple[int, int] | None = None, properties: str = "") -> str:
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    content = text if text.startswith("<") or not text else run(text)
    return f"<w:p><w:pPr>{chosen}{listed}{properties}</w:pPr>{content}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else paragraph(content)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def read(body: str, **parts: str) -> Layout:
    layout = read_word(word_file(body, **parts), "paper.docx")
    starts = [passage.start for passage in layout.passages()]
    assert starts == sorted(starts)
    for passage in layout.passages():
        passage.check(layout.text)
    return layout


def seen(layout: Layout) -> list[tuple[object, ...]]:
    """Return the blocks in short: ("h", level, words), ("p", words), (marker, depth, words), ("t", the cells' words)."""
    short: list[tuple[object, ...]] = []
    for block in layout.blocks:
        if isinstance(block, Heading):
            short.append(("h", block.level, block.passage.text))
        elif isinstance(block, Paragraph):
            short.append(("p", block.passage.text))
        elif isinstance(block, ListItem):
            short.append((block.marker, block.depth, block.passage.text))
        else:
            short.append(("t", [[cell.text for cell in row.cells] for row in block.rows]))
    return short


def only_table(layout: Layout) -> Table:
    tables = [block for block in layout.blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return tables[0]


def test_headings_are_known_in_any_language_and_through_the_styles_they_are_based_on() -> None:
    layout = read(
        paragraph("Plan of Eastmere", style="Titel")
        + paragraph("Our aims", style="berschrift2")
        + paragraph("What comes next", style="Chapter")
        + paragraph("By outline level", properties='<w:outlineLvl w:val="3"/>')
        + paragraph("Words.")
    )
    assert seen(layout) == [
        ("h", 1, "Plan of Eastmere"),
        ("h", 2, "Our aims"),
        ("h", 2, "What comes next"),
        ("h", 4, "By outline level"),
        ("p", "Words."),
    ]
    assert layout.text == "Plan of Eastmere\n\nOur aims\n\nWhat comes next\n\nBy outline level\n\nWords.\n"
    assert layout.pages is None


def test_a_break_inside_a_heading_is_for_looks() -> None:
    layout = read(paragraph(run("Plan of") + "<w:r><w:br/></w:r>" + run("Eastmere"), style="Titel"))
    assert seen(layout) == [("h", 1, "Plan of Eastmere")]


def test_list_numbers_are_computed_and_kept_out_of_the_text() -> None:
    layout = read(
        paragraph("One", number=(2, 0))
        + paragraph("One a", number=(2, 1))
        + paragraph("One b", number=(2, 1))
        + paragraph("One b i", number=(2, 2))
        + paragraph("Two", number=(2, 0))
        + paragraph("Two a", number=(2, 1))
        + paragraph("Five", number=(4, 0))
        + paragraph("Bullet", style="ListBullet")
        + paragraph("Inner bullet", number=(1, 1))
        + paragraph("No bullet", style="ListBullet", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert seen(layout) == [
        ("1.", 0, "One"),
        ("(a)", 1, "One a"),
        ("(b)", 1, "One b"),
        ("i.", 2, "One b i"),
        ("2.", 0, "Two"),
        ("(a)", 1, "Two a"),
        ("5.", 0, "Five"),
        ("•", 0, "Bullet"),
        ("•", 1, "Inner bullet"),
        ("p", "No bullet"),
    ]
    assert layout.text.startswith("One\nOne a\nOne b\n")


def test_a_number_that_names_its_paragraph_stands_in_the_text() -> None:
    layout = read(
        paragraph("Better plans", style="Numbered")
        + paragraph("Plans are on time", number=(3, 1))
        + paragraph("Health advice", style="Numbered")
        + table(row(cell(paragraph(number=(3, 1))), cell("Recruit two advisers")), row(cell(paragraph(number=(3, 1))), cell("Train them")))
    )
    assert seen(layout) == [
        ("h", 1, "Priority 1: Better plans"),
        ("p", "1.1 Plans are on time"),
        ("h", 1, "Priority 2: Health advice"),
        ("t", [["2.1", "Recruit two advisers"], ["2.2", "Train them"]]),
    ]


def test_written_markers_become_list_entries_and_outline_numbers_stay() -> None:
    layout = read(
        paragraph("\uf0b7 Fewer appeals")
        + paragraph("o Fewer late plans")
        + paragraph("2) Shorter waits")
        + paragraph("3.5 The board agreed.")
        + paragraph("A. Example, chair")
    )
    assert seen(layout) == [
        ("\uf0b7", 0, "Fewer appeals"),
        ("o", 1, "Fewer late plans"),
        ("2)", 2, "Shorter waits"),
        ("p", "3.5 The board agreed."),
        ("p", "A. Example, chair"),
    ]
    assert "2) Shorter waits\n" in layout.text


def test_line_breaks_part_paragraphs_and_tabs_stay() -> None:
    layout = read(paragraph(run("Name") + "<w:r><w:tab/></w:r>" + run("Role") + "<w:r><w:br/></w:r>" + run("i. Next")))
    assert seen(layout) == [("p", "Name Role"), ("i.", 0, "Next")]
    assert layout.text == "Name\tRole\ni. Next\n" or layout.text == "Name\tRole\n\ni. Next\n"


def test_tracked_changes_are_accepted_and_hidden_words_left_out() -> None:
    deleted = "<w:del><w:r><w:delText>June</w:delText></w:r></w:del><w:ins><w:r><w:t>July</w:t></w:r></w:ins>"
    layout = read(
        paragraph(run("Ready by ") + deleted + run(" secret", "<w:vanish/>") + run(" secret", '<w:rStyle w:val="Unseen"/>') + run(" 2031"))
        + paragraph(run("One sentence"), properties="<w:rPr><w:del/></w:rPr>")
        + paragraph("in two halves.")
        + f"<w:p><w:moveFrom>{run('Moved away')}</w:moveFrom></w:p>"
        + f"<w:p><w:moveTo>{run('Moved here')}</w:moveTo></w:p>"
    )
    assert seen(layout) == [("p", "Ready by July 2031"), ("p", "One sentence in two halves."), ("p", "Moved here")]


def test_links_fields_and_content_controls_keep_their_words() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t>code</w:t></w:r>'
    result = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("annex 2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    layout = read(
        paragraph(f"<w:hyperlink>{run('the Local Offer')}</w:hyperlink>" + run(" and ") + field + result)
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('In a control')}"
        + f"<w:sdt><w:sdtContent>{paragraph('In an inner control')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
        + paragraph(f"<w:sdt><w:sdtContent>{run('June')}</w:sdtContent></w:sdt>" + run(" 2031"))
        + paragraph(run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("pro\u00adduction") + "<w:r><w:softHyphen/></w:r>")
    )
    assert [words[-1] for words in seen(layout)] == [
        "the Local Offer and annex 2",
        "In a control",
        "In an inner control",
        "June 2031",
        "co-production",
    ]


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing><x:box>{box}</x:box></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert seen(read(paragraph(run("Before") + drawing) + paragraph("After"))) == [("p", "Before"), ("p", "In the box"), ("p", "After")]


def test_contents_headers_and_comments_are_left_out_and_footnotes_come_last() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    layout = read(
        f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Aims 3')}</w:sdtContent></w:sdt>"
        + paragraph("Aims 3", style="Contents1")
        + paragraph(run("Waits fall") + note)
        + paragraph("The end"),
        footnotes=f'<w:footnote w:id="-1">{paragraph()}</w:footnote><w:footnote w:id="2">{paragraph("From a survey")}</w:footnote>',
    )
    assert seen(layout) == [("p", "Waits fall"), ("p", "The end"), ("p", "From a survey")]


def test_merged_cells_appear_once_and_every_column_is_covered() -> None:
    merged = table(
        row(cell("Ref"), cell("Action", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"),
        row(cell("1.a", '<w:vMerge w:val="restart"/>'), cell("Recruit"), cell("May 2031")),
        row(cell("", "<w:vMerge/>"), cell("Train"), cell("June 2031")),
        row(cell("1.b"), cell("Report")),
    )
    found = only_table(read(merged))
    assert (found.columns, found.header_rows) == (3, 1)
    spans = [[(c.text, c.column, c.column_span, c.row_span) for c in r.cells] for r in found.rows]
    assert spans == [
        [("Ref", 0, 1, 1), ("Action", 1, 2, 1)],
        [("1.a", 0, 1, 2), ("Recruit", 1, 1, 1), ("May 2031", 2, 1, 1)],
        [("Train", 1, 1, 1), ("June 2031", 2, 1, 1)],
        [("1.b", 0, 1, 1), ("Report", 1, 1, 1), ("", 2, 1, 1)],
    ]


def test_words_in_the_lower_part_of_a_merged_cell_are_kept() -> None:
    merged = table(row(cell("Top", '<w:vMerge w:val="restart"/>'), cell("x")), row(cell("Bottom", "<w:vMerge/>"), cell("y")))
    assert only_table(read(merged)).rows[0].cells[0].text == "Top Bottom"


def test_rows_in_content_controls_are_read_and_deleted_rows_are_not() -> None:
    controlled = f"<w:sdt><w:sdtContent>{row(cell('b'), cell('two'))}</w:sdtContent></w:sdt>"
    found = only_table(read(table(row(cell("a"), cell("one")), controlled, row(cell("c"), cell("three"), properties="<w:del/>"))))
    assert [[c.text for c in r.cells] for r in found.rows] == [["a", "one"], ["b", "two"]]


def test_cells_hold_paragraphs_list_entries_and_the_words_of_inner_tables() -> None:
    inner = table(row(cell("inner one"), cell("inner two")))
    lines = paragraph(run("First") + "<w:r><w:br/></w:r>" + run("• Second")) + paragraph("Third", style="ListBullet") + inner + paragraph()
    blocks = only_table(read(table(row(cell(lines), cell("x"))))).rows[0].cells[0].blocks
    assert [(getattr(b, "marker", ""), b.passage.text) for b in blocks] == [
        ("", "First"),
        ("•", "Second"),
        ("•", "Third"),
        ("", "inner one"),
        ("", "inner two"),
    ]


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    assert seen(read(table(row(cell(paragraph("Aims", style="Chapter") + paragraph("Words")))))) == [("h", 2, "Aims"), ("p", "Words")]


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        ("FF0000", "red"),
        ("C00000", "red"),
        ("FFC000", "amber"),
        ("FFFF00", "amber"),
        ("92D050", "green"),
        ("0070C0", "blue"),
        ("1F3864", None),
    ],
)
def test_signal_colours_are_named(fill: str, name: str | None) -> None:
    found = only_table(read(table(row(cell("1.a"), cell("", f'<w:shd w:val="clear" w:fill="{fill}"/>')))))
    assert found.rows[0].cells[1].fill == name


def test_header_rows_are_guessed_only_when_sure() -> None:
    def header(first: str, second: str, properties: str = "") -> int:
        def of(words: str) -> str:
            return paragraph(run(words, properties))

        return only_table(read(table(row(cell(of(first)), cell(of(second))), row(cell("x"), cell("y"))))).header_rows

    assert header("Anything", "Whatever", "<w:b/>") == 1
    assert header("Anything", "Whatever") == 0
    assert header("Action", "Timescale") == 1


def test_macro_files_and_the_strict_format_are_read() -> None:
    data = word_file(paragraph("Words"), main="document2")
    assert seen(read_word(data, "plan.docm")) == [("p", "Words")]
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.namelist():
            target.writestr(entry, source.read(entry).replace(WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert seen(read_word(buffer.getvalue(), "plan.docx")) == [("p", "Words")]


def test_a_part_that_cannot_be_read_costs_that_part_alone() -> None:
    layout = read(paragraph("Fewer appeals", style="ListBullet"), numbering="")
    assert seen(layout) == [("•", 0, "Fewer appeals")]
    assert len(layout.faults) == 1
    assert "list numbering" in layout.faults[0].message


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "but a PDF"),
        (b"\x00\x01\x02 no document", "not a Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word format"),
        (word_file(paragraph("Words"))[:400], "damaged"),
        (word_file(paragraph()), "holds no text"),
    ],
)
def test_an_unreadable_file_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadablePaper, match=words) as refused:
        read_word(data, "paper.docx")
    assert refused.value.remedy


def test_an_archive_that_is_no_word_file_is_refused() -> None:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as archive:
        archive.writestr("notes.txt", "words")
    with pytest.raises(UnreadablePaper, match="not a Word document"):
        read_word(buffer.getvalue(), "paper.docx")


@pytest.mark.parametrize("name", ["plan-ruled-portrait.docx", "position.docx", "letter.docx"])
def test_a_whole_paper_is_read_alike_twice_with_every_word_in_its_place(name: str) -> None:
    path = SHARED / "facsimile" / name
    if not path.exists():
        pytest.skip("the papers to read are not beside this repository")
    layout = read_word(path.read_bytes(), name)
    assert layout == read_word(path.read_bytes(), name)
    assert not layout.faults
    assert all(passage.check(layout.text) is None for passage in layout.passages())
