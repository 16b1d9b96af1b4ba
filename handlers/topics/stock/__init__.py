"""The stock of topics: /topic, the topics to come, proposals, and plans that post them."""
