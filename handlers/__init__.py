"""One short synchronous function per intent."""
