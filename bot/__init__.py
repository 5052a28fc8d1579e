"""The process: settings, bootstrap, dispatcher, command line, channels."""

import sys

# The Telegram library loads httpx, and that its own command line with rich and pygments: 6 MB that nothing here uses.
# httpx does without where it cannot be imported, which this says.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
