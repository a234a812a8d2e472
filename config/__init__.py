"""Wiring: settings, addresses, the worker. No other package imports this one."""

import os

from config.celery import app as celery_app

# What the portal's own processes write is for them alone: database, files, messages, logs.
os.umask(0o077)
__version__ = "0.1.0"
__all__ = ["__version__", "celery_app"]
