"""Files whose texts become material."""
