"""Tasks that stand in sentences and bullets."""
