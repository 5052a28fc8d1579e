"""Webhooks, health and the web chat."""
