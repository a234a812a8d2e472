"""What ./portal does, one module per job; the standard library only, it runs before anything is installed."""
