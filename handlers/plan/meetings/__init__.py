"""Plans that announce a standing meeting."""
