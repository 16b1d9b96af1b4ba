"""Cases: objections to notices, brought by members and decided by one of the committee."""
