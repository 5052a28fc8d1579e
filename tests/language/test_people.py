"""People by their names as colleagues say them, and by their units."""

import pytest

from language.people import Named, people_in

STAFF = (
    Named("Trần Thị Hương", "Văn phòng HĐND và UBND xã"),
    Named("Lê Thu Hương", "Phòng Văn hóa - Xã hội"),
    Named("Vũ Đình Khoa", "Phòng Kinh tế"),
    Named("Bùi Thị Ngọc Lan", "Phòng Kinh tế"),
    Named("Nguyễn Thị Hạnh", "Trung tâm Phục vụ hành chính công xã"),
    Named("Trịnh Công Dũng", "Công an xã"),
    Named("Hà Văn Dụng", "Ban Chỉ huy Quân sự xã"),
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Vũ Đình Khoa", [2]),
        ("anh Khoa", [2]),
        ("khoa phong kinh te", [2]),
        ("chị Hương", [0, 1]),
        ("chị Hương bên văn hóa", [1]),
        ("huong van phong", [0]),
        ("Thu Hương", [1]),
        ("Trần Thị Hương", [0]),
        ("Dũng", [5]),
        ("dung", [5, 6]),
        ("dung ben quan su", [6]),
        ("chị Hương bên công an", [0, 1]),
        ("Ngọc", []),
        ("Phòng Kinh tế", []),
        ("", []),
    ],
)
def test_who_is_meant(text: str, meant: list[int]) -> None:
    assert list(people_in(text, STAFF)) == meant
