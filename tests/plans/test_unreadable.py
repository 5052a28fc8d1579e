"""Files that hold no plan, or cannot be opened: one Vietnamese line says what is wrong and what to do."""

import zipfile
from pathlib import Path

import pytest

from domain.plan import UnreadableDocument
from plans import read
from tests.plans.drawing import HEADING, document_with


def complaint(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    text = str(caught.value)
    assert "\n" not in text
    assert "hãy" in text, "it says what to do"
    return text


def file(tmp_path: Path, name: str, data: bytes) -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


@pytest.mark.parametrize("name", ["k.pdf", "k.xlsx", "k.doc", "k"])
def test_other_forms(tmp_path: Path, name: str) -> None:
    assert ".docx" in complaint(file(tmp_path, name, b"anything"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "Không mở được" in complaint(tmp_path / "khong-co.txt")


@pytest.mark.parametrize("name", ["k.txt", "k.docx"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert "trống" in complaint(file(tmp_path, name, b" \n"))


def test_too_large_a_file(tmp_path: Path) -> None:
    assert "20 MB" in complaint(file(tmp_path, "k.txt", b"a" * (20 * 2**20 + 1)))


def test_a_broken_word_file(tmp_path: Path) -> None:
    whole = document_with(tmp_path / "whole.docx", [[HEADING]]).read_bytes()
    for data in (b"not a zip", whole[: len(whole) // 2], whole[:-40]):
        assert "hỏng" in complaint(file(tmp_path, "k.docx", data))


def test_a_word_file_with_wrong_bytes_in_it(tmp_path: Path) -> None:
    data = bytearray(document_with(tmp_path / "whole.docx", [[HEADING]]).read_bytes())
    for place in range(200, len(data) - 200, 97):
        data[place] ^= 0xFF
    complaint(file(tmp_path, "k.docx", bytes(data)))


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
        target.writestr("xl/workbook.xml", "<workbook/>")
    assert "không phải tài liệu Word" in complaint(tmp_path / "k.docx")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "k.docx", "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", b" " * (64 * 2**20))
    assert "quá lớn" in complaint(tmp_path / "k.docx")


@pytest.mark.parametrize(
    "data", ["Kế hoạch".encode("utf-16-be"), "Kế hoạch năm".encode("cp1258", "replace") + b"\xff\xfe\xfd"]
)
def test_text_in_another_coding(tmp_path: Path, data: bytes) -> None:
    complaint(file(tmp_path, "k.txt", data))


def test_text_without_a_plan(tmp_path: Path) -> None:
    assert "Không thấy kế hoạch" in complaint(file(tmp_path, "k.txt", "Kính gửi các đơn vị,\nMời họp.".encode()))
