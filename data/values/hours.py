"""The hour of study (学时), the same for meetings and readings."""

STUDY_HOUR = 60
"""Minutes. The Party's regulations count in 学时 without saying how long one is; a branch whose
superiors reckon with lessons of 45 minutes puts its sums right when it reports them."""
