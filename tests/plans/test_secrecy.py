"""A document that bears a stamp of secrecy is not read; words about secrecy do not make it secret."""

from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet

from domain.plan import UnreadableDocument
from plans import read
from tests.plans.packing import p, packed, part, r, relations
from tests.plans.pdf_drawing import Paper, save
from tests.plans.workbooks import PLAN, Touch, appendix, read_rows

REST = "KẾ HOẠCH\nCải cách hành chính năm 2024\nCăn cứ Luật Bảo vệ bí mật nhà nước;\n"


def text(tmp_path: Path, head: str, foot: str = "") -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(f"UBND HUYỆN EA KAR\n{head}\n{REST}{foot}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("stamp", "grade"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("[MẬT]", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("ĐỘ MẬT: MẬT", "MẬT"),
        ("M Ậ T", "MẬT"),
        ("T Ố I M Ậ T", "TỐI MẬT"),
        ("(Mật)", "MẬT"),
        ("MẬT - HỎA TỐC", "MẬT"),
        ("Số: 12/KH-UBND TỐI MẬT", "TỐI MẬT"),
        ("MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT"),
        ("TỐI MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỐI MẬT"),
        ("PHÒNG NỘI VỤ MẬT Độc lập - Tự do - Hạnh phúc", "MẬT"),
    ],
)
def test_a_stamped_document_is_refused(tmp_path: Path, stamp: str, grade: str) -> None:
    with pytest.raises(UnreadableDocument, match=f"đóng dấu {grade} nên không đọc; hãy"):
        read(text(tmp_path, stamp))


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Số: 12/KH-UBND", "CHỦ TỊCH\nLê Văn Mật"),
        ("Số: 12/KH-UBND", "CHỦ TỊCH\nLÊ VĂN MẬT"),
        ("Về công tác bảo mật", ""),
        ("BẢO VỆ BÍ\nMẬT", ""),
        ("BAN CHỈ ĐẠO BẢO VỆ BÍ MẬT", ""),
        ("Văn bản không mật", ""),
        ("Số: 12/KH-UBND", "Ghi chú\tĐộ mật\nVăn bản A\tMật"),
    ],
)
def test_words_about_secrecy_are_no_stamp(tmp_path: Path, head: str, foot: str) -> None:
    assert read(text(tmp_path, head, foot)).title is not None


def written_as_word(tmp_path: Path, header: str = "", anchored: str = "") -> Path:
    """A plan in Word with this in its page header, and this in the first paragraph of its body."""
    body = "".join([p(anchored), *(p(r(line)) for line in ("UBND HUYỆN EA KAR", *REST.splitlines()))])
    parts = {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relations(header="header1.xml"),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/header1.xml": part("hdr", header),
    }
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(packed(parts))
    return path


BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "header",
    [
        p(r("TỐI"), r(" MẬT")),
        p(r("UBND huyện Ea Kar"), BOX.format(p(r("TỐI MẬT")))),
        p('<w:pict><v:shape><v:textpath style="x" string="TỐI MẬT"/></v:shape></w:pict>'),
    ],
)
def test_a_stamp_in_the_page_header_of_word_is_seen(tmp_path: Path, header: str) -> None:
    with pytest.raises(UnreadableDocument, match="đóng dấu TỐI MẬT"):
        read(written_as_word(tmp_path, header))


def test_a_stamp_in_a_text_box_of_word_is_seen(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="đóng dấu MẬT"):
        read(written_as_word(tmp_path, anchored=BOX.format(p(r("MẬT")))))


def test_page_headers_are_no_text_of_the_plan(tmp_path: Path) -> None:
    reading = read(written_as_word(tmp_path, p(r("Số: 99/KH-UBND")) + p(r("Quy chế bảo mật"))))
    assert (reading.title, reading.number) == ("KẾ HOẠCH Cải cách hành chính năm 2024", None)


def printed_on_pages(header: str) -> Touch:
    """Words as Excel keeps them for the head of every printed page."""

    def touch(sheet: Worksheet) -> None:
        tree: Any = fromstring(f"<oddHeader>{header}</oddHeader>")
        sheet.HeaderFooter.oddHeader = HeaderFooterItem.from_tree(tree)

    return touch


def test_a_stamp_printed_on_the_pages_of_excel_is_seen(tmp_path: Path) -> None:
    touch = printed_on_pages("&amp;LUBND xã Yên Lạc&amp;R&amp;14&amp;&quot;Arial,Bold&quot;TUYỆT MẬT")
    with pytest.raises(UnreadableDocument, match="đóng dấu TUYỆT MẬT"):
        read_rows(tmp_path, appendix(PLAN), touch)


def test_page_numbers_of_excel_are_no_stamp(tmp_path: Path) -> None:
    touch = printed_on_pages("&amp;CTrang &amp;P/&amp;N - Bảo mật thông tin")
    assert read_rows(tmp_path, appendix(PLAN), touch).tasks


@pytest.mark.parametrize("pages", [1, 3])
def test_a_stamp_in_the_corner_of_a_pdf_is_seen(tmp_path: Path, pages: int) -> None:
    papers = []
    for number in range(pages):
        paper = Paper()
        paper.write(500, 30, "MẬT")
        lines = ["UBND HUYỆN EA KAR", *REST.splitlines()] if number == 0 else ["II. NHIỆM VỤ"]
        paper.write_lines(80, 60, lines)
        papers.append(paper)
    with pytest.raises(UnreadableDocument, match="đóng dấu MẬT"):
        read(save(tmp_path / "ke-hoach.pdf", papers))
