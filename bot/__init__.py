"""The top floor: settings, command line, assembly and intake."""
