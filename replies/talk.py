"""Everything said around the work: greeting, help, strangers, refusals, our own errors."""

from domain.messages import Choice, Reply
from domain.office import Person, Role
from replies.words import cut, page, plain

MY_TASKS = Choice("Việc của tôi", "my_tasks", "việc của tôi")
SUMMARY = Choice("Tóm tắt", "summary", "tóm tắt")
OVERDUE = Choice("Quá hạn", "overdue", "quá hạn")
REPORT_DATES = Choice("Hạn báo cáo", "report_dates", "hạn báo cáo")
HELP = Choice("Hướng dẫn", "help", "hướng dẫn")
YES = ("đúng", "có", "đồng ý")
"""What is typed for the affirmative choice of a question."""


def _leads(person: Person) -> bool:
    return person.role in (Role.LEADER, Role.COORDINATOR)


def starters(person: Person) -> tuple[Choice, ...]:
    """What to press first, by role."""
    return (SUMMARY, OVERDUE, REPORT_DATES) if _leads(person) else (MY_TASKS, REPORT_DATES, HELP)


# ---------------------------------------------------------------- strangers and linking
def stranger() -> Reply:
    """All that anyone learns who is not linked."""
    return Reply(
        "Chào anh/chị. Trợ lý chỉ trả lời người đã liên kết. Xin mã ở đầu mối của cơ quan rồi gửi: LIENKET và mã."
    )


def wrong_code() -> Reply:
    """A code that links nobody."""
    return Reply("Mã này không đúng, đã dùng hoặc đã hết hạn. Xin mã mới ở đầu mối của cơ quan rồi gửi: LIENKET và mã.")


def link_in_private() -> Reply:
    """A code was sent where others read it."""
    return Reply("Mã liên kết là của riêng từng người. Anh/chị nhắn riêng cho trợ lý, không gửi trong nhóm.")


def linked(person: Person) -> Reply:
    """The chat now speaks for this person."""
    position = f"{plain(person.position)}, " if person.position else ""
    example = "“tóm tắt” hoặc “việc nào quá hạn”" if _leads(person) else "“việc của tôi” hoặc “hạn báo cáo”"
    return Reply(
        page([f"**Đã liên kết: {plain(person.name)}** ({position}{plain(person.unit.name)}).", f"Thử nhắn {example}."]),
        starters(person),
    )


def linked_with_tasks(person: Person, tasks: Reply) -> Reply:
    """The chat now speaks for this person; these tasks wait."""
    head = linked(person).text.partition("\n")[0]
    return Reply(page([head, tasks.text, "Xem thêm: “hạn báo cáo”, “hướng dẫn”."]), tasks.choices)


def how_identity_works(person: Person) -> Reply:
    """Someone says who they are; only a code can prove it."""
    return Reply(
        page(
            [
                f"Cuộc trò chuyện này là của **{plain(person.name)}** ({plain(person.unit.name)}).",
                "Nếu không đúng, xin mã ở đầu mối của cơ quan rồi gửi: LIENKET và mã.",
            ]
        )
    )


# ---------------------------------------------------------------- small talk
def greet(person: Person) -> Reply:
    """A greeting, and what to try."""
    example = "“tóm tắt”, “việc nào quá hạn”" if _leads(person) else "“việc của tôi”, “hạn báo cáo”"
    return Reply(f"Chào anh/chị {plain(person.name)}. Thử nhắn {example} hoặc “hướng dẫn”.", starters(person))


def thanks() -> Reply:
    """Somebody is content."""
    return Reply("Không có gì ạ. Cần xem việc, anh/chị cứ nhắn.")


def help_for(person: Person) -> Reply:
    """What can be typed, by role."""
    own = [
        "- Xem việc: “việc của tôi”, “tuần này có việc gì”, “chi tiết I.2”",
        "- Báo tiến độ: “I.2 được 60%”, “việc 1 xong rồi”, “I.2 vướng kinh phí”",
        "- Ghi nhầm: “hoàn tác”",
        "- Hỏi: “hạn báo cáo quý I”, “ai phụ trách ISO”",
        "- Tự nhắc: “nhắc tôi việc I.2 sáng mai 8h”",
    ]
    above = [
        "- Nắm tình hình: “tóm tắt”, “tình hình phòng Nội vụ”, “đơn vị nào chậm nhất”",
        "- Chậm hạn: “việc nào quá hạn”, “đơn vị nào chưa báo cáo”",
    ]
    lines = above + own if _leads(person) or person.role is Role.HEAD else own
    if person.role in (Role.COORDINATOR, Role.ADMIN):
        lines = ["- Nhập kế hoạch: gửi tệp .docx, .pdf, .xlsx hoặc .txt vào đây", *lines]
    return Reply(page(["**Anh/chị có thể nhắn:**", *lines, "Gõ không dấu, viết tắt đều được."]), starters(person))


def other() -> Reply:
    """Nothing the assistant does."""
    return Reply(
        "Việc này em không giúp được. Em lo việc, hạn và báo cáo trong kế hoạch: "
        "thử “việc của tôi” hoặc “hạn báo cáo”.",
        (MY_TASKS, REPORT_DATES, HELP),
    )


