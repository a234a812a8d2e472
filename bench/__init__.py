"""How long the pages take: ``./portal bench``. It prints and never fails; times belong to the machine."""
