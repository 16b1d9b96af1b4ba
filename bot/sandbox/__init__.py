"""Telegram on this machine: a Bot API server and a chat page; imports nothing of ours."""
