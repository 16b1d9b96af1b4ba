"""The rhythm guard: warns before a period ends without what it demands; the year at a glance."""
