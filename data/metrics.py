"""Counters and times for operators, in Prometheus' form. A unit that is run again counts again."""

from prometheus_client import Counter, Gauge, Histogram

HANDLED = Histogram(
    "zhixue_update_seconds",
    "From an update's arrival to its commit",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5),
)
REPEATED = Counter("zhixue_updates_repeated", "Updates delivered again and not done again")
SET_ASIDE = Counter("zhixue_updates_set_aside", "Updates that failed every time they were tried")
SLOWED = Counter("zhixue_updates_slowed", "Updates passed over because their sender was too fast")
READY = Gauge("zhixue_ready", "1 where /healthz says 200")
TROUBLE = Gauge("zhixue_trouble", "1 for each trouble that /healthz names", ["kind"])
WAITING = Gauge("zhixue_outbox_waiting", "Messages waiting in the outbox")
OLDEST = Gauge("zhixue_outbox_oldest_seconds", "How long the message due for longest has been")
SENT = Counter("zhixue_outbox_sent", "Messages sent from the outbox")
GIVEN_UP = Counter("zhixue_outbox_failed", "Messages of the outbox given up")
DRAWN = Counter("zhixue_cards_drawn", "Live cards redrawn")
LATE = Histogram(
    "zhixue_plan_late_seconds",
    "How late plans fire",
    buckets=(0.5, 1, 2, 5, 15, 60, 300, 3600),
)
