"""PDF documents: two columns at head and foot, paragraphs out of printed lines, letters drawn oddly, bad files."""

import logging
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from domain.plan import UnreadableDocument
from plans import read
from plans.blocks import Document, Paragraph, Table
from plans.pdf.document import pdf_document
from plans.pdf.file import MOST_PAGES
from tests.plans.pdf_drawing import Paper, pdf_of, save, wrapped
from tests.plans.test_pdf_tables import HEADING, WIDTHS
from tests.plans.test_real_plans import PLANS, facts

LEFT, RIGHT, ROOM = 85.0, 540.0, 455.0
ROW = ("1", "Soạn kế hoạch", "Kế hoạch", "Công chức Tư pháp", "Các thôn", "Tháng 02/2024")


def untold(done: int, of: int) -> None:
    """Nobody watches."""


def document(*pages: Paper) -> Document:
    return pdf_document(pdf_of(pages), untold)


def texts(*pages: Paper) -> list[str]:
    return [block.text for block in document(*pages).blocks if isinstance(block, Paragraph)]


def letterhead(page: Paper) -> None:
    for y, (left, right) in enumerate(
        [
            ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("XÃ LÂM THƯỢNG", "Độc lập - Tự do - Hạnh phúc"),
            ("Số: 15/KH-UBND", "Lâm Thượng, ngày 09 tháng 02 năm 2024"),
        ]
    ):
        page.centre(70 + 16 * y, left, 11, 150)
        page.centre(72 + 16 * y, right, 11, 420)
    page.centre(140, "KẾ HOẠCH")
    page.centre(156, "Cải cách hành chính năm 2024")


def signature(page: Paper, y: float) -> None:
    page.write(85, y, "Nơi nhận:", 11)
    page.write(85, y + 14, "- UBND huyện;", 11)
    page.write(85, y + 28, "- Lưu: VT.", 11)
    page.centre(y, "TM. ỦY BAN NHÂN DÂN", 12, 430)
    page.centre(y + 16, "CHỦ TỊCH", 12, 430)
    page.centre(y + 90, "Hoàng Thị Mây", 12, 430)


def test_a_plan_from_its_letterhead_to_its_signature(tmp_path: Path) -> None:
    first, second = Paper(), Paper(measures=(842.0, 595.0))
    letterhead(first)
    body = "Ủy ban nhân dân xã Lâm Thượng ban hành Kế hoạch cải cách hành chính năm 2024 với những nội dung như sau:"
    y = first.write_lines(LEFT, 200, wrapped(body, ROOM))
    signature(first, y + 30)
    second.table(40, 60, WIDTHS, [HEADING, ROW])
    reading = read(save(tmp_path / "ke-hoach.pdf", [first, second]))
    assert (reading.number, reading.issuer, reading.issued) == (
        "15/KH-UBND",
        "UBND xã Lâm Thượng",
        date(2024, 2, 9),
    )
    assert (reading.title, reading.signer) == ("KẾ HOẠCH Cải cách hành chính năm 2024", "Hoàng Thị Mây")
    assert [(task.code, task.lead, task.due) for task in reading.tasks] == [
        ("1", ["Công chức Tư pháp"], [date(2024, 2, 29)])
    ]


def test_printed_lines_become_paragraphs() -> None:
    page = Paper()
    said = [
        "I. MỤC TIÊU",
        "Người dân đến xã làm thủ tục chỉ phải khai một lần, nộp một bộ giấy tờ và biết trước ngày nhận kết quả. "
        "Công việc của các bộ phận được theo dõi trên môi trường số.",
        "Báo cáo gửi trước ngày 15 hằng tháng.",
        "- Tối thiểu 85% hồ sơ thủ tục hành chính của người dân và doanh nghiệp được nộp trực tuyến;",
    ]
    y = 90.0
    for paragraph in said:
        y = page.write_lines(LEFT, y, wrapped(paragraph, ROOM))
    assert texts(page) == said


