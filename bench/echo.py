"""A bare python-telegram-bot echo bot on its own webhook: what the throughput is compared with."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it back."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main(port: int, api: str) -> None:
    """Serve until killed."""
    application = Application.builder().token("1:bench").base_url(f"{api}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_webhook(
        listen="127.0.0.1", port=port, url_path="hook", secret_token="bench", webhook_url=f"{api}/hook"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
