"""What a user can cause is told in one line, with exit code 2; only our own faults leave a trace."""

import sys
from collections.abc import Callable
from typing import Any

import typer
from pydantic import ValidationError

from domain.plan import UnreadableDocument

# By name: importing the database's library to know its errors would slow down every command that needs none.
_DATABASE = ("ArgumentError", "DatabaseError", "OperationalError", "NoSuchModuleError")


class Mistake(Exception):
    """Something the person at the keyboard can mend. Its text is Vietnamese, one line."""


def told(command: Callable[..., object]) -> int:
    """Run the command line; gives the exit code."""
    try:
        result = command(standalone_mode=False)
    except typer.Abort:
        return _say("Đã dừng, chưa thay đổi gì.")
    except (Mistake, UnreadableDocument) as error:
        return _say(str(error))
    except ValidationError as error:
        if error.title != "Settings":
            raise
        return _say(f"Cài đặt sai: {_fields(error)}. Xem docs/settings.md.")
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _say(f"Máy không cho làm việc này: {error.strerror or error} ({error.filename or 'không rõ tệp'}).")
    except UnicodeError:
        return _say("Chữ nhập vào không phải UTF-8. Lưu lại dạng UTF-8 rồi thử lại.")
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(f"{error}\n")
            return 0
        if hasattr(error, "format_message"):
            return _say(f"Lệnh chưa đúng: {_usage(error)} Thêm --help để xem cách dùng.")
        if type(error).__module__.startswith("sqlalchemy") and type(error).__name__ in _DATABASE:
            return _say("Không mở được cơ sở dữ liệu. Kiểm tra NHACVIEC_DATABASE_URL và quyền ghi thư mục dữ liệu.")
        raise
    return result if isinstance(result, int) else 0


def _fields(error: ValidationError) -> str:
    # The values are left out: one of them may be a token.
    named = [".".join(str(part) for part in one["loc"]) for one in error.errors()]
    told = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
    return ", ".join(f"NHACVIEC_{name.upper()}" for name in named if name) or told


def _usage(error: Any) -> str:
    """What is wrong with the words of the command line; the library says it in English."""
    words = str(error.format_message())
    parameter = getattr(error, "param", None)
    name = max(parameter.opts, key=len) if parameter is not None else getattr(error, "option_name", "")
    name = name if name.startswith("-") else name.upper()
    match type(error).__name__:
        case "MissingParameter":
            return f"thiếu {name}."
        case "NoSuchOption":
            return f"không có tùy chọn {name}."
        case "BadOptionUsage":
            return f"tùy chọn {name} {'cần một giá trị' if 'requires' in words else 'không nhận giá trị'}."
        case "BadParameter":
            return f"giá trị của {name} không đúng ({getattr(parameter, 'help', None) or words})."
    quoted = words[words.find("'") :].rstrip(".") if "'" in words else words[words.find("(") :]
    if words.startswith("No such command"):
        return f"không có lệnh {quoted}."
    return f"thừa chữ {quoted}; tên có dấu cách thì đặt trong ngoặc kép."


def _say(line: str) -> int:
    sys.stderr.write(" ".join(line.split()) + "\n")
    return 2