def test_a_paragraph_goes_on_over_the_page_and_running_heads_are_left_out() -> None:
    pages = [Paper() for _ in range(3)]
    for number, page in enumerate(pages, 1):
        page.centre(40, f"- {number} -")
        page.write(LEFT, 815, "Kế hoạch cải cách hành chính xã Lâm Thượng", 9)
    broken = wrapped("Ủy ban nhân dân xã giao các bộ phận theo dõi, đôn đốc và báo cáo trước ngày làm việc cuối.", ROOM)
    pages[0].write(LEFT, 780, broken[0])
    pages[1].write(LEFT, 70, broken[1])
    pages[2].write(LEFT, 70, "II. TỔ CHỨC THỰC HIỆN")
    assert texts(*pages) == [" ".join(broken), "II. TỔ CHỨC THỰC HIỆN"]


def test_words_above_and_below_a_table_stay_in_order() -> None:
    page = Paper()
    page.write(LEFT, 60, "Danh mục nhiệm vụ:")
    y = page.table(LEFT, 80, (40, 200), [("1", "Việc một"), ("2", "Việc hai")])
    page.write(LEFT, y + 30, "Hết danh mục.")
    before, table, after = document(page).blocks
    assert (before, after) == (Paragraph("Danh mục nhiệm vụ:"), Paragraph("Hết danh mục."))
    assert isinstance(table, Table)


def test_letters_drawn_twice_or_in_two_goes_or_with_marks_apart() -> None:
    bold, goes, marks, odd = (Paper() for _ in range(4))
    bold.write(LEFT, 90, "KẾ HOẠCH ĐẤT ĐAI")
    bold.write(LEFT + 0.3, 90, "KẾ HOẠCH ĐẤT ĐAI")
    for place, part in ((0, "K"), (3, "HO"), (6, "CH"), (1, "Ế"), (5, "Ạ"), (2, " ")):
        goes.write(LEFT + 6 * place, 90, part)
    marks.write(LEFT, 90, unicodedata.normalize("NFD", "Thủ tục"))
    odd.write(LEFT, 90, "Ủy\u00a0ban Văn hóa \u00ad Xã hội: ﬁle")
    assert texts(bold) == ["KẾ HOẠCH ĐẤT ĐAI"]
    assert texts(goes) == ["KẾ HOẠCH"]
    assert texts(marks)[0].replace(" ", "") == "Thủtục"
    assert texts(odd) == ["Ủy ban Văn hóa - Xã hội: file"]


@pytest.mark.skipif(not PLANS.is_dir(), reason="the published plans do not lie beside the repository")
@pytest.mark.parametrize("name", ["002_4450e8f74e565169", "004_b64da6580d49f8bb"])
def test_a_published_plan_says_the_same_as_in_word(name: str) -> None:
    printed, typed = read(PLANS / f"{name}.pdf"), read(PLANS / f"{name}.docx")
    assert [facts(task) for task in printed.tasks] == [facts(task) for task in typed.tasks]
    assert printed.reporting == typed.reporting
    assert [target.text for target in printed.targets] == [target.text for target in typed.targets]


