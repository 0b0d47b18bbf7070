"""Webhooks of folder behaviors: what is sent for an action, signed, tried again, and told."""

from files_mock_server.webhooks.deliveries import Attempt, Delivery
from files_mock_server.webhooks.outbox import Webhooks

__all__ = ["Attempt", "Delivery", "Webhooks"]
