"""The pages of an office, one file a subject."""
