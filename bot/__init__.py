"""The top floor: settings, command line, assembly, intake, and the sandbox."""
