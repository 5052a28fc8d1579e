"""A document that bears a stamp of secrecy is not read; words about secrecy do not make it secret."""

from pathlib import Path

import pytest

from domain.plan import UnreadableDocument
from plans import read

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
