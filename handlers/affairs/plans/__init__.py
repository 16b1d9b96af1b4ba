"""Plans that ask in time for what is to be published regularly, such as a quarter's dues."""
