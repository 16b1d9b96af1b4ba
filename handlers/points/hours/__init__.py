"""/hours (学时): the year's accounts, and training outside the branch."""
