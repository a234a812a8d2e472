"""Whom and which place a line means, among those the register knows. Pure: who asks loads what is known."""