def only_words() -> Reply:
    """A sticker, a picture, a voice message."""
    return Reply("Trợ lý chỉ đọc được tin nhắn chữ. Anh/chị gõ giúp, ví dụ “việc của tôi” hoặc “I.2 được 60%”.")


def empty() -> Reply:
    """Nothing but signs."""
    return Reply("Anh/chị cần gì, nhắn bằng chữ giúp: “việc của tôi”, “I.2 được 60%” hoặc “hướng dẫn”.")


def nothing_asked() -> Reply:
    """A yes without a question."""
    return Reply("Hiện không có câu hỏi nào chờ trả lời, nên chưa ghi gì. Nhắn “việc của tôi” để xem việc.")


def say_which(choices: int) -> Reply:
    """A yes to a question with several answers."""
    return Reply(f"Anh/chị chọn số nào, từ 1 đến {choices}? Nhắn “thôi” để bỏ qua.")


def nothing_to_cancel() -> Reply:
    """A no without a question."""
    return Reply("Không có gì đang chờ. Muốn bỏ lần ghi vừa rồi, nhắn “hoàn tác”.")


def left() -> Reply:
    """An open question is left."""
    return Reply("Đã bỏ qua, không ghi gì.")


def old_button() -> Reply:
    """A button of an older version, or of something that is no more."""
    return Reply("Nút này không dùng được nữa. Anh/chị nhắn bằng chữ giúp, ví dụ “việc của tôi”.", (MY_TASKS, HELP))


# ---------------------------------------------------------------- refusals and errors
def no_plan() -> Reply:
    """Nothing is in force yet."""
    return Reply("Chưa có kế hoạch nào đang áp dụng. Đầu mối nhập kế hoạch xong, anh/chị nhắn “việc của tôi” để xem.")


def secret() -> Reply:
    """A text marked as secret."""
    return Reply(
        "Tin này có dấu MẬT nên không xử lý. Không gửi nội dung mật qua ứng dụng nhắn tin; anh/chị xóa tin giúp."
    )


def impossible_date(words: str) -> Reply:
    """A day that no calendar has."""
    day = cut(words, 20)
    return Reply(f"Không có ngày {day.removeprefix('ngày ').removeprefix('Ngày ')}. Anh/chị muốn ghi ngày nào?")


def other_unit(unit: str) -> Reply:
    """Progress of a unit that this person may not see."""
    return Reply(
        f"Tiến độ của {cut(unit, 80)} chỉ đơn vị đó, lãnh đạo và đầu mối xem được. "
        "Nhắn “tóm tắt” để xem của đơn vị mình.",
        (Choice("Đơn vị mình", "summary", "tóm tắt"),),
    )


def unknown_unit(unit: str) -> Reply:
    """A unit without a task in the plans."""
    return Reply(f"Không thấy {cut(unit, 80)} chủ trì việc nào trong kế hoạch đang áp dụng.")


def apology(code: str) -> Reply:
    """Our own error."""
    return Reply(
        f"Em gặp lỗi nên chưa ghi được gì (mã {code}). Anh/chị gửi lại giúp; nếu vẫn lỗi, báo người quản trị mã này."
    )


# ---------------------------------------------------------------- not there yet
def no_extension(code: str) -> Reply:
    """Later deadlines cannot be asked for here yet."""
    what = f" của việc {cut(code, 20)}" if code else ""
    return Reply(
        page(
            [
                f"Chưa nhận xin gia hạn qua trợ lý, nên hạn{what} giữ nguyên.",
                "Đề nghị trực tiếp lãnh đạo đã giao việc. Lý do chậm thì báo được ngay: “I.2 vướng chờ hướng dẫn”.",
            ]
        )
    )


def no_settings() -> Reply:
    """When reminders come cannot be changed yet."""
    return Reply(
        "Chưa đổi được giờ và số ngày nhắc chung. Nhắc riêng một việc thì được: “nhắc tôi việc I.2 chiều thứ Năm”."
    )


def no_nudge(unit: str) -> Reply:
    """A unit cannot be pressed through the assistant yet."""
    whom = cut(unit, 60) if unit else "đơn vị"
    return Reply(
        f"Chưa gửi được lời đôn đốc, nên chưa nhắn {whom}. Nhắn “việc nào quá hạn” để có danh sách gửi đi.",
        (OVERDUE,),
    )


def no_assignment() -> Reply:
    """A task outside the plan cannot be given yet."""
    return Reply(
        "Chưa giao được việc ngoài kế hoạch qua trợ lý, nên chưa ghi gì. "
        "Đầu mối bổ sung việc vào kế hoạch rồi nhập lại."
    )


def no_score() -> Reply:
    """Points cannot be shown yet."""
    return Reply(
        "Chưa xem được điểm chỉ số CCHC. Tình hình các việc thì có: nhắn “tóm tắt” hoặc “việc nào quá hạn”.",
        (SUMMARY, OVERDUE),
    )


def no_export() -> Reply:
    """Files cannot be made yet."""
    return Reply(
        "Chưa xuất được tệp. Nhắn “tóm tắt” để có số liệu ngay trong tin nhắn, rồi chép vào báo cáo.", (SUMMARY,)
    )
