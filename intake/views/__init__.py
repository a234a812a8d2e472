"""Pages of rosters that come in."""
