"""People who take part without being on the roster: observers until somebody decides."""
