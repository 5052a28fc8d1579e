"""Files that hold no plan, or cannot be opened: one Vietnamese line says what is wrong and what to do."""

import io
import os
import time
import unicodedata
import zipfile
from pathlib import Path

import pytest

from domain.plan import UnreadableDocument
from plans import forms, read
from tests.plans.drawing import HEADING, document_with
from tests.plans.packing import SPACE, p, package, packed, part, relations

PLAN = ("1", "Ban hành kế hoạch kiểm tra", "Kế hoạch", "Phòng Nội vụ", "Phòng Tư pháp", "Quý I/2024")


def complaint(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    text = str(caught.value)
    assert "\n" not in text
    assert text.isprintable()
    assert "hãy" in text, "it says what to do"
    return text


def file(tmp_path: Path, name: str, data: bytes) -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


@pytest.mark.parametrize("name", ["k.pdf", "k.doc", "k", "k.odt", "k.?x", "k.\n"])
def test_other_forms(tmp_path: Path, name: str) -> None:
    assert ".docx" in complaint(file(tmp_path, name, b"anything"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "Không mở được" in complaint(tmp_path / "khong-co.txt")


@pytest.mark.parametrize("name", ["k.txt", "k.docx"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert "trống" in complaint(file(tmp_path, name, b" \n"))


def test_too_large_a_file(tmp_path: Path) -> None:
    assert "50 MB" in complaint(file(tmp_path, "k.txt", b"a" * (50 * 2**20 + 1)))


def test_a_broken_word_file(tmp_path: Path) -> None:
    whole = document_with(tmp_path / "whole.docx", [[HEADING]]).read_bytes()
    for data in (b"not a zip", whole[: len(whole) // 2], whole[:-40]):
        assert "hỏng" in complaint(file(tmp_path, "k.docx", data))


def test_a_word_file_with_wrong_bytes_in_it(tmp_path: Path) -> None:
    data = bytearray(document_with(tmp_path / "whole.docx", [[HEADING]]).read_bytes())
    for place in range(200, len(data) - 200, 97):
        data[place] ^= 0xFF
    assert "không phải tài liệu Word" in complaint(file(tmp_path, "k.docx", bytes(data)))


def test_broken_xml_inside(tmp_path: Path) -> None:
    whole = document_with(tmp_path / "whole.docx", [[HEADING]])
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(tmp_path / "k.docx", "w") as target:
        for part in source.namelist():
            data = source.read(part)
            target.writestr(part, data[:300] if part == "word/document.xml" else data)
    assert "hỏng" in complaint(tmp_path / "k.docx")


def test_a_word_file_with_a_password(tmp_path: Path) -> None:
    assert "mật khẩu" in complaint(file(tmp_path, "k.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))


def test_a_zip_that_is_no_word_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "k.docx", "w") as target:
        target.writestr("readme.txt", "x")
    assert "không phải tài liệu Word" in complaint(tmp_path / "k.docx")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "k.docx", "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", b" " * (64 * 2**20))
    assert "quá lớn" in complaint(tmp_path / "k.docx")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Kế hoạch".encode("utf-16-be"), "Không thấy kế hoạch"),
        ("Kế hoạch năm".encode("cp1258", "replace") + b"\xff\xfe\xfd", "lưu lại với mã UTF-8"),
    ],
)
def test_text_in_another_coding(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in complaint(file(tmp_path, "k.txt", data))


def test_text_without_a_plan(tmp_path: Path) -> None:
    assert "Không thấy kế hoạch" in complaint(file(tmp_path, "k.txt", "Kính gửi các đơn vị,\nMời họp.".encode()))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "ảnh"),
        (b"\x89PNG\r\n\x1a\n", "ảnh"),
        (b"II*\x00\x08\x00", "ảnh"),
        (b"\x00\x00\x00\x18ftypheic", "ảnh"),
        (b"Rar!\x1a\x07", "tệp nén"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"<html><body><table>", "HTML"),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML>", "HTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word đời cũ (.doc)"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel đời cũ (.xls)"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "trình chiếu"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), ".odt"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
        (packed({"ppt/presentation.xml": "<p/>"}), "trình chiếu"),
    ],
)
@pytest.mark.parametrize("name", ["k.docx", "K.DOC", "k.pdf", "k.xlsx"])
def test_what_a_file_really_is(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert words in complaint(file(tmp_path, name, data))


@pytest.mark.parametrize("name", ["k.zip", "k.rar", "k.7z"])
def test_archives(tmp_path: Path, name: str) -> None:
    assert "giải nén" in complaint(file(tmp_path, name, packed({"ke-hoach.docx": "x"})))


@pytest.mark.parametrize(
    ("name", "words"),
    [("k.jpg", "ảnh"), ("k.xls", ".xlsx"), ("k.rtf", "RTF"), ("k.pptx", "trình chiếu"), ("k.ODS", ".ods")],
)
def test_what_the_suffix_says_where_the_bytes_say_nothing(tmp_path: Path, name: str, words: str) -> None:
    assert words in complaint(file(tmp_path, name, b"\x07 anything"))


@pytest.mark.parametrize(
    "name", ["k.DOCX", "k.pdf", "k.txt", "k.doc", "k", "kế hoạch (1) %s {0}\n.docx", "k" * 240 + ".docx"]
)
def test_a_word_file_is_read_under_any_name(tmp_path: Path, name: str) -> None:
    whole = document_with(tmp_path / "whole.docx", [[HEADING, PLAN]]).read_bytes()
    reading = read(file(tmp_path, name, whole))
    assert [task.code for task in reading.tasks] == ["1"]
    assert reading.source.isprintable()
    assert len(reading.source) <= 80


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    whole = document_with(tmp_path / "whole.docx", [[HEADING, PLAN]]).read_bytes()
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xff.docx"))
    path.write_bytes(whole)
    assert read(path).source == "k?.docx"
    assert "k?" in complaint(Path(os.fsdecode(os.fsencode(tmp_path) + b"/x\xffk?.docx")))


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "k.docx").mkdir()
    assert "thư mục" in complaint(tmp_path / "k.docx")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "không phải tệp thường" in complaint(tmp_path / "pipe.txt")
    assert "không phải tệp thường" in complaint(Path("/dev/zero"))
    assert "Không mở được" in complaint(tmp_path / "k\0.docx")
    assert "Không mở được" in complaint(tmp_path / ("k" * 300 + ".docx"))
    (tmp_path / "loop.docx").symlink_to(tmp_path / "loop.docx")
    assert "Không mở được" in complaint(tmp_path / "loop.docx")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = file(tmp_path, "k.txt", b"x")
    monkeypatch.setattr(Path, "open", refuse)
    assert "quyền đọc" in complaint(path)


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">'])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused(tmp_path: Path, declared: str, coding: str, name: str) -> None:
    start = f'<?xml version="1.0" encoding="{coding}"?>{declared}'
    laughing = (
        f'{start}<w:document xmlns:w="{SPACE}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>'
    )
    main = "word/document.xml" if name.startswith("word") else "xl/workbook.xml"
    parts: dict[str, str | bytes] = {main: f'<x xmlns="{SPACE}"/>', name: laughing.encode(coding)}
    assert "không an toàn" in complaint(file(tmp_path, "k.docx", packed(parts)))


def test_a_link_to_another_place_is_not_followed(tmp_path: Path) -> None:
    data = packed(
        {
            "word/document.xml": part("document", f"<w:body>{p('Kính gửi các đơn vị')}</w:body>"),
            "word/_rels/document.xml.rels": relations(numbering="http://127.0.0.1:9/n.xml").replace(
                "/>", ' TargetMode="External"/>'
            ),
        }
    )
    assert "Không thấy kế hoạch" in complaint(file(tmp_path, "k.docx", data))


def test_a_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    data = bytearray(packed({"word/document.xml": "<a>" + " " * (64 * 2**20) + "</a>"}))
    record = data.rfind(b"PK\x01\x02")
    data[record + 24 : record + 28] = (1000).to_bytes(4, "little")
    assert "hỏng" in complaint(file(tmp_path, "k.docx", bytes(data)))


def test_a_zip_of_thousands_of_parts(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {f"word/{at}.xml": "" for at in range(6000)}
    assert "quá lớn" in complaint(file(tmp_path, "k.docx", packed({"word/document.xml": "<a/>", **parts})))


def test_a_zip_within_a_zip_stays_closed(tmp_path: Path) -> None:
    inner = packed({"bomb.xml": " " * (30 * 2**20)})
    data = package(p("KẾ HOẠCH") + p("Cải cách hành chính năm 2024"))
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts: dict[str, str | bytes] = {name: source.read(name) for name in source.namelist()}
    assert read(file(tmp_path, "k.docx", packed({**parts, "word/embeddings/a.zip": inner}))).title


def test_a_broken_picture_does_no_harm(tmp_path: Path) -> None:
    picture = b"\x89PNG" + bytes(range(256)) * 4
    body = part("document", f"<w:body>{p('KẾ HOẠCH')}{p('Cải cách hành chính năm 2024')}</w:body>")
    data = packed({"word/document.xml": body, "word/media/image1.png": picture}, zipfile.ZIP_STORED)
    at = data.index(picture) + 100
    assert read(file(tmp_path, "k.docx", data[:at] + b"!!!" + data[at + 3 :])).title


def test_more_rows_than_any_plan_has(tmp_path: Path) -> None:
    rows = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"
    assert "hàng" in complaint(file(tmp_path, "k.docx", package(f"<w:tbl>{rows * 25_000}</w:tbl>")))
    assert "quá lớn" in complaint(file(tmp_path, "k.docx", package("<w:p/>" * 1_600_000)))
    assert "quá dài" in complaint(file(tmp_path, "k.txt", b"a\tb\n" * 150_000))
    assert "quá dài" in complaint(file(tmp_path, "k.txt", b"a " * 3_000_000))


TEXT = "KẾ HOẠCH\nCải cách hành chính năm 2024\nCăn cứ nhiệm vụ của nhân dân, các đơn vị báo cáo kế hoạch.\n"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_codings_of_unicode(tmp_path: Path, coding: str) -> None:
    data = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode(coding)
    for cut in (0, 1):
        assert read(file(tmp_path, "k.txt", data[: len(data) - cut])).title == "KẾ HOẠCH Cải cách hành chính năm 2024"


def test_windows_1258_where_it_surely_is_that(tmp_path: Path) -> None:
    # The coding holds â, ê, ô, ă, ơ, ư whole and the tones as letters of their own.
    letters = [unicodedata.normalize("NFD", letter) for letter in TEXT]
    tones = [[mark for mark in letter if mark in "\u0300\u0301\u0303\u0309\u0323"] for letter in letters]
    bare = ["".join(mark for mark in letter if mark not in tone) for letter, tone in zip(letters, tones, strict=True)]
    text = "".join(unicodedata.normalize("NFC", one) + "".join(tone) for one, tone in zip(bare, tones, strict=True))
    data = text.encode("cp1258")
    assert read(file(tmp_path, "k.txt", data)).title == "KẾ HOẠCH Cải cách hành chính năm 2024"
    assert "UTF-8" in complaint(file(tmp_path, "k.txt", "Mời họp\n".encode("cp1258", "replace") + b"\xff\xfe\xfd" * 20))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KÕ ho¹ch c¶i c¸ch hµnh chÝnh; ñy ban nh©n d©n giao nhiÖm vô", "TCVN3"),
        ("KEÁ HOAÏCH caûi caùch haønh chính; uûy ban nhaân daân giao nhieäm vuï", "VNI"),
    ],
)
def test_old_codings_are_known(tmp_path: Path, text: str, name: str) -> None:
    for data in (text.encode(), text.encode("cp1252")):
        line = complaint(file(tmp_path, "k.txt", data))
        assert name in line
        assert "Unicode" in line
    assert name in complaint(file(tmp_path, "k.docx", package(p(text))))


def test_a_text_with_a_few_broken_letters_is_read(tmp_path: Path) -> None:
    data = TEXT.encode() * 20 + b"\xff\xfe c\xe1 " + TEXT.encode() * 20
    assert read(file(tmp_path, "k.txt", data)).title == "KẾ HOẠCH Cải cách hành chính năm 2024"


def test_binary_text(tmp_path: Path) -> None:
    assert "không phải văn bản" in complaint(file(tmp_path, "k.txt", bytes(range(256)) * 50))


def test_whatever_a_library_raises_becomes_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise RecursionError("deep down")

    monkeypatch.setitem(forms._FORMS, ".txt", stumble)
    assert "hỏng" in complaint(file(tmp_path, "k.txt", b"x"))


def test_who_watches_may_stop_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(done: int, of: int) -> None:
        raise TimeoutError(f"{done} of {of}")

    monkeypatch.setitem(forms._FORMS, ".txt", lambda data, package, progress: progress(1, 2))
    with pytest.raises(TimeoutError, match="1 of 2"):
        read(file(tmp_path, "k.txt", b"x"), stop)


def test_an_endless_cell_of_times_is_read_in_time(tmp_path: Path) -> None:
    row = (*PLAN[:5], "trước ngày " * 5000 + "15/3/2024")
    began = time.perf_counter()
    (task,) = read(document_with(tmp_path / "k.docx", [[HEADING, row]])).tasks
    assert time.perf_counter() - began < 10
    assert task.due == []


def test_a_word_file_without_words(tmp_path: Path) -> None:
    assert "ảnh quét" in complaint(file(tmp_path, "k.docx", package("<w:p><w:r><w:drawing/></w:r></w:p>")))
