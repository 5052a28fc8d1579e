"""The invented commune's people: names of nobody, phones that ring nowhere."""

from dataclasses import dataclass

from samples.commune import ECONOMY, HEALTH, ISSUER, MILITARY, OFFICE, POLICE, SERVICE, SIGNER, SOCIETY

COLUMNS = ("Họ và tên", "Chức vụ", "Đơn vị", "Vai trò", "Điện thoại")


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One line of the staff list."""

    name: str
    position: str
    unit: str
    role: str


STAFF = (
    SamplePerson(SIGNER, "Chủ tịch", ISSUER, "lãnh đạo"),
    SamplePerson("Đoàn Thị Minh Khuê", "Phó Chủ tịch", ISSUER, "lãnh đạo"),
    SamplePerson("Phan Trọng Quý", "Phó Chủ tịch", ISSUER, "lãnh đạo"),
    SamplePerson("Tạ Quang Hưng", "Chánh Văn phòng", OFFICE, "trưởng đơn vị"),
    SamplePerson("Trần Thị Hương", "Chuyên viên", OFFICE, "đầu mối"),
    SamplePerson("Ngô Đức Thịnh", "Chuyên viên", OFFICE, "quản trị"),
    SamplePerson("Mai Thanh Tùng", "Chuyên viên", OFFICE, "cán bộ"),
    SamplePerson("Hoàng Thị Bích Vân", "Trưởng phòng", SOCIETY, "trưởng đơn vị"),
    SamplePerson("Lê Thu Hương", "Chuyên viên", SOCIETY, "cán bộ"),
    SamplePerson("Vũ Đình Khoa", "Trưởng phòng", ECONOMY, "trưởng đơn vị"),
    SamplePerson("Bùi Thị Ngọc Lan", "Kế toán", ECONOMY, "cán bộ"),
    SamplePerson("Đặng Văn Phúc", "Giám đốc", SERVICE, "trưởng đơn vị"),
    SamplePerson("Nguyễn Thị Hạnh", "Nhân viên tiếp nhận hồ sơ", SERVICE, "cán bộ"),
    SamplePerson("Trịnh Công Dũng", "Trưởng Công an xã", POLICE, "trưởng đơn vị"),
    SamplePerson("Hà Văn Kiên", "Chỉ huy trưởng", MILITARY, "trưởng đơn vị"),
    SamplePerson("Cao Thị Tuyết Nga", "Trạm trưởng", HEALTH, "trưởng đơn vị"),
)


def phone(place: int) -> str:
    """The invented phone of the person in this line, counted from 1."""
    return f"0900 000 {place:03d}"
