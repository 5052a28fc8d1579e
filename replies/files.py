"""What is said of a file that was sent, before anything in it is spoken of."""

from domain.messages import Reply
from replies.words import cut, plain


def reading_now(name: str) -> Reply:
    """A file that takes some time."""
    return Reply(f"Đang đọc {cut(name, 60)}, xong em báo ngay.")


def not_read(why: str) -> Reply:
    """A file that cannot be read: what is wrong and what to do, in one line."""
    return Reply(plain(why))


def not_fetched() -> Reply:
    """The channel did not hand the file out."""
    return Reply("Chưa tải được tệp này về. Anh/chị gửi lại giúp.")


def takes_too_long() -> Reply:
    """The reader was stopped."""
    return Reply("Tệp này đọc quá lâu nên đã dừng. Anh/chị chỉ gửi phần kế hoạch và phụ lục, tốt nhất là tệp Word.")


def reader_failed() -> Reply:
    """Our own error, or a file that takes all memory."""
    return Reply("Em gặp lỗi khi đọc tệp này nên chưa ghi gì. Anh/chị lưu lại thành tệp Word (.docx) rồi gửi lại giúp.")


def too_large() -> Reply:
    """The channel hands no file of this size out: https://core.telegram.org/bots/api#getfile."""
    return Reply("Telegram chỉ cho trợ lý tải tệp đến 20 MB. Bỏ bớt hình ảnh rồi gửi lại, hoặc nhập trên máy chủ.")


def not_yours(coordinator: str) -> Reply:
    """A file of somebody who does not import plans."""
    whom = f" ({plain(coordinator)})" if coordinator else ""
    return Reply(f"Tệp kế hoạch do đầu mối của cơ quan{whom} nhập. Tiến độ thì anh/chị nhắn bằng chữ: “I.2 được 60%”.")
