"""The doors: Telegram, the web chat, the console."""
