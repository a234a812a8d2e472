"""How long everything takes on the national data set: ``./portal bench``. It measures and judges nothing.

What it makes (database, files) lies in the work folder, so stopping it halfway leaves the source as it was.
"""
