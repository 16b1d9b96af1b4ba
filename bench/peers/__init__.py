"""Bare bots of other libraries, each as shipped: they store nothing and answer the tap."""