def test_each_page_is_told() -> None:
    told: list[tuple[int, int]] = []
    pages = [Paper(), Paper()]
    for page in pages:
        page.write(LEFT, 90, "Nội dung")
    pdf_document(pdf_of(pages), lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def complaint(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        pdf_document(data, untold)
    text = str(caught.value)
    assert "\n" not in text
    assert "hãy" in text
    return text


def written() -> bytes:
    page = Paper()
    page.write(LEFT, 90, "Nội dung kế hoạch")
    return pdf_of([page])


def test_what_is_no_pdf() -> None:
    assert "không phải tài liệu PDF" in complaint(b"PK\x03\x04 not a pdf")


def read_or_refused(data: bytes) -> bool:
    """Whether a file either gives blocks or is refused in words; anything else it raises fails the test."""
    try:
        return bool(pdf_document(data, untold).blocks)
    except UnreadableDocument as error:
        return "hãy" in str(error)


def test_a_file_cut_short_says_so_or_gives_what_is_there() -> None:
    whole = written()
    complaint(whole[:60])
    assert all(read_or_refused(whole[:length]) for length in range(80, len(whole), 97))


def test_wrong_bytes_never_crash() -> None:
    whole = written()
    for place in range(9, len(whole), 13):
        data = bytearray(whole)
        data[place] ^= 0x15
        assert read_or_refused(bytes(data)), place


def test_pages_that_hold_themselves_and_measures_of_no_paper() -> None:
    whole = written()
    assert read_or_refused(whole.replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]"))
    assert read_or_refused(whole.replace(b"[0 0 595.0 842.0]", b"[0 0 0 (abc)  ]  "))
    assert read_or_refused(whole.replace(b"[0 0 595.0 842.0]", b"[0 0 99999999 9]  "))


def test_letters_without_a_size_are_left_out() -> None:
    page = Paper()
    page.write(LEFT, 90, "Nội dung")
    page.write(LEFT, 120, "không có", 0)
    assert texts(page) == ["Nội dung"]


def test_a_password_is_told() -> None:
    data = written().replace(
        b"trailer << ",
        b"trailer << /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter "
        b"/Standard /V 1 /R 2 /P -4 /O <" + b"00" * 32 + b"> /U <" + b"11" * 32 + b"> >> ",
    )
    assert "mật khẩu" in complaint(data)


def test_too_many_pages() -> None:
    assert "300 trang" in complaint(pdf_of([Paper() for _ in range(MOST_PAGES + 1)]))


def test_a_stream_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plans.pdf.file.MOST_UNPACKED", 100)
    assert "quá lớn" in complaint(written())


def test_the_log_is_silent_within_the_call_only(caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogger("pdfminer").level
    with caplog.at_level(logging.DEBUG):
        pdf_document(written(), untold)
    assert not caplog.records
    assert logging.getLogger("pdfminer").level == before


Install = Callable[[str], None]

TABLE_OF_WORDS = (
    "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"
    "4\\t1\\t1\\t1\\t1\\t0\\t300\\t300\\t400\\t40\\t-1\\t\\n"
    "5\\t1\\t1\\t1\\t1\\t1\\t300\\t300\\t80\\t40\\t91.5\\tKẾ\\n"
    "5\\t1\\t1\\t1\\t1\\t2\\t400\\t300\\t150\\t40\\t88\\tHOẠCH\\n"
    "5\\t1\\t1\\t1\\t2\\t1\\t300\\t400\\t150\\t40\\t80\\tNăm\\n"
    "5\\t1\\t1\\t1\\t2\\t2\\t470\\t400\\t150\\t40\\t80\\t2024\\n"
    "5\\t1\\t1\\t1\\t2\\t3\\t700\\t400\\t150\\t40\\t3\\t@#\\n"
)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a program of the name `tesseract` where it is found; it speaks the given language."""
    programs = tmp_path / "programs"
    programs.mkdir()

    def put(language: str) -> None:
        program = programs / "tesseract"
        program.write_text(
            f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo {language}; exit; fi\n'
            f"while read -r _; do :; done\nprintf '{TABLE_OF_WORDS}'\n",
            encoding="utf-8",
        )
        program.chmod(0o755)

    monkeypatch.setenv("PATH", str(programs))
    return put


def scan() -> Paper:
    page = Paper()
    page.picture()
    return page


def test_a_scan_is_read_where_the_program_for_it_is_installed(install: Install) -> None:
    install("vie")
    found = document(scan())
    assert found.blocks == [Paragraph("KẾ HOẠCH"), Paragraph("Năm 2024")]
    (doubt,) = found.doubts
    assert (doubt.where, doubt.why[:15]) == ("trang 1", "Đọc từ ảnh quét")


@pytest.mark.parametrize("language", [None, "eng"])
def test_a_scan_that_cannot_be_read_says_what_to_send(install: Install, language: str | None) -> None:
    if language is not None:
        install(language)
    text = complaint(pdf_of([scan()]))
    assert "ảnh quét" in text
    assert ".docx" in text


def test_a_scanned_page_among_others_is_a_doubt(install: Install) -> None:
    page = Paper()
    page.write(LEFT, 90, "KẾ HOẠCH Cải cách hành chính năm 2024 của xã Lâm Thượng")
    found = document(page, scan())
    assert len(found.blocks) == 1
    (doubt,) = found.doubts
    assert doubt.where == "trang 2"
    assert "chưa đọc được" in doubt.why
