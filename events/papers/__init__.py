"""What the papers of events print, beside how they print it."""
