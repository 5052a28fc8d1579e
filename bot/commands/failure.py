"""What a user can cause is told in one line, with exit code 2; only our own faults leave a trace."""

import sys
from collections.abc import Callable

import typer
from pydantic import ValidationError

from domain.plan import UnreadableDocument

# By name: importing the database's library to know its errors would slow down every command that needs none.
_DATABASE = ("ArgumentError", "OperationalError", "NoSuchModuleError")


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
        return _say(f"Cài đặt sai: {_fields(error)}. Xem docs/settings.md.")
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _say(f"Máy không cho làm việc này: {error.strerror or error} ({error.filename or 'không rõ tệp'}).")
    except Exception as error:
        wrong_usage = getattr(error, "format_message", None)
        if wrong_usage is not None:
            return _say(f"Lệnh chưa đúng: {wrong_usage()} Thêm --help để xem cách dùng.")
        if type(error).__module__.startswith("sqlalchemy") and type(error).__name__ in _DATABASE:
            return _say("Không mở được cơ sở dữ liệu. Kiểm tra NHACVIEC_DATABASE_URL và quyền ghi thư mục dữ liệu.")
        raise
    return result if isinstance(result, int) else 0


def _fields(error: ValidationError) -> str:
    # The values are left out: one of them may be a token.
    named = [".".join(str(part) for part in one["loc"]) for one in error.errors()]
    return ", ".join(f"NHACVIEC_{name.upper()}" for name in named if name) or str(error.errors()[0]["msg"])


def _say(line: str) -> int:
    sys.stderr.write(" ".join(line.split()) + "\n")
    return 2
