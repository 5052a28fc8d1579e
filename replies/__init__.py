"""Every sentence the assistant says. Pure: plain values in, a reply out."""
