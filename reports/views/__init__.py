"""Pages of figures, report runs and open data."""
