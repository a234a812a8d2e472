"""Rosters: handed in."""

from config.tests.deeds import Deed
from intake import services

DEEDS = {"hand_in": Deed(lambda s: services.hand_in(by=s.officer, office=s.office, content=b"x"))}
