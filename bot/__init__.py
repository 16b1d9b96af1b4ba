"""The top floor: settings, command line, app, dispatcher and intake."""
