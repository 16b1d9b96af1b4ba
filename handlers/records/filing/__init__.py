"""/minutes (会议记录): the record of a meeting, changed freely until it is filed."""
