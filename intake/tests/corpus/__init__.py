"""Ugly files, built by code: each trap of Thai office spreadsheets, alone and in pairs, with what must come out."""
