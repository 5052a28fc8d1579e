"""The process: settings, bootstrap, dispatcher, command line, channels."""
