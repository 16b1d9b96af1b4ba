"""A bare python-telegram-bot: its own updater, its own HTTP client, two handlers."""

import os

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, PollAnswerHandler

from bench.peers import count


async def tapped(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answers the tap and does nothing else."""
    if update.callback_query:
        await update.callback_query.answer("签到成功")


async def voted(_update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Counts the vote and does nothing else."""
    count()


def main() -> None:
    """Runs until stopped."""
    builder = Application.builder().token(os.environ["TOKEN"])
    application = builder.base_url(f"{os.environ['BASE_URL']}/bot").build()
    application.add_handler(CallbackQueryHandler(tapped))
    application.add_handler(PollAnswerHandler(voted))
    if os.environ["MODE"] == "polling":
        application.run_polling()
        return
    port = int(os.environ["WEBHOOK_PORT"])
    application.run_webhook(
        port=port,
        url_path="telegram",
        webhook_url=f"http://127.0.0.1:{port}/telegram",
        secret_token=os.environ["SECRET"],
    )


main()
