"""The command line `nhacviec`."""

import sys

import typer

from bot.commands import office, planning, reading, running

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Nhắc Việc: trợ lý nhắc việc cho cán bộ, công chức.",
)
plan_app = typer.Typer(no_args_is_help=True, help="Đọc, công bố, xem và thu hồi kế hoạch.")
people_app = typer.Typer(no_args_is_help=True, help="Danh sách cán bộ và mã liên kết.")
app.add_typer(plan_app, name="plan")
app.add_typer(people_app, name="people")

plan_app.command("read")(reading.plan_read)
plan_app.command("import")(planning.plan_import)
plan_app.command("list")(planning.plan_list)
plan_app.command("show")(planning.plan_show)
plan_app.command("withdraw")(planning.plan_withdraw)
people_app.command("import")(office.people_import)
people_app.command("code")(office.people_code)
app.command("deadlines")(reading.deadlines)
app.command("understand")(reading.understand)
app.command("run")(running.run)
app.command("chat")(running.chat)
app.command("migrate")(running.bring_up_to_date)
app.command("doctor")(running.doctor)


def main() -> None:
    """Entry point of the console script. What a user can cause is one line on standard error and exit code 2."""
    from bot.commands.failure import told

    sys.exit(told(app))


if __name__ == "__main__":
    main()
